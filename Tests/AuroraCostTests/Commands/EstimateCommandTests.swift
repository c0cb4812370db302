import Documents
import Foundation
import Testing

struct EstimateCommandTests {
  private let tool: CommandLineTool
  private static let scenario = """
    format: aurora-cost/scenario@1
    name: Test
    description: A few users.
    month: 2026-10
    population: { accounts: 40 }

    """

  init() throws {
    tool = try CommandLineTool()
    try tool.write(Self.scenario, to: "test.yaml")
  }

  @Test func `mail of the user pool is no reminder, and users made by others have joined`() throws {
    func told(_ changes: String...) throws -> [Substring] {
      let output = try tool.run(
        ["estimate", "test.yaml", "--format", "json"] + changes.flatMap { ["--set", $0] }
      ).output
      return output.split(separator: "\n").filter {
        $0.contains("\"remindersSent\"") || $0.contains("\"signUps\"")
      }
    }
    let base = try told()
    #expect(base.count == 2)
    #expect(try told("identity.sender=ses") == base)
    #expect(try told("identity.adminCreatedShare=1") == base)
  }

  @Test func `every format has the same total, and JSON prices again to it`() throws {
    let outcome = try tool.run(
      "estimate", "test.yaml", "-o", "a.json", "-o", "a.csv", "-o", "a.html", "-o", "-")
    #expect(outcome.status == 0)
    #expect(outcome.complaint == "")
    let total = try Document(bytes: Array(tool.read("a.json").utf8), named: "a.json").root
      .value(of: "bill")?.value(of: "total")?.decimal()
    let exact = try #require(total)
    let shown = "USD \(exact.formatted(places: 2))"
    #expect(outcome.output.contains("will cost about \(shown)"))
    let page = try tool.read("a.html").replacingOccurrences(of: "\u{A0}", with: " ")
    #expect(page.contains("<h1>Test will cost about \(shown)"))
    var sum = ExactDecimal.zero
    for row in try tool.read("a.csv").split(separator: "\r\n").dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      sum = try sum.adding(#require(ExactDecimal(fields[11])))
    }
    #expect(sum == exact)
    let again = try tool.run(
      "price", "a.json", "--prices", "builtin", "--free-tier", "always", "--format", "json")
    #expect(again.status == 0)
    #expect(again.output.contains("\"total\": \"\(exact)\""))
  }

  @Test func `two runs, and one thread or four, write the same bytes`() throws {
    for (name, threads) in [("a", "1"), ("b", "1"), ("c", "4")] {
      let outcome = try tool.run(
        "estimate", "test.yaml", "--threads", threads, "-o", "\(name).html", "-o", "\(name).csv",
        "-o", "\(name).json")
      #expect(outcome.status == 0)
    }
    for ending in ["html", "csv", "json"] {
      let first = try tool.read("a.\(ending)")
      #expect(try tool.read("b.\(ending)") == first)
      #expect(try tool.read("c.\(ending)") == first)
    }
  }

  @Test func `short options change the scenario, the strongest last`() throws {
    let outcome = try tool.run(
      "estimate", "test.yaml", "--users", "7", "--region", "us-east-1", "--seed", "9", "--set",
      "population.accounts=99", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"accounts\": 7"))
    #expect(outcome.output.contains("\"region\": \"us-east-1\""))
    #expect(outcome.output.contains("\"seed\": 9"))
  }

  @Test func `a text file is the same redirected or written`() throws {
    let outcome = try tool.run("estimate", "test.yaml", "-o", "a.txt", "-o", "-")
    #expect(outcome.output == (try tool.read("a.txt")))
  }

  @Test(arguments: [("focus", "a.csv", "AvailabilityZone"), ("csv", "a.csv", "scenario,month")])
  func `of formats with one ending the option decides`(
    format: String, file: String, start: String
  ) throws {
    let outcome = try tool.run("estimate", "test.yaml", "--format", format, "-o", file)
    #expect(outcome.status == 0)
    #expect(try tool.read(file).hasPrefix(start))
  }

  @Test
  func `a meter without a price makes the estimate incomplete, which is written all the same`()
    throws
  {
    let outcome = try tool.run(
      "estimate", "test.yaml", "--set", "mailer.plan=essentials", "-o", "a.json")
    #expect(outcome.status == 6)
    let report = try tool.read("a.json")
    #expect(report.contains("\"complete\": false"))
    #expect(report.contains("\"status\": \"unpriced\""))
  }

  @Test(arguments: [
    "frontend.hosting=s3-cloudfront", "api.kind=rest", "identity.plan=lite",
    "tables.class=standard-ia", "functions.architecture=x86_64", "account.freeTier=none",
    "population.accounts=0", "month=2026-02",
  ])
  func `a switch of the design still has a price for everything`(change: String) throws {
    let outcome = try tool.run(
      "estimate", "test.yaml", "--region", "us-east-1", "--set", change, "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"complete\": true"))
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("Lịch của tôi — tháng Mười", "Lịch của tôi — tháng Mười"),
    ("A & \"B\" 'C'", "A &amp; \"B\" 'C'"),
  ])
  func `a hostile name shows as text`(name: String, shown: String) throws {
    let quoted = "'" + name.replacingOccurrences(of: "'", with: "''") + "'"
    try tool.write(
      Self.scenario.replacingOccurrences(of: "name: Test", with: "name: \(quoted)"),
      to: "test.yaml")
    let outcome = try tool.run("estimate", "test.yaml", "-o", "a.html")
    #expect(outcome.complaint == "")
    let page = try tool.read("a.html")
    #expect(page.contains("<h1>\(shown) will cost"))
    #expect(!page.contains("<script>alert"))
  }
}
