import Documents
import Foundation
import Metering
import PricingModels
import Testing

@testable import AuroraCost

/// A name from a scenario file is shown as text, whatever it is.
struct HostileNameTests {
  static let names = [
    "<script>alert(1)</script>",
    "</title></style></script><img src=x onerror=alert(1)>",
    "R&<script>alert(1)</script>; &amp; &nbsp;",
    "Lịch của Ánh: tháng mười",
    "תזכורת \u{202E}gnp.exe",
    "=HYPERLINK(\"http://example.com\",\"x\")",
    "+1", "-2+3", "@SUM(A1:A9)", "'quoted', \"twice\"",
    "bell \u{07} escape \u{1B}[31m nul \u{00} csi \u{9B}31m del \u{7F}",
    "two\r\nlines\tand a tab",
    String(repeating: "very long ", count: 1_000),
    String(repeating: "w", count: 10_000),
    "| a | b |\n| --- |", "]]> <!-- -->", "😀 \u{200B} ﷽",
  ]

  @Test(arguments: names)
  func `the page has the name as text only`(name: String) throws {
    let page = HTMLPage(bytes: try ReportFormat.html.render(report(name)))
    #expect(try page.find("//script").count == 2)
    #expect(try page.find("//img | //iframe | //object | //link").isEmpty)
    #expect(try page.find("//@*[starts-with(name(), 'on')]").isEmpty)
    let heading = try page.find("//h1")
    #expect(heading.count == 1)
    #expect(heading.first?.contains(name.withoutControls) == true)
  }

  @Test(arguments: names)
  func `the JSON gives the name back exactly, in the file and in the page`(name: String) throws {
    let report = try report(name)
    #expect(try scenarioName(JSONReport.text(report)) == name)
    let page = HTMLPage(bytes: try ReportFormat.html.render(report))
    let block = try page.find("//script[@id='estimate']")
    #expect(try scenarioName(block[0]) == name)
    #expect(!block[0].contains("<"))
  }

  @Test(arguments: names)
  func `the CSV keeps the name on one line, in one field`(name: String) throws {
    let csv = try CSVFile(CSVReport.text(report(name)))
    #expect(csv.rows.allSatisfy { $0["scenario"] == name.onOneLine })
    #expect(csv.header == CSVReport.columns)
  }

  @Test(arguments: names)
  func `the terminal gets no control character but line breaks`(name: String) throws {
    let text = TextReport().text(try report(name))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 32 && $0.isShowable) })
    #expect(text.split(separator: "\n").allSatisfy { TerminalText.width(String($0)) <= 80 })
  }

  @Test(arguments: names)
  func `the Markdown has the name as text only, in one line`(name: String) throws {
    let text = MarkdownReport.text(try report(name))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "## " + MarkdownReport.escaped(try report(name).title))
    // What stands in a fence is shown as it is.
    let open = text.replacing(/(`{3,})sh\n.*\n\1/, with: "")
    let tags = open.matches(of: /<[^>]*>/).map { String($0.output) }
    #expect(Set(tags).isSubset(of: ["<br>", "<details>", "</details>", "<summary>", "</summary>"]))
    #expect(!open.contains("@") && !open.contains("http://"))
  }

  @Test(arguments: names)
  func `the FOCUS file keeps the name in its own fields`(name: String) throws {
    let csv = try CSVFile(FOCUSReport.text(report(name)))
    #expect(csv.rows.allSatisfy { $0["x_ScenarioName"] == name.onOneLine })
    #expect(csv.rows.allSatisfy { $0["BillingAccountId"]?.hasPrefix("estimate:") == true })
  }

  /// The name in every place where free text can stand.
  private func report(_ name: String) throws -> Report {
    var estimate = try SampleEstimate.small(name: name)
    estimate.scenario.description = name
    estimate.notIncluded.append(name)
    estimate.command.append(name)
    estimate.bill.adjustments.append(
      BillAdjustment(kind: .discount, label: name, amount: .zero))
    estimate.assumptions[0].source = name
    estimate.operations.append(
      OperationCount(
        journey: name, operation: name, dimension: .httpRequests, quantity: .zero))
    return try Report(estimate)
  }

  private func scenarioName(_ json: String) throws -> String? {
    try JSONFile(json).object("scenario")?["name"] as? String
  }
}
