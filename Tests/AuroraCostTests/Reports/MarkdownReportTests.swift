import Documents
import PricingModels
import Testing

@testable import AuroraCost

struct MarkdownReportTests {
  @Test(arguments: [
    ("<b> & \"x\"", "&lt;b&gt; &amp; \"x\""), ("a|b", "a\\|b"),
    ("*_`[x](y)", "\\*\\_\\`\\[x\\](y)"),
    ("@team #12 $x$", "&#64;team &#35;12 \\$x\\$"), ("a - b", "a - b"),
    ("https://a.b www.c.d", "https:&#47;/a.b www&#46;c.d"), ("two\nlines", "two lines"),
    ("Lịch của Ánh", "Lịch của Ánh"),
  ])
  func `text reads as itself`(text: String, expected: String) {
    #expect(MarkdownReport.escaped(text) == expected)
  }

  @Test(arguments: [
    ("- a", "\\- a"), ("+ a", "\\+ a"), ("== a", "\\== a"), ("12. a", "12\\. a"),
    ("1) a", "1\\) a"),
    ("12 a", "12 a"), ("a - b", "a - b"), ("", ""),
  ])
  func `a line cannot begin a list or a heading`(text: String, expected: String) {
    #expect(MarkdownReport.line(text) == expected)
  }

  @Test(arguments: CrossFormatTests.estimates.indices)
  func `the bill's table is whole, and its costs add up`(index: Int) throws {
    let estimate = try CrossFormatTests.estimates[index]()
    let shown = try ShownBill(estimate.bill)
    let text = MarkdownReport.text(try Report(estimate))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let head = try #require(lines.firstIndex { $0.hasPrefix("| Service | Line | Quantity ") })
    let table = lines[head...].prefix { $0.hasPrefix("|") }.map(cells)
    #expect(table.allSatisfy { $0.count == 8 })
    let rows = table.dropFirst(2).prefix(estimate.bill.lines.count)
    #expect(rows.map { $0[6] } == shown.lines.map { $0.costText.replacing("<", with: "&lt;") })
    #expect(table.last?[6].replacing("&lt;", with: "<") == "**\(shown.total.text)**")
  }

  @Test func `a long table is folded, a short one open`() throws {
    let long = MarkdownReport.text(try Report(SampleEstimate.rich()))
    #expect(long.contains("<details><summary>Bill lines, costs in USD (34 rows)</summary>"))
    let short = MarkdownReport.text(try Report(SampleEstimate.small()))
    #expect(!short.contains("<details>"))
  }

  @Test func `what does not fit in a comment is left out, and said to be`() throws {
    var estimate = try SampleEstimate.small()
    estimate.notIncluded = (0..<2_000).map { "Thing number \($0) of a very long list" }
    let text = MarkdownReport.text(try Report(estimate))
    #expect(text.count < MarkdownReport.longest + 200)
    #expect(text.contains("What would not fit in a comment was left out."))
    #expect(text.contains("### Method"))
  }

  @Test func `the small report stays as it was`() throws {
    let text = MarkdownReport.text(try Report(SampleEstimate.small()))
    try expectGolden("small.md", Array(text.utf8))
  }

  /// A row's cells, split where a bar is not escaped.
  private func cells(_ line: String) -> [String] {
    line.replacing("\\|", with: "\u{1}").dropFirst(2).dropLast(2).split(
      separator: " | ", omittingEmptySubsequences: false
    )
    .map { String($0).replacing("\u{1}", with: "\\|") }
  }
}
