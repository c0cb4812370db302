import Documents
import Metering
import PricingModels
import Testing

@testable import AuroraCost

struct CostAttributionTests {
  @Test func `a line's cost is shared by quantity`() throws {
    let attribution = try CostAttribution(
      Self.estimate(
        quantity: "4", price: "0.25",
        [("View", "List", "3"), ("Edit", "Create", "1"), ("Edit", "Delete", "0")]))
    #expect(attribution.shares.map(\.cost.description) == ["0.75", "0.25"])
    #expect(attribution.journeys == ["View", "Edit"])
    #expect(try attribution.cost { $0.journey == "Edit" }.description == "0.25")
  }

  @Test func `thirds of a cost add up to it at the twelfth decimal`() throws {
    let attribution = try CostAttribution(
      Self.estimate(
        quantity: "3", price: "0.3333333333",
        [("A", "a", "1"), ("B", "b", "1"), ("C", "c", "1")]))
    #expect(
      attribution.shares.map(\.cost.description)
        == ["0.3333333333", "0.3333333333", "0.3333333333"])
    let tenth = try CostAttribution(
      Self.estimate(
        quantity: "3", price: "0.1", [("A", "a", "1"), ("B", "b", "1"), ("C", "c", "1")]))
    #expect(tenth.shares.map(\.cost.description) == ["0.1", "0.1", "0.1"])
    let uneven = try CostAttribution.divide(
      try decimal("1"), by: ["1", "1", "1"].map(decimal))
    #expect(
      uneven.map(\.description) == ["0.333333333334", "0.333333333333", "0.333333333333"])
  }

  @Test func `what is finer than 10^-12 stays with the largest part`() throws {
    let parts = try CostAttribution.divide(
      try decimal("0.00000000000199"), by: ["1", "2"].map(decimal))
    #expect(parts.map(\.description) == ["0", "0.00000000000199"])
  }

  @Test func `a quantity that no operation explains is not attributed`() throws {
    let some = try CostAttribution(
      Self.estimate(quantity: "4", price: "1", [("A", "a", "3")]))
    #expect(some.journeys == ["A", "Not attributed"])
    #expect(try some.cost { $0.journey == "Not attributed" }.description == "1")
    let all = try CostAttribution(Self.estimate(quantity: "4", price: "1", []))
    #expect(all.journeys == ["Not attributed"])
    #expect(try all.cost { _ in true }.description == "4")
  }

  @Test func `a rounding of 10^-12 in a count is no unexplained quantity`() throws {
    let attribution = try CostAttribution(
      Self.estimate(
        quantity: "1", price: "1", [("A", "a", "0.333333333333"), ("B", "b", "0.666666666666")]))
    #expect(attribution.journeys == ["A", "B"])
    #expect(try attribution.cost { _ in true }.description == "1")
  }

  @Test func `standing cost comes last`() throws {
    let attribution = try CostAttribution(
      Self.estimate(
        quantity: "2", price: "1", [("Standing", "Keep data", "1"), ("A", "a", "1")]))
    #expect(attribution.journeys == ["A", "Standing"])
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `every line's shares add up to it, however large its numbers`(seed: UInt64) throws {
    var numbers = RepeatableNumbers(state: seed)
    let quantity = Int.random(in: 1...Int.max / 4, using: &numbers)
    var rest = quantity
    let operations = (0..<9).map { index in
      let part = Int.random(in: 0...rest, using: &numbers)
      rest -= part
      return ("J\(index % 4)", "o\(index)", "\(part)")
    }
    let estimate = try Self.estimate(
      quantity: "\(quantity)", price: "0.00001\(seed)1", operations)
    let attribution = try CostAttribution(estimate)
    #expect(try attribution.cost { _ in true } == estimate.bill.total)
    #expect(attribution.shares.allSatisfy { !$0.cost.isNegative })
  }

  /// One line of API calls at one price, and who made them.
  static func estimate(
    quantity: String, price: String, _ operations: [(String, String, String)]
  ) throws -> Estimate {
    var sample = SampleBill()
    try sample.add(.httpRequests, quantity, ladder: [(nil, price)])
    return SampleEstimate.estimate(
      try SampleEstimate.scenario(name: "Calls", budget: nil), try sample.bill(),
      operations: try operations.map {
        OperationCount(
          journey: $0.0, operation: $0.1, dimension: .httpRequests, quantity: try decimal($0.2))
      })
  }
}
