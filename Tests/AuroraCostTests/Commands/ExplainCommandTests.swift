import Foundation
import Testing

struct ExplainCommandTests {
  private let tool: CommandLineTool

  init() throws {
    tool = try CommandLineTool()
    try tool.write(
      """
      format: aurora-cost/usage@1
      region: us-east-1
      meters: { lambda.requests: 3500, xray.spans: 7, kms.requests: 1 }

      """, to: "usage.yaml")
    try tool.write(
      """
      format: aurora-cost/prices@1
      provider: aws
      region: us-east-1
      currency: USD
      version: v1
      prices:
        lambda.requests:
          effective: 2026-01-01
          unit: request
          tiers: [{ upTo: 2000, price: "0.01" }, { upTo: 3000, price: "0.005" }]
          source: { usageType: Request, sku: S1, rateCodes: [S1.2], url: "https://example.org/p",
            read: 2026-10-01, confidence: high, note: as printed }

      """, to: "prices.yaml")
    try tool.write(
      """
      format: aurora-cost/free-tier@1
      offers:
        - { id: some, term: always, meters: [lambda.requests], quantity: 1000 }
        - { id: spans, term: always, meters: [xray.spans], quantity: 9 }

      """, to: "free.yaml")
  }

  private static let lambda = """
    AWS Lambda, Requests (lambda.requests): USD\u{A0}15.00, exactly 15
    Priced as
      1,000 requests  free          inside some (always)
      1,000 requests  at 0.01 = 10  above 1,000, up to 2,000
      1,000 requests  at 0.005 = 5  above 2,000, up to 3,000
      500 requests    no price      total incomplete
    Price from
      prices.yaml v1, region us-east-1, in force since 2026-01-01
      usage type Request, SKU S1, rate S1.2
      read 2026-10-01, confidence high
      https://example.org/p
      as printed

    """

  @Test func `a line is walked from the bottom of its ladder to the source of its price`() throws {
    let outcome = try tool.run(
      "explain", "usage.yaml", "lambda.requests", "--prices", "prices.yaml", "--free-tier",
      "free.yaml")
    #expect(outcome.status == 0)
    #expect(outcome.output == Self.lambda)
  }

  @Test func `without a meter every line is explained`() throws {
    let outcome = try tool.run(
      "explain", "usage.yaml", "--prices", "prices.yaml", "--free-tier", "free.yaml")
    #expect(
      outcome.output == Self.lambda + """

        AWS Key Management Service, Requests (kms.requests): no price
        Priced as
          1 request  no price  total incomplete
        Price from
          no price row

        AWS X-Ray, Spans (xray.spans): USD\u{A0}0.00, exactly 0
        Priced as
          7 spans  free  inside spans (always)
        Price from
          no price row; all of it is free

        Total: USD\u{A0}15.00, exactly 15, at least: incomplete
          All lines  15

        """)
  }

  @Test func `the total is walked from the lines through the adjustments`() throws {
    try tool.write(
      """
      format: aurora-cost/report@1
      bill:
        currency: USD
        gross: 3
        free: 0
        total: "2.916"
        complete: true
        lines:
        - { service: AWS Lambda, meter: lambda.requests, unit: request, quantity: 3,
            freeQuantity: 0, billedQuantity: 3, cost: 3, status: priced,
            tiers: [{ from: 0, upTo: 3, quantity: 3, unitPrice: 1, cost: 3 }] }
        adjustments:
        - { kind: discount, label: Contract, amount: "-0.3" }
        - { kind: tax, label: GST, amount: "0.216" }
        converted: { currency: JPY, rate: 150, rateDate: 2026-10-01, rateSource: bank, gross: 450,
          free: 0, total: "437.4" }

      """, to: "bill.yaml")
    let outcome = try tool.run("explain", "bill.yaml")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasSuffix(
        """

        Total: USD\u{A0}2.92, exactly 2.916
          All lines  3
          Contract   -0.3   discount
          GST        0.216  tax
          In JPY     437.4  at 150 from 2026-10-01, bank

        """))
    #expect(try !tool.run("explain", "bill.yaml", "lambda.requests").output.contains("Total"))
  }

  @Test func `a report is explained as it was priced`() throws {
    _ = try tool.run(
      "price", "usage.yaml", "--prices", "prices.yaml", "--free-tier", "free.yaml", "-o",
      "bill.json")
    #expect(try tool.run("explain", "bill.json", "lambda.requests").output == Self.lambda)
    let anew = try tool.run("explain", "bill.json", "lambda.requests", "--prices", "prices.yaml")
    #expect(anew.output.contains("2,000 requests  at 0.01 = 20"))
  }

  @Test func `an estimate names the operations that caused a line`() throws {
    try tool.write(
      "format: aurora-cost/scenario@1\nname: T\nmonth: 2026-10\npopulation: { accounts: 40 }\n",
      to: "s.yaml")
    let direct = try tool.run("explain", "s.yaml", "lambda.requests")
    #expect(direct.status == 0)
    #expect(direct.output.contains("\nCaused by\n"))
    #expect(direct.output.contains("View calendar  "))
    _ = try tool.run("estimate", "s.yaml", "-o", "r.json")
    #expect(try tool.run("explain", "r.json", "lambda.requests").output == direct.output)
    let charged = try tool.run("explain", "s.yaml", "lambda.requests", "--free-tier", "none")
    #expect(charged.output.contains(" at 0.0000002 = "))
  }

  @Test func `what cannot be explained says why`() throws {
    let missing = try tool.run("explain", "usage.yaml", "xray.spans", "s3.put-requests")
    #expect(missing.status == 65)
    #expect(
      missing.complaint
        == "usage.yaml: no line of 's3.put-requests'; use one of 'lambda.requests', 'kms.requests', 'xray.spans'\n"
    )
    let unknown = try tool.run("explain", "usage.yaml", "lambda.request")
    #expect(unknown.status == 64)
    #expect(
      unknown.complaint.contains(
        "unknown meter 'lambda.request'; did you mean 'lambda.requests'?"))
  }

  private static let scenario = """
    format: aurora-cost/scenario@1
    name: T
    month: 2026-10
    region: us-east-1
    population: { accounts: 20 }

    """

  @Test func `a scenario is explained as the command line changes it`() throws {
    try tool.write(Self.scenario, to: "s.yaml")
    let plain = try tool.run("explain", "s.yaml", "ses.dedicated-ip-months")
    #expect(plain.status == 65)
    #expect(plain.complaint.hasPrefix("s.yaml: no line of 'ses.dedicated-ip-months'"))
    let changed = try tool.run(
      "explain", "s.yaml", "ses.dedicated-ip-months", "--set", "mailer.dedicatedIPs=2", "--region",
      "eu-west-1")
    #expect(changed.status == 0)
    #expect(changed.output.contains("2 months  at 24.95 = 49.9"))
    #expect(changed.output.contains("region eu-west-1"))
  }

  @Test(arguments: [
    (["--set", "mailer.dedicatedIPs=2"], "--set mailer.dedicatedIPs=2"),
    (["--users", "5"], "--users 5"),
  ])
  func `what is no scenario takes no change`(options: [String], named: String) throws {
    let outcome = try tool.run(["explain", "usage.yaml"] + options)
    #expect(outcome.status == 65)
    #expect(
      outcome.complaint == "usage.yaml: is no scenario, which '\(named)' could change\n")
  }
}
