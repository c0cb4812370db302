public import Documents

/// The graduated prices of one meter: each price applies to the part of a quantity inside its tier.
public struct TierLadder: Sendable, Equatable {
  /// From the previous tier's edge, exclusive, to its own, inclusive.
  public struct Tier: Sendable, Equatable {
    /// Nil where nothing bounds the tier.
    public var upTo: ExactDecimal?
    /// Of one unit.
    public var price: ExactDecimal

    public init(upTo: ExactDecimal? = nil, price: ExactDecimal) {
      self.upTo = upTo
      self.price = price
    }
  }

  /// Edges ascend from above 0; only the last tier may lack one.
  public let tiers: [Tier]

  /// The parts of a span of the ladder by tier, and how much of it lies above the last known tier.
  struct Parts: Equatable {
    var tiers: [BilledTier] = []
    var unpriced = ExactDecimal.zero

    func cost() throws(DecimalOverflow) -> ExactDecimal {
      var sum = ExactDecimal.zero
      for tier in tiers { sum = try sum.adding(tier.cost) }
      return sum
    }
  }

  /// Prices the units above `lower`, up to and including `upper`.
  func parts(
    from lower: ExactDecimal, to upper: ExactDecimal
  ) throws(DecimalOverflow) -> Parts {
    var parts = Parts()
    var floor = lower
    for tier in tiers where floor < upper {
      let top = tier.upTo.map { min($0, upper) } ?? upper
      guard top > floor else { continue }
      let quantity = try top.subtracting(floor)
      parts.tiers.append(
        BilledTier(
          from: floor, upTo: top, quantity: quantity, unitPrice: tier.price,
          cost: try quantity.multiplied(by: tier.price)))
      floor = top
    }
    parts.unpriced = floor < upper ? try upper.subtracting(floor) : .zero
    return parts
  }
}
