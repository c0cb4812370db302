import Documents
import Metering
import PricingModels
import Testing

struct PriceTableComparisonTests {
  private func table(_ rows: String) throws -> PriceTable {
    let text = """
      format: aurora-cost/prices@1
      provider: aws
      region: us-east-1
      currency: USD
      version: 1
      prices:
      \(rows)
      """
    return try PriceTable(Document(bytes: Array(text.utf8), named: "table.yaml"))
  }

  private func ladder(_ tiers: String, source: String = "{}") -> String {
    "  lambda.requests: { unit: request, tiers: [\(tiers)], source: \(source) }"
  }

  /// Each change as `from-upTo old new permille`.
  private func changes(_ old: String, _ new: String) throws -> [String] {
    try PriceTableComparison(from: table(old), to: table(new)).changes.map { change in
      let upTo = change.upTo.map(\.description) ?? ""
      let (old, new) = (change.old?.description ?? "none", change.new?.description ?? "none")
      return "\(change.from)-\(upTo) \(old) \(new) \(change.permille.map(String.init) ?? "")"
    }
  }

  @Test func `equal prices are no change, however they are spelt`() throws {
    #expect(try changes(ladder("{ price: 0.20 }"), ladder("{ price: \"0.2\" }")) == [])
    #expect(
      try changes(
        ladder("{ price: 0.2 }"), ladder("{ upTo: 10, price: 0.2 }, { price: 0.2 }")) == [])
  }

  @Test(arguments: [
    ("0.2", "0.3", 500), ("0.3", "0.2", -333), ("0.2", "0.1", -500), ("0.2", "0", -1_000),
    ("3", "3.0014", 0), ("3", "3.0015", 1), ("0.0000166667", "0.0000133334", -200),
  ])
  func `a change is in tenths of a percent, halves away from zero`(
    old: String, new: String, permille: Int
  ) throws {
    #expect(
      try changes(ladder("{ price: \(old) }"), ladder("{ price: \(new) }"))
        == ["0- \(old) \(new) \(permille)"])
  }

  @Test func `a price where there was none has no percentage`() throws {
    let priced = ladder("{ price: 0.2 }")
    #expect(try changes("  {}", priced) == ["0- none 0.2 "])
    #expect(try changes(priced, "  {}") == ["0- 0.2 none "])
    #expect(try changes(ladder("{ price: 0 }"), priced) == ["0- 0 0.2 "])
  }

  @Test func `ladders are compared part by part`() throws {
    #expect(
      try changes(
        ladder("{ upTo: 10, price: 3 }, { upTo: 30, price: 2 }, { price: 1 }"),
        ladder("{ upTo: 20, price: 3 }, { upTo: 30, price: 2 }, { price: 0.5 }"))
        == ["10-20 2 3 500", "30- 1 0.5 -500"])
  }

  @Test func `neighbouring parts with the same change are one`() throws {
    #expect(
      try changes(
        ladder("{ upTo: 10, price: 2 }, { upTo: 20, price: 2 }, { price: 1 }"),
        ladder("{ upTo: 15, price: 4 }, { upTo: 20, price: 4 }, { price: 1 }"))
        == ["0-20 2 4 1000"])
  }

  @Test func `what lies above a last edge has no price`() throws {
    #expect(
      try changes(ladder("{ upTo: 10, price: 2 }"), ladder("{ price: 2 }")) == ["10- none 2 "])
  }

  @Test func `a row read again at the same price is named apart`() throws {
    let comparison = try PriceTableComparison(
      from: table(ladder("{ price: 1 }", source: "{ read: 2025-01-01 }")),
      to: table(ladder("{ price: 1 }", source: "{ read: 2026-01-01 }")))
    #expect(comparison.changes.isEmpty)
    #expect(comparison.readAgain == [.lambdaRequests])
  }

  @Test func `a plan that includes something else is named, whatever its price`() throws {
    func plan(_ price: Int, _ quantity: Int) -> String {
      """
        cloudfront.plan-months.pro:
          unit: distribution-month
          tiers: [{ price: \(price) }]
          includes: [{ meter: cloudfront.plan-requests, quantity: \(quantity) }]
      """
    }
    for (price, quantity, other) in [
      (15, 10, []), (15, 11, [.edgePlanPro]), (16, 11, [.edgePlanPro]),
    ]
      as [(Int, Int, [UsageDimension])]
    {
      let comparison = try PriceTableComparison(
        from: table(plan(15, 10)), to: table(plan(price, quantity)))
      #expect(comparison.includesOtherwise == other)
      #expect(comparison.changes.count == (price == 15 ? 0 : 1))
    }
  }

  @Test func `dated rows are compared as of the month's first day, else the latest`() throws {
    let dated = """
        lambda.requests:
          - { until: 2026-02-01, unit: request, tiers: [{ price: 1 }] }
          - { effective: 2026-02-01, unit: request, tiers: [{ price: 2 }] }
      """
    let old = try table(ladder("{ price: 1 }"))
    let new = try table(dated)
    #expect(PriceTableComparison(from: old, to: new).changes.map(\.new) == [ExactDecimal(2)])
    let january = try #require(CalendarMonth("2026-01"))
    #expect(PriceTableComparison(from: old, to: new, in: january).changes.isEmpty)
    let february = try #require(CalendarMonth("2026-02"))
    #expect(PriceTableComparison(from: old, to: new, in: february).changes.count == 1)
  }
}
