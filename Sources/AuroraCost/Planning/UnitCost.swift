public import Documents
import Metering
public import PricingModels

/// What one user, event or reminder costs, in two senses.
public struct UnitCost: Sendable, Equatable {
  public var unit: CountedUnit
  /// How many the month had, at least 1.
  public var count: UInt64
  /// The net cost it causes, by count, before adjustments; to ten decimals, a figure to show only.
  public var average: ExactDecimal
  /// The bill with one more, less the bill: what the next one adds, past allowances already spent.
  ///
  /// Nil where the estimate was not priced by a book that could be asked again.
  public var marginal: ExactDecimal?

  /// One a unit of which the month had any, in the list's order.
  ///
  /// `price` bills a month's quantities as the estimate's own were; without it nothing is marginal.
  ///
  /// - Throws: what `price` throws, and when a number does not fit 38 digits.
  public static func all(
    of estimate: Estimate, price: (([Usage.Quantity]) throws -> Bill)? = nil
  ) throws -> [UnitCost] {
    let attribution = try CostAttribution(estimate)
    return try CountedUnit.allCases.compactMap { unit in
      let count = unit.count(in: estimate.scenario)
      let caused = try attribution.cost {
        unit.causes(journey: $0.journey, operation: $0.operation)
      }
      guard !estimate.operations.isEmpty, let average = caused.divided(by: count) else {
        return nil
      }
      let marginal = try price.map { try Self.marginal(of: unit, count, estimate, $0) }
      return UnitCost(unit: unit, count: count, average: average, marginal: marginal)
    }
  }

  private static func marginal(
    of unit: CountedUnit, _ count: UInt64, _ estimate: Estimate,
    _ price: ([Usage.Quantity]) throws -> Bill
  ) throws -> ExactDecimal {
    let now = estimate.bill.lines.map { Usage.Quantity($0.meter, $0.quantity) }
    let more = try now.map { quantity in
      var extra = ExactDecimal.zero
      for operation in estimate.operations
      where operation.dimension == quantity.meter
        && unit.causes(journey: operation.journey, operation: operation.operation)
      {
        extra = try extra.adding(operation.quantity)
      }
      return Usage.Quantity(
        quantity.meter, try quantity.quantity.adding(try extra.share(of: count)))
    }
    return try price(more).total.subtracting(price(now).total)
  }
}

extension ExactDecimal {
  /// One part in `count` of a quantity: half-even to 12 decimals, as every quantity is.
  fileprivate func share(of count: UInt64) throws(DecimalOverflow) -> ExactDecimal {
    let scale = UInt128(1_000_000_000_000)
    return try .quantity(
      of: UInt128(try roundedUnits(places: Self.quantityScale)), per: UInt128(count) * scale)
  }
}
