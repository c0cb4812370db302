import Testing

struct PricesDiffCommandTests {
  private let tool: CommandLineTool

  init() throws {
    tool = try CommandLineTool()
    try tool.write(Self.table(requests: "0.0000002", version: "v1"), to: "old.yaml")
    try tool.write(Self.table(requests: "0.00000025", version: "v2"), to: "new.yaml")
  }

  private static func table(requests: String, version: String) -> String {
    """
    format: aurora-cost/prices@1
    provider: aws
    region: us-east-1
    currency: USD
    version: \(version)
    prices:
      lambda.requests: { unit: request, tiers: [{ price: "\(requests)" }] }
      s3.get-requests: { unit: request, tiers: [{ price: "0.0000004" }] }

    """
  }

  private static let usage = """
    format: aurora-cost/usage@1
    region: us-east-1
    month: 2026-10
    meters: { lambda.requests: 3000000, s3.get-requests: 1000, ses.attachment-gb: 2 }

    """

  @Test func `a changed price is shown with its change`() throws {
    let outcome = try tool.run("prices", "diff", "old.yaml", "new.yaml")
    #expect(
      outcome
        == .init(
          status: 0,
          output: """
            us-east-1, v1 to v2: 1 meter changes, 0 were read again at the same price
            Meter            Above  Up to    Old USD     New USD   Change
            -------------------------------------------------------------
            lambda.requests      0         0.0000002  0.00000025  +25.0 %

            """, complaint: ""))
  }

  @Test func `a usage is priced by both, line by line`() throws {
    try tool.write(Self.usage, to: "usage.yaml")
    let outcome = try tool.run("prices", "diff", "old.yaml", "new.yaml", "--usage", "usage.yaml")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasSuffix(
        """

        The same usage by both tables, in USD; left out, having no price in either: ses.attachment-gb
        Meter              Quantity  Old cost  New cost  Difference
        -----------------------------------------------------------
        lambda.requests   3,000,000       0.6      0.75        0.15
        1 line as before               0.0004    0.0004           0
        -----------------------------------------------------------
        Total                          0.6004    0.7504        0.15

        """))
  }

  @Test func `allowances are taken off on both sides where a file gives them`() throws {
    try tool.write(Self.usage, to: "usage.yaml")
    try tool.write(
      """
      format: aurora-cost/free-tier@1
      offers: [{ id: a, term: always, meters: [lambda.requests], quantity: 1000000 }]

      """, to: "free.yaml")
    let outcome = try tool.run(
      "prices", "diff", "old.yaml", "new.yaml", "--usage", "usage.yaml", "--free-tier",
      "free.yaml", "--format", "csv")
    #expect(
      outcome.output.contains("lambda.requests,3000000,0.4,0.5,0.1\r\n"))
  }

  @Test func `tables beside the compared ones price the rest`() throws {
    try tool.write(Self.usage, to: "usage.yaml")
    let outcome = try tool.run(
      "prices", "diff", "old.yaml", "new.yaml", "--usage", "usage.yaml", "--beside", "builtin",
      "--format", "csv")
    #expect(outcome.output.contains("\r\n2 lines as before,,0.2404,0.2404,0\r\n"))
    #expect(!outcome.output.contains("left out"))
  }

  @Test func `a report of a bill is priced anew without simulating`() throws {
    try tool.write(Self.usage, to: "usage.yaml")
    let report = try tool.run(
      "price", "usage.yaml", "--prices", "old.yaml", "--format", "json", "-o", "report.json")
    #expect(report.status == 6)
    let outcome = try tool.run(
      "prices", "diff", "old.yaml", "new.yaml", "--usage", "report.json", "--format", "csv")
    #expect(outcome.output.contains("lambda.requests,3000000,0.6,0.75,0.15\r\n"))
  }

  @Test func `a scenario is simulated once and priced by both`() throws {
    try tool.write(
      """
      format: aurora-cost/scenario@1
      name: T
      month: 2026-10
      region: us-east-1
      account: { freeTier: none }
      population: { accounts: 10 }

      """, to: "s.yaml")
    let outcome = try tool.run(
      "prices", "diff", "old.yaml", "new.yaml", "--scenario", "s.yaml", "--format", "csv")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[3].hasPrefix("lambda.requests,"))
    #expect(lines[4].contains(" lines as before,,"))
  }

  @Test func `tables of two regions cannot be compared`() throws {
    try tool.write(
      Self.table(requests: "1", version: "v2").replacing("us-east-1", with: "eu-west-1"),
      to: "new.yaml")
    #expect(
      try tool.run("prices", "diff", "old.yaml", "new.yaml")
        == .init(
          status: 65, output: "",
          complaint: "new.yaml: is of 'eu-west-1' in 'USD', but old.yaml is of 'us-east-1' in "
            + "'USD'; compare tables of one region and currency\n"))
  }

  @Test func `a usage of another region is refused`() throws {
    try tool.write(Self.usage.replacing("us-east-1", with: "eu-west-1"), to: "usage.yaml")
    let outcome = try tool.run("prices", "diff", "old.yaml", "new.yaml", "--usage", "usage.yaml")
    #expect(
      outcome
        == .init(
          status: 65, output: "",
          complaint: "old.yaml: no price table is of region 'eu-west-1'; found 'us-east-1'\n"))
  }
}
