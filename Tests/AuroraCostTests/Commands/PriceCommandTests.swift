import Documents
import Foundation
import PricingModels
import Testing

@testable import AuroraCost

struct PriceCommandTests {
  private let tool: CommandLineTool
  private static let head =
    "format: aurora-cost/usage@1\nregion: us-east-1\nmonth: 2026-10\nmeters:\n"

  init() throws {
    tool = try CommandLineTool()
    try tool.write(
      Self.head + "  lambda.requests: 3000000\n  lambda.gb-seconds.x86_64: \"540000\"\n",
      to: "usage.yaml")
    try tool.write(Self.prices("1"), to: "ones.yaml")
  }

  private static func prices(
    _ price: String, region: String = "us-east-1", currency: String = "USD"
  ) -> String {
    """
    format: aurora-cost/prices@1
    provider: aws
    region: \(region)
    currency: \(currency)
    version: v1
    prices:
      lambda.requests: { unit: request, tiers: [{ price: "\(price)" }] }

    """
  }

  private func bill(_ outcome: CommandLineTool.Outcome) throws -> Bill {
    try Bill(report: Document(bytes: Array(outcome.output.utf8), named: "out.json"))
  }

  @Test func `the shipped tables price a usage file`() throws {
    let outcome = try tool.run("price", "usage.yaml", "--free-tier", "always", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.complaint == "")
    let bill = try bill(outcome)
    #expect(bill.total.description == "2.733338")
    #expect(bill.lines[1].allowances.map(\.offerID) == ["lambda-compute"])
    #expect(bill.lines.map(\.price?.table) == ["us-east-1.yaml", "us-east-1.yaml"])
  }

  @Test(arguments: ["html", "csv", "md", "xlsx"])
  func `a file of a format that it has not is refused`(ending: String) throws {
    let outcome = try tool.run("price", "usage.yaml", "-o", "bill.\(ending)")
    #expect(outcome.status == 64)
    #expect(outcome.complaint.contains("'bill.\(ending)': a bill without a scenario has no format"))
    #expect(try tool.files() == ["ones.yaml", "usage.yaml"])
  }

  @Test func `without the flag nothing is free`() throws {
    let outcome = try tool.run("price", "usage.yaml", "--format", "json")
    #expect(try bill(outcome).total.description == "9.600018")
  }

  @Test(arguments: [
    (1_000_000, ""),
    (
      1_000_001,
      "1 of 'cloudfront.plan-requests' are more than 'cloudfront.plan-months.free' includes; "
        + "nothing is charged for them, but the provider may slow delivery or ask for a larger plan\n"
    ),
  ])
  func `usage above a flat-rate plan is told of, and costs nothing`(
    requests: Int, complaint: String
  ) throws {
    try tool.write(
      Self.head + "  cloudfront.plan-months.free: 1\n  cloudfront.plan-requests: \(requests)\n",
      to: "plan.yaml")
    let outcome = try tool.run("price", "plan.yaml", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.complaint == complaint)
    #expect(try bill(outcome).total.description == "0")
  }

  @Test func `only the tables given are used, and a later one overrides`() throws {
    let alone = try tool.run("price", "usage.yaml", "--prices", "ones.yaml", "--format", "json")
    #expect(alone.status == 6)
    #expect(
      alone.complaint
        == "no price for 540000 of 'lambda.gb-seconds.x86_64' in 'us-east-1'; the total is incomplete\n"
    )
    #expect(try bill(alone).lines.map(\.status) == [.priced, .unpriced])
    let over = try tool.run(
      "price", "usage.yaml", "--prices", "builtin", "--prices", "ones.yaml", "--format", "json")
    #expect(try bill(over).total.description == "3000009.000018")
    let under = try tool.run(
      "price", "usage.yaml", "--prices", "ones.yaml", "--prices", "builtin", "--format", "json")
    #expect(try bill(under).total.description == "9.600018")
  }

  @Test func `every offer of a file applies, whatever its term`() throws {
    try tool.write(
      """
      format: aurora-cost/free-tier@1
      offers:
        - { id: some, term: first-12-months, meters: [lambda.requests], quantity: 3000000 }
        - { id: money, term: first-6-months, credit: 5 }

      """, to: "free.yaml")
    let outcome = try tool.run(
      "price", "usage.yaml", "--free-tier", "free.yaml", "--format", "json")
    let bill = try bill(outcome)
    #expect(bill.lines.map(\.status) == [.free, .priced])
    #expect(bill.adjustments.map(\.amount.description) == ["-5"])
    #expect(bill.total.description == "4.000018")
  }

  @Test func `what is written prices again to the identical total`() throws {
    let first = try tool.run("price", "usage.yaml", "-o", "bill.json")
    #expect(first == CommandLineTool.Outcome(status: 0, output: "", complaint: ""))
    let second = try tool.run("price", "bill.json", "--format", "json")
    #expect(second.output == (try tool.read("bill.json")))
  }

  @Test func `a person reads the total, the lines and the tables`() throws {
    let outcome = try tool.run("price", "usage.yaml", "--prices", "builtin")
    #expect(outcome.output.hasPrefix("us-east-1, October 2026: USD\u{A0}9.60\n"))
    #expect(outcome.output.contains("Prices: us-east-1.yaml "))
    #expect(outcome.output.contains("Requests"))
    try tool.write(
      Self.head.replacingOccurrences(of: "month: 2026-10\n", with: "") + "  xray.spans: 1\n",
      to: "any.yaml")
    #expect(try tool.run("price", "any.yaml").output.hasPrefix("us-east-1: USD\u{A0}< 0.01\n"))
  }

  @Test(arguments: [
    (["missing.yaml"], "missing.yaml: no such file"),
    (
      ["usage.yaml", "--prices", "usage.yaml"],
      "usage.yaml:1:9: format: must be 'aurora-cost/prices@1', found 'aurora-cost/usage@1'"
    ),
    (
      ["usage.yaml", "--prices", "euros.yaml", "--prices", "ones.yaml"],
      "ones.yaml:4:11: currency: 'USD', but euros.yaml is in 'EUR'; a book has one currency"
    ),
    (
      ["usage.yaml", "--prices", "tokyo.yaml"],
      "tokyo.yaml: no price table is of region 'us-east-1'; found 'ap-northeast-1'"
    ),
    (
      ["usage.yaml", "--free-tier", "sometimes"],
      "--free-tier: no file 'sometimes'; use one of 'none', 'always', 'first-year'"
    ),
    (
      ["large.yaml", "--prices", "small.yaml"],
      "large.yaml: lambda.requests: number too large: more than 38 digits"
    ),
    (
      ["usage.yaml", "elsewhere.yaml"],
      "elsewhere.yaml: is of 'eu-west-1' in '2026-10', but usage.yaml is of 'us-east-1' in '2026-10'; price them apart"
    ),
  ])
  func `bad input is one line, exit 65 and no file`(arguments: [String], line: String) throws {
    try tool.write(Self.prices("1", currency: "EUR"), to: "euros.yaml")
    try tool.write(Self.prices("1", region: "ap-northeast-1"), to: "tokyo.yaml")
    try tool.write(Self.prices("0.0000166667"), to: "small.yaml")
    try tool.write(
      Self.head + "  lambda.requests: 9999999999999999999999999999999999999\n", to: "large.yaml")
    try tool.write(
      Self.head.replacingOccurrences(of: "us-east-1", with: "eu-west-1") + "  xray.spans: 1\n",
      to: "elsewhere.yaml")
    let files = try tool.files()
    let outcome = try tool.run(["price"] + arguments + ["-o", "out.json"])
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    #expect(outcome.complaint.hasPrefix(line))
    #expect(outcome.complaint.filter { $0 == "\n" }.count == 1)
    #expect(try tool.files() == files)
  }

  @Test func `a table of another region is ignored with a warning`() throws {
    try tool.write(Self.prices("1", region: "ap-northeast-1"), to: "tokyo.yaml")
    let outcome = try tool.run(
      "price", "usage.yaml", "--prices", "builtin", "--prices", "tokyo.yaml", "--format", "json")
    #expect(outcome.status == 0)
    #expect(
      outcome.complaint == "tokyo.yaml: ignored: its region is 'ap-northeast-1', not 'us-east-1'\n")
  }

  @Test func `a price that changes inside the month is named where the meter is used`() throws {
    let dated = """
      format: aurora-cost/prices@1
      provider: aws
      region: us-east-1
      currency: USD
      version: v1
      prices:
        lambda.requests:
        - { until: 2026-10-15, unit: request, tiers: [{ price: 1 }] }
        - { effective: 2026-10-15, unit: request, tiers: [{ price: 2 }] }
        xray.spans: { effective: 2026-10-15, unit: span, tiers: [{ price: 2 }] }

      """
    try tool.write(dated, to: "dated.yaml")
    try tool.write(Self.head + "  lambda.requests: 3\n", to: "three.yaml")
    let outcome = try tool.run("price", "three.yaml", "--prices", "dated.yaml", "--format", "json")
    #expect(outcome.status == 0)
    #expect(try bill(outcome).total == ExactDecimal(3))
    #expect(
      outcome.complaint
        == "the price of 'lambda.requests' changes on 2026-10-15; the month is priced as on its first day\n"
    )
  }

  @Test func `an output that cannot be written is exit 73, a bad option 64`() throws {
    let outcome = try tool.run("price", "usage.yaml", "-o", "no/such/folder/bill.json")
    #expect(outcome.status == 73)
    #expect(outcome.complaint.hasPrefix("no/such/folder/bill.json: cannot be written"))
    #expect(try tool.run("price").status == 64)
    #expect(try tool.run("price", "usage.yaml", "--format", "yaml").status == 64)
  }

  @Test func `a region without a shipped table is priced by the global one`() throws {
    try tool.write(
      "format: aurora-cost/usage@1\nregion: mars-1\nmeters: { lambda.requests: 1, route53.queries: 1 }\n",
      to: "mars.yaml")
    let outcome = try tool.run("price", "mars.yaml", "--format", "json")
    #expect(outcome.status == 6)
    #expect(
      outcome.complaint
        == "no price for 1 of 'lambda.requests' in 'mars-1'; the total is incomplete\n")
  }
}
