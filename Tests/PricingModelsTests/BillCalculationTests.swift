import Documents
import Metering
import PricingModels
import Testing

struct BillCalculationTests {
  private let lambda =
    row(.lambdaRequests, #"[{ price: "0.0000002" }]"#)
    + row(.lambdaComputeX86, #"[{ price: "0.0000166667" }]"#)
    + row(.lambdaComputeArm, #"[{ price: "0.0000133334" }]"#)

  private let offers = """
      - { id: lambda-requests, term: always, meters: [lambda.requests], quantity: 1000000 }
      - id: lambda-compute
        term: always
        meters: [lambda.gb-seconds.x86_64, lambda.gb-seconds.arm64]
        quantity: 400000
    """

  /// 2,000,000 × 0.0000002 = 0.4 and 140,000 × 0.0000166667 = 2.333338.
  @Test func `the example of the format contract`() throws {
    let bill = try bill(
      [(.lambdaComputeX86, ExactDecimal(540_000)), (.lambdaRequests, ExactDecimal(3_000_000))],
      prices: lambda, free: offers)
    #expect(bill.gross.description == "9.600018")
    #expect(bill.free.description == "6.86668")
    #expect(bill.total.description == "2.733338")
    #expect(bill.isComplete)
    #expect(bill.lines.map(\.meter) == [.lambdaRequests, .lambdaComputeX86])
    #expect(bill.lines.map(\.cost.description) == ["0.4", "2.333338"])
    #expect(
      bill.lines[0].allowances == [
        AppliedAllowance(
          offerID: "lambda-requests", term: "always", quantity: ExactDecimal(1_000_000))
      ])
  }

  @Test func `a pool is spent on its meters in the order it lists them`() throws {
    func free(_ x86: Int, _ arm: Int) throws -> [String] {
      try bill(
        [(.lambdaComputeArm, ExactDecimal(arm)), (.lambdaComputeX86, ExactDecimal(x86))],
        prices: lambda, free: offers
      ).lines.map(\.freeQuantity.description)
    }
    #expect(try free(100_000, 500_000) == ["100000", "300000"])
    #expect(try free(400_000, 5) == ["400000", "0"])
    #expect(try free(399_999, 5) == ["399999", "1"])
    #expect(try free(0, 5) == ["0", "5"])
  }

  @Test func `two pools over one meter add up and never exceed the quantity`() throws {
    let two = """
        - { id: a, term: always, meters: [lambda.requests], quantity: 6 }
        - { id: b, term: always, meters: [lambda.requests], quantity: 6 }
      """
    let line = try #require(
      try bill([(.lambdaRequests, ExactDecimal(10))], prices: lambda, free: two).lines.first)
    #expect(line.allowances.map(\.offerID) == ["a", "b"])
    #expect(line.allowances.map(\.quantity.description) == ["6", "4"])
    #expect(line.status == .free)
  }

  @Test func `a line without a price says so unless it is free or unused`() throws {
    let offer = "  - { id: some, term: always, meters: [xray.spans], quantity: 5 }"
    let bill = try bill(
      [
        (.xraySpans, ExactDecimal(5)), (.wafRequests, .zero), (.kmsRequests, ExactDecimal(7)),
        (.lambdaRequests, ExactDecimal(10)),
      ], prices: lambda, free: offer)
    func line(_ meter: UsageDimension) throws -> BillLine {
      try #require(bill.lines.first { $0.meter == meter })
    }
    #expect(try line(.xraySpans).status == .free)
    #expect(try line(.xraySpans).listCost == nil)
    #expect(try line(.xraySpans).price == nil)
    #expect(try line(.wafRequests).status == .unused)
    #expect(try line(.kmsRequests).status == .unpriced)
    #expect(try line(.kmsRequests).unpricedQuantity == ExactDecimal(7))
    #expect(try line(.kmsRequests).cost == .zero)
    #expect(!bill.isComplete)
    #expect(bill.gross.description == "0.000002")
    #expect(bill.total.description == "0.000002")
  }

  @Test func `an allowance that ends below an unpriced quantity leaves the rest unpriced`() throws {
    let offer = "  - { id: some, term: always, meters: [xray.spans], quantity: 5 }"
    let line = try #require(
      try bill([(.xraySpans, ExactDecimal(6))], prices: lambda, free: offer).lines.first)
    #expect(line.status == .unpriced)
    #expect(line.freeQuantity == ExactDecimal(5))
    #expect(line.unpricedQuantity == ExactDecimal(1))
  }

  @Test func `fourteen decimals of a quantity are priced exactly`() throws {
    let quantity = try decimal("123456789012.12345678901234")
    let line = try #require(
      try bill([(.lambdaComputeX86, quantity)], prices: lambda).lines.first)
    // 12345678901212345678901234 × 166667, by Python's integers.
    #expect(line.cost.description == "2057617.265428358017265431967078")
  }

  @Test func `a cost of more than 38 digits is an error that names its meter`() {
    let many = String(repeating: "9", count: 37)
    #expect(
      complaint { try bill([(.lambdaComputeX86, decimal(many))], prices: lambda) }
        == "lambda.gb-seconds.x86_64: number too large: more than 38 digits")
  }

  @Test func `a total of more than 38 digits is an error`() throws {
    let large = try decimal("1" + String(repeating: "0", count: 37))
    let prices =
      row(.lambdaRequests, "[{ price: 9 }]") + row(.lambdaComputeX86, "[{ price: 9 }]")
    #expect(
      complaint {
        try bill([(.lambdaRequests, large), (.lambdaComputeX86, large)], prices: prices)
      } == "total: number too large: more than 38 digits")
  }

  @Test func `a line knows the row and the offer it comes from`() throws {
    let prices = """
        lambda.requests:
          effective: 2026-01-01
          unit: request
          tiers: [{ price: 1 }]
          source: { usageType: Request, sku: S, rateCodes: [S.1], url: u, read: 2026-10-01,
            confidence: high, note: n }

      """
    let line = try #require(
      try bill([(.lambdaRequests, ExactDecimal(1))], prices: prices).lines.first)
    #expect(
      line.price
        == PriceOrigin(
          table: "file.yaml", tableVersion: "2026-10-01", region: "us-east-1",
          effective: "2026-01-01", usageType: "Request", sku: "S", rateCodes: ["S.1"], url: "u",
          read: "2026-10-01", confidence: "high", note: "n"))
  }
}
