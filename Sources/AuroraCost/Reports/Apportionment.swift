import Documents

/// Rounding a list so that it still adds up, by largest remainder.
///
/// Every value is floored to a whole number of minor units; the units then missing from the total
/// go one each to the largest remainders, ties in order. Rounding each value by itself would miss
/// the total in most tables of a dozen rows.
enum Apportionment {
  /// Whole units of 10^-places that add up to the exact sum, rounded half away from zero.
  ///
  /// Each is less than one unit from its exact value; an exact value stays as it is.
  static func units(
    of exact: [ExactDecimal], places: Int
  ) throws(DecimalOverflow) -> [Int128] {
    var sum = ExactDecimal.zero
    for value in exact { sum = try sum.adding(value) }
    return try units(of: exact, places: places, addingUpTo: try sum.roundedUnits(places: places))
  }

  /// Whole units of 10^-places that add up to `total`.
  static func units(
    of exact: [ExactDecimal], places: Int, addingUpTo total: Int128
  ) throws(DecimalOverflow) -> [Int128] {
    var units: [Int128] = []
    var remainders: [ExactDecimal] = []
    for value in exact {
      let floor = try value.flooredUnits(places: places)
      units.append(floor)
      remainders.append(try value.subtracting(ExactDecimal(coefficient: floor, scale: places)))
    }
    let missing = total - units.reduce(0, +)
    hand(out: missing, to: &units, byLargest: remainders)
    return units
  }

  /// Whole numbers that add up to `parts`, in proportion to the weights; all 0 where they are.
  static func shares(of weights: [Int128], parts: Int128) -> [Int128] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    var units = weights.map { $0 * parts / sum }
    let remainders = weights.map { ExactDecimal($0 * parts % sum) }
    hand(out: parts - units.reduce(0, +), to: &units, byLargest: remainders)
    return units
  }

  /// Adds `missing` units, one each, to those with the largest remainders above 0.
  private static func hand(
    out missing: Int128, to units: inout [Int128], byLargest remainders: [ExactDecimal]
  ) {
    guard missing > 0 else { return }
    let order = remainders.indices.filter { !remainders[$0].isZero }
      .sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for index in order.prefix(Int(missing)) { units[index] += 1 }
  }
}

extension ExactDecimal {
  /// The largest whole number of 10^-places that is not above the value.
  func flooredUnits(places: Int) throws(DecimalOverflow) -> Int128 {
    if scale <= places { return try coefficient(inUnitsOf: places) }
    var power: Int128 = 1
    for _ in places..<scale {
      let (next, over) = power.multipliedReportingOverflow(by: 10)
      if over { return coefficient < 0 ? -1 : 0 }
      power = next
    }
    let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: power)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// Whole units of 10^-places, halves rounded away from zero.
  func roundedUnits(places: Int) throws(DecimalOverflow) -> Int128 {
    try rounded(toPlaces: places).coefficient(inUnitsOf: places)
  }

  /// The coefficient at a scale not below the value's own.
  private func coefficient(inUnitsOf places: Int) throws(DecimalOverflow) -> Int128 {
    var result = coefficient
    for _ in scale..<places {
      let (next, over) = result.multipliedReportingOverflow(by: 10)
      guard !over else { throw DecimalOverflow() }
      result = next
    }
    return result
  }
}
