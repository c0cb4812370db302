import Documents
import Foundation
import Metering
import PricingModels
import Testing

@testable import AuroraCost

/// What a scenario changes between list price and total.
struct AdjustedEstimateTests {
  private let tool: CommandLineTool
  private static let head = """
    format: aurora-cost/scenario@1
    name: T
    month: 2026-10
    region: us-east-1
    population: { accounts: 200 }

    """

  init() throws { tool = try CommandLineTool() }

  private func estimate(_ sections: String) throws -> Bill {
    try tool.write(Self.head + sections, to: "s.yaml")
    let outcome = try tool.run("estimate", "s.yaml", "--format", "json")
    #expect(outcome.status == 0)
    return try Bill(report: Document(bytes: Array(outcome.output.utf8), named: "out.json"))
  }

  @Test func `adjustments stand between the lines and the total, in order`() throws {
    let plain = try estimate("account: { freeTier: none }\n")
    let bill = try estimate(
      """
      account: { freeTier: none }
      adjustments:
        - { kind: discount, percent: 50, label: Half }
        - { kind: tax, percent: 10 }

      """)
    #expect(bill.lines == plain.lines)
    #expect(bill.adjustments.map(\.label) == ["Half", "Tax of 10 %"])
    let half = try plain.total.multiplied(by: ExactDecimal(coefficient: 5, scale: 1))
    #expect(try bill.adjustments[0].amount == half.negated())
    #expect(try bill.total == half.multiplied(by: ExactDecimal(coefficient: 11, scale: 1)))
  }

  @Test func `what other workloads used of an allowance is charged`() throws {
    let free = try estimate("")
    let used = try estimate("account: { used: { lambda-requests: 1000000 } }\n")
    let line = try #require(used.lines.first { $0.meter == .lambdaRequests })
    #expect(free.lines.first { $0.meter == .lambdaRequests }?.status == .free)
    #expect(line.status == .priced)
    #expect(line.freeQuantity == .zero)
    #expect(used.total > free.total)
  }

  @Test func `totals are shown in the scenario's currency too`() throws {
    let rule = "currency: { code: JPY, rates: [{ from: 2026-01-01, rate: 150, source: bank }] }\n"
    let bill = try estimate("account: { freeTier: none }\n" + rule)
    #expect(try bill.converted?.total == bill.total.multiplied(by: ExactDecimal(150)))
    let text = try tool.run("estimate", "s.yaml").output
    #expect(text.contains("Total in JPY"))
    #expect(text.contains("150 JPY for one USD, from 2026-01-01, bank"))
  }

  @Test func `the command line's prices and free tier win over the scenario's account`() throws {
    try tool.write(Self.head + "account: { freeTier: none }\n", to: "s.yaml")
    try tool.write(
      """
      format: aurora-cost/prices@1
      provider: other
      region: us-east-1
      currency: USD
      version: v9
      prices: { lambda.requests: { unit: request, tiers: [{ price: 1000 }] } }

      """, to: "mine.yaml")
    let outcome = try tool.run(
      "estimate", "s.yaml", "--free-tier", "first-year", "--prices", "builtin", "--prices",
      "mine.yaml", "--format", "json")
    #expect(outcome.status == 0)
    let bill = try Bill(report: Document(bytes: Array(outcome.output.utf8), named: "out.json"))
    let line = try #require(bill.lines.first { $0.meter == .lambdaRequests })
    #expect(line.price?.table == "mine.yaml")
    #expect(line.status == .free)
    #expect(try line.listCost == line.quantity.multiplied(by: ExactDecimal(1_000)))
    #expect(
      bill.lines.first { $0.meter == .httpRequests }?.allowances.first?.term == "first-12-months")
    #expect(outcome.output.contains("\"--prices\",\n    \"mine.yaml\""))
    let alone = try tool.run("estimate", "s.yaml", "--prices", "mine.yaml", "--format", "json")
    #expect(alone.status == 6)
    #expect(
      alone.complaint.contains(
        "of 'lambda.gb-seconds.arm64' in 'us-east-1'; the total is incomplete\n"))
  }

  @Test(arguments: [
    (
      "adjustments: [{ kind: rebate }]",
      "s.yaml:6:23: adjustments[0].kind: unknown value 'rebate'; use one of 'discount', 'credit', 'commitment', 'tax'"
    ),
    (
      "account: { used: { lambda-request: 1 } }",
      "s.yaml:6:20: account.used: unknown offer 'lambda-request'; did you mean 'lambda-requests'?"
    ),
    (
      "currency: { code: yen, rates: [] }",
      "s.yaml:6:19: currency.code: must be a currency code such as USD, found 'yen'"
    ),
  ])
  func `a section that cannot be read is refused before anything is simulated`(
    section: String, line: String
  ) throws {
    try tool.write(Self.head + section + "\n", to: "s.yaml")
    for command in [["estimate", "s.yaml"], ["scenario", "validate", "s.yaml"]] {
      let outcome = try tool.run(command)
      #expect(outcome.status == 65)
      #expect(outcome.complaint == line + "\n")
    }
  }

  @Test(arguments: [
    (
      "currency: { code: JPY, rates: [{ from: 2026-10-02, rate: 150 }] }",
      "s.yaml:6:11: currency: no rate from 'USD' to 'JPY' holds on 2026-10-01; add one"
    ),
    (
      "adjustments: [{ kind: discount, percent: 5, service: waf }]",
      "s.yaml:6:15: adjustments[0]: matches nothing: the bill has no line of AWS WAF"
    ),
  ])
  func `a rule that does not fit the bill is refused`(section: String, line: String) throws {
    try tool.write(Self.head + section + "\n", to: "s.yaml")
    let outcome = try tool.run("estimate", "s.yaml", "-o", "out.json")
    #expect(outcome.status == 65)
    #expect(outcome.complaint == line + "\n")
    #expect(try tool.files() == ["s.yaml"])
  }

  @Test func `a report with adjustments is not priced anew, for their rules would be lost`() throws
  {
    let sections = """
      account: { freeTier: none }
      adjustments:
        - { kind: discount, percent: 50 }
        - { kind: tax, percent: 10 }

      """
    try tool.write(Self.head + sections, to: "s.yaml")
    #expect(try tool.run("estimate", "s.yaml", "-o", "report.json").status == 0)
    for command in [
      ["price", "report.json"], ["explain", "report.json", "--free-tier", "always"],
    ] {
      let outcome = try tool.run(command)
      #expect(outcome.status == 65)
      #expect(outcome.output.isEmpty)
      #expect(
        outcome.complaint.hasSuffix(
          "bill.adjustments: 2 adjustments would be lost, for a report does not hold their rules; "
            + "price its scenario with estimate --prices\n"))
    }
    // As it was priced it is explained.
    #expect(try tool.run("explain", "report.json").status == 0)
  }

  @Test func `a credit of the free tier is no loss, since the flag brings it back`() throws {
    try tool.write(
      """
      format: aurora-cost/free-tier@1
      offers: [{ id: start, term: always, credit: 0.1 }]

      """, to: "free.yaml")
    try tool.write(Self.head + "account: { freeTier: none }\n", to: "s.yaml")
    let options = ["--free-tier", "free.yaml"]
    #expect(try tool.run(["estimate", "s.yaml", "-o", "report.json"] + options).status == 0)
    let first = try Bill(
      report: Document(bytes: Array(try tool.read("report.json").utf8), named: "report.json"))
    #expect(first.adjustments.map(\.label) == ["Free-tier credit 'start'"])
    let again = try tool.run(["price", "report.json", "--format", "json"] + options)
    let second = try Bill(report: Document(bytes: Array(again.output.utf8), named: "out.json"))
    #expect(second.total == first.total)
    #expect(second.adjustments == first.adjustments)
  }

  @Test func `a credit that covers the month does not hide what it costs`() throws {
    let plain = try estimate("account: { freeTier: none }\n")
    let covered = "account: { freeTier: none }\nadjustments: [{ kind: credit, amount: 1000 }]\n"
    try tool.write(Self.head + covered, to: "s.yaml")
    let shown = try ShownBill(plain).total.text
    let lines = try tool.run("estimate", "s.yaml").output.split(separator: "\n").map(String.init)
    #expect(
      lines.first == "T will cost about USD 0.00 in October 2026, after credits of USD \(shown)")
    #expect(
      lines.contains {
        $0.hasPrefix("Before credits ") && $0.contains("USD \(shown)")
          && $0.contains("credits take USD \(shown) off")
      })
  }
}
