import Documents
import Metering
import PricingModels

/// Which operation of which journey caused every line's cost.
///
/// A line's net cost is shared among the operations that used its meter, by quantity, to whole
/// 10^-12 of the currency; what is missing from the line goes by largest remainder, so the shares
/// add up to it exactly. Adjustments are no operation's doing and stay out.
struct CostAttribution: Sendable {
  struct Share: Sendable, Equatable {
    var meter: UsageDimension
    var journey: String
    var operation: String
    var quantity: ExactDecimal
    var cost: ExactDecimal
  }

  /// The journey of a quantity that no counted operation explains.
  static let unexplained = "Not attributed"

  /// In the order of the bill's lines, then of the operations.
  let shares: [Share]

  /// - Throws: when a product or sum does not fit 38 digits.
  init(_ estimate: Estimate) throws(DecimalOverflow) {
    var shares: [Share] = []
    for line in estimate.bill.lines {
      let users = estimate.operations.filter { $0.dimension == line.meter && !$0.quantity.isZero }
      shares += try Self.shares(of: line, among: users)
    }
    self.shares = shares
  }

  /// The journeys in the order first met, standing cost and the unexplained last.
  var journeys: [String] {
    let last = [Journey.standing.label, Self.unexplained]
    var found: [String] = []
    for share in shares where !found.contains(share.journey) { found.append(share.journey) }
    return found.filter { !last.contains($0) } + last.filter(found.contains)
  }

  /// The exact cost of the shares that a test picks.
  func cost(where picks: (Share) -> Bool) throws(DecimalOverflow) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for share in shares where picks(share) { sum = try sum.adding(share.cost) }
    return sum
  }

  private static func shares(
    of line: BillLine, among users: [OperationCount]
  ) throws(DecimalOverflow) -> [Share] {
    var shares = users.map {
      Share(
        meter: line.meter, journey: $0.journey, operation: $0.operation, quantity: $0.quantity,
        cost: .zero)
    }
    var explained = ExactDecimal.zero
    for user in users { explained = try explained.adding(user.quantity) }
    let rest = try line.quantity.subtracting(explained)
    // Each quantity was rounded by itself, half a unit of 10^-12 at most.
    let tolerance = ExactDecimal(coefficient: Int128(users.count + 1), scale: 12)
    if users.isEmpty || rest > tolerance {
      shares.append(
        Share(
          meter: line.meter, journey: unexplained, operation: unexplained, quantity: rest,
          cost: .zero))
    }
    let costs = try divide(line.cost, by: shares.map(\.quantity))
    for index in shares.indices { shares[index].cost = costs[index] }
    return shares
  }

  /// Parts of an amount in proportion to the weights, whole 10^-12 but for the last digits of the
  /// largest part, which takes what is finer than that.
  static func divide(
    _ amount: ExactDecimal, by weights: [ExactDecimal]
  ) throws(DecimalOverflow) -> [ExactDecimal] {
    guard let largest = weights.indices.max(by: { weights[$0] < weights[$1] }) else { return [] }
    let places = ExactDecimal.quantityScale
    var units: [Int128] = []
    for weight in weights { units.append(try weight.roundedUnits(places: places)) }
    let whole = try amount.flooredUnits(places: places)
    let parts = Apportionment.shares(of: units, parts: whole)
    var costs = parts.map { ExactDecimal(coefficient: $0, scale: places) }
    let given = ExactDecimal(coefficient: parts.reduce(0, +), scale: places)
    costs[largest] = try costs[largest].adding(amount.subtracting(given))
    return costs
  }
}
