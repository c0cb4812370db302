import Documents
import Metering
import PricingModels
import Testing

/// Bills against a model that prices one unit after the other and knows nothing of spans.
struct BillByUnitsTests {
  /// Small whole numbers, so that every edge is met often.
  private struct World {
    var quantities: [Int]
    /// Edges and prices of each meter's tiers; a nil edge is open.
    var ladders: [[(upTo: Int?, price: Int)]]
    /// Size of each pool, and its meters in order.
    var pools: [(size: Int, meters: [Int])]

    init(_ random: inout SplitMix) {
      let count = Int.random(in: 1...4, using: &random)
      quantities = (0..<count).map { _ in Int.random(in: 0...30, using: &random) }
      ladders = (0..<count).map { _ in
        var edge = 0
        var tiers: [(upTo: Int?, price: Int)] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          edge += Int.random(in: 1...12, using: &random)
          tiers.append((edge, Int.random(in: 0...9, using: &random)))
        }
        if Bool.random(using: &random) {
          tiers.append((nil, Int.random(in: 0...9, using: &random)))
        }
        return tiers
      }
      pools = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        (Int.random(in: 0...25, using: &random), Array((0..<count).shuffled(using: &random)))
      }
    }

    /// Takes one unit after the other from the pools, in their order.
    var free: [Int] {
      var free = quantities.map { _ in 0 }
      for pool in pools {
        var left = pool.size
        for meter in pool.meters {
          while left > 0, free[meter] < quantities[meter] {
            left -= 1
            free[meter] += 1
          }
        }
      }
      return free
    }

    /// Price of the n-th unit, from 1; nil where no tier reaches it.
    func price(of unit: Int, _ meter: Int) -> Int? {
      ladders[meter].first { $0.upTo.map { unit <= $0 } ?? true }?.price
    }
  }

  private static let meters: [UsageDimension] = [
    .xraySpans, .lambdaRequests, .s3Puts, .kmsRequests,
  ]

  private func bill(_ world: World) throws -> Bill {
    var rows = ""
    for (meter, ladder) in zip(Self.meters, world.ladders) where !ladder.isEmpty {
      let tiers = ladder.map { tier in
        "{ \(tier.upTo.map { "upTo: \($0), " } ?? "")price: \(tier.price) }"
      }
      rows += row(meter, "[" + tiers.joined(separator: ", ") + "]")
    }
    let table = try priceTable(rows.isEmpty ? "  {}" : rows)
    let usage = Usage(
      region: "us-east-1", month: nil,
      quantities: zip(Self.meters, world.quantities).map { .init($0, ExactDecimal($1)) })
    let pools = world.pools.enumerated().map { index, pool in
      Allowances.Pool(
        offerID: "pool-\(index)", term: "always", meters: pool.meters.map { Self.meters[$0] },
        quantity: ExactDecimal(pool.size))
    }
    return try Bill(
      pricing: usage, book: PriceBook(layers: [[table]], region: "us-east-1", month: nil),
      allowances: Allowances(pools: pools))
  }

  @Test func `a bill is what its units cost one by one`() throws {
    var random = SplitMix(seed: 21)
    for _ in 0..<1_500 {
      let world = World(&random)
      let bill = try bill(world)
      var total = 0
      for (index, free) in world.free.enumerated() {
        let line = try #require(bill.lines.first { $0.meter == Self.meters[index] })
        let quantity = world.quantities[index]
        let prices = (1...max(1, quantity)).prefix(quantity).map { world.price(of: $0, index) }
        let billed = prices.dropFirst(free)
        let cost = billed.compactMap(\.self).reduce(0, +)
        total += cost
        #expect(line.cost == ExactDecimal(cost))
        #expect(line.freeQuantity == ExactDecimal(free))
        #expect(line.billedQuantity == ExactDecimal(quantity - free))
        #expect(line.unpricedQuantity == ExactDecimal(billed.count { $0 == nil }))
        let list = prices.compactMap(\.self).reduce(0, +)
        #expect(line.listCost == (world.ladders[index].isEmpty ? nil : ExactDecimal(list)))
        let status: BillLine.Status =
          quantity == 0
          ? .unused : free == quantity ? .free : billed.contains(nil) ? .unpriced : .priced
        #expect(line.status == status)
        #expect(try sum(line.allowances.map(\.quantity)) == line.freeQuantity)
        #expect(try sum(line.tiers.map(\.cost)) == line.cost)
      }
      #expect(bill.total == ExactDecimal(total))
      #expect(try bill.gross.subtracting(bill.free) == bill.total)
    }
  }
}
