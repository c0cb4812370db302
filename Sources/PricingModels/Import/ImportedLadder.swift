import Documents

/// A product's rates as a ladder in our tables' form: contiguous, edges absolute, free part left out.
struct ImportedLadder: Equatable {
  var ladder: TierLadder
  /// Units that the Price List itself gives at 0 below a paid tier; they belong into the free tier.
  var freePart: ExactDecimal?
  var rateCodes: [String]

  struct Problem: Error, Equatable {
    var message: String
  }

  init(_ rates: [OfferRate], freeBefore: UInt64) throws(Problem) {
    var rates = rates.sorted { $0.from < $1.from }
    guard let first = rates.first else { throw Problem(message: "no price on demand") }
    guard first.from.isZero else {
      throw Problem(message: "the ladder begins at \(first.from), not at 0")
    }
    for (lower, upper) in zip(rates, rates.dropFirst()) where lower.upTo != upper.from {
      let edge = lower.upTo.map(\.description) ?? "Inf"
      throw Problem(message: "the ladder jumps from \(edge) to \(upper.from)")
    }
    if let end = rates.last?.upTo {
      throw Problem(message: "the ladder ends at \(end), not at Inf; is the file cut off?")
    }
    guard !rates.contains(where: { $0.price.isNegative }) else {
      throw Problem(message: "a price is negative")
    }
    while rates.count > 1, rates[0].price.isZero {
      freePart = rates[0].upTo
      rates.removeFirst()
    }
    let shift = ExactDecimal(freeBefore)
    do {
      ladder = TierLadder(
        tiers: try rates.map { TierLadder.Tier(upTo: try $0.upTo?.adding(shift), price: $0.price) })
    } catch {
      throw Problem(message: "an edge is too large")
    }
    rateCodes = rates.map(\.code)
  }
}
