import Documents
import Metering
import PricingModels
import Testing

struct TierLadderTests {
  private static let tiers = "[{ upTo: 100, price: 3 }, { upTo: 250, price: 2 }, { price: 1 }]"

  /// Each cost by hand: 100 × 3 = 300, 150 × 2 = 300, then 1 each.
  @Test(arguments: [
    (0, 0, 0), (1, 3, 1), (99, 297, 1), (100, 300, 1), (101, 302, 2), (249, 598, 2),
    (250, 600, 2), (251, 601, 3), (1_000, 1_350, 3),
  ])
  func `each unit is priced by the tier it lies in`(quantity: Int, cost: Int, tiers: Int) throws {
    let line = try #require(
      try bill(
        [(.lambdaRequests, ExactDecimal(quantity))], prices: row(.lambdaRequests, Self.tiers)
      ).lines.first)
    #expect(line.cost == ExactDecimal(cost))
    #expect(line.listCost == ExactDecimal(cost))
    #expect(line.tiers.count == tiers)
    #expect(line.status == (quantity == 0 ? .unused : .priced))
    #expect(line.tiers.last?.upTo ?? .zero == ExactDecimal(quantity))
  }

  @Test func `a fraction of a unit is priced exactly at an edge`() throws {
    let line = try #require(
      try bill(
        [(.lambdaRequests, decimal("100.00000000000001"))],
        prices: row(.lambdaRequests, Self.tiers)
      ).lines.first)
    #expect(line.cost.description == "300.00000000000002")
    #expect(line.tiers.map(\.quantity.description) == ["100", "0.00000000000001"])
  }

  /// Free units are the first of the ladder, so 120 free leave 130 at 2 and the rest at 1.
  @Test(arguments: [
    (119, "free", 0), (120, "free", 0), (121, "priced", 2), (250, "priced", 260),
    (251, "priced", 261),
  ])
  func `free units lie at the bottom of the ladder`(
    quantity: Int, status: String, cost: Int
  ) throws {
    let offer = "  - { id: some, term: always, meters: [lambda.requests], quantity: 120 }"
    let line = try #require(
      try bill(
        [(.lambdaRequests, ExactDecimal(quantity))],
        prices: row(.lambdaRequests, Self.tiers), free: offer
      ).lines.first)
    #expect(line.status.rawValue == status)
    #expect(line.cost == ExactDecimal(cost))
    #expect(line.freeQuantity == ExactDecimal(min(quantity, 120)))
    #expect(line.tiers.first?.from ?? ExactDecimal(120) == ExactDecimal(120))
  }

  @Test(arguments: [(100, 0, "priced"), (101, 1, "unpriced"), (500, 400, "unpriced")])
  func `above the last known tier nothing is charged and the rest is named`(
    quantity: Int, unpriced: Int, status: String
  ) throws {
    let bill = try bill(
      [(.lambdaRequests, ExactDecimal(quantity))],
      prices: row(.lambdaRequests, "[{ upTo: 100, price: 3 }]"))
    let line = try #require(bill.lines.first)
    #expect(line.status.rawValue == status)
    #expect(line.cost == ExactDecimal(300))
    #expect(line.unpricedQuantity == ExactDecimal(unpriced))
    #expect(bill.isComplete == (unpriced == 0))
  }

  @Test func `cost never falls as quantity grows`() throws {
    var random = SplitMix(seed: 3)
    let prices = row(.lambdaRequests, Self.tiers)
    let offer = "  - { id: some, term: always, meters: [lambda.requests], quantity: 40 }"
    var quantities: [ExactDecimal] = []
    for _ in 0..<60 {
      quantities.append(
        ExactDecimal(coefficient: Int128.random(in: 0...400_000, using: &random), scale: 3))
    }
    var last = ExactDecimal.zero
    for quantity in quantities.sorted() {
      let total = try bill([(.lambdaRequests, quantity)], prices: prices, free: offer).total
      #expect(total >= last)
      last = total
    }
    #expect(last > ExactDecimal(300))
  }
}
