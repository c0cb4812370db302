/// The only roundings of the product: a counter to a quantity, an amount for display, a quotient.
extension ExactDecimal {
  /// Fraction digits of a quantity derived from a counter.
  public static let quantityScale = 12

  /// Turns a whole-number counter into a billable quantity: half-even to 12 decimals.
  ///
  /// - Throws: above 1.7 × 10^26 units.
  public static func quantity(
    of counter: UInt128, per divisor: UInt128
  ) throws(DecimalOverflow) -> ExactDecimal {
    precondition(divisor > 0 && divisor < UInt128(1) << 86, "remainder × 10^12 must fit 128 bits")
    let unit: UInt128 = 1_000_000_000_000
    let (whole, rest) = counter.quotientAndRemainder(dividingBy: divisor)
    let (floor, left) = (rest * unit).quotientAndRemainder(dividingBy: divisor)
    let up = left > divisor - left || (left == divisor - left && floor % 2 == 1)
    let fraction = up ? floor + 1 : floor
    guard let exactWhole = Int128(exactly: whole), let exactFraction = Int128(exactly: fraction)
    else { throw DecimalOverflow() }
    let (product, over) = exactWhole.multipliedReportingOverflow(by: Int128(unit))
    let (sum, carry) = product.addingReportingOverflow(exactFraction)
    guard !over, !carry else { throw DecimalOverflow() }
    return ExactDecimal(coefficient: sum, scale: quantityScale)
  }

  /// The quotient, half-even to so many decimals: for what no decimal can hold, such as a third.
  ///
  /// - Throws: where dividend × 10^places or the divisor at the dividend's scale is over 38 digits.
  public func divided(
    by divisor: ExactDecimal, places: Int
  ) throws(DecimalOverflow) -> ExactDecimal {
    precondition(!divisor.isZero, "division by zero")
    let common = max(scale, divisor.scale)
    let numerator = try coefficient(atScale: common)
    let (scaled, over) = numerator.multipliedReportingOverflow(by: try Self.power(places))
    guard !over else { throw DecimalOverflow() }
    let bottom = try divisor.coefficient(atScale: common).magnitude
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: bottom)
    let up = rest > bottom - rest || (rest == bottom - rest && whole % 2 == 1)
    let magnitude = Int128(up ? whole + 1 : whole)
    let isNegative = scaled < 0 && !divisor.isNegative || scaled > 0 && divisor.isNegative
    return ExactDecimal(coefficient: isNegative ? -magnitude : magnitude, scale: places)
  }

  private static func power(_ exponent: Int) throws(DecimalOverflow) -> Int128 {
    try ExactDecimal(1).coefficient(atScale: exponent)
  }

  /// Rounds halves away from zero to so many decimals, as a person is shown an amount.
  public func rounded(toPlaces places: Int) -> ExactDecimal {
    guard scale > places else { return self }
    var power: UInt128 = 1
    for _ in places..<scale {
      let (next, over) = power.multipliedReportingOverflow(by: 10)
      if over { return .zero }
      power = next
    }
    let (floor, rest) = coefficient.magnitude.quotientAndRemainder(dividingBy: power)
    let whole = Int128(rest >= power - rest ? floor + 1 : floor)
    let signed = isNegative ? -whole : whole
    return ExactDecimal(coefficient: signed, scale: places)
  }

  /// Rounds for display with exactly `places` fraction digits: `2.5` at 2 places is `2.50`.
  public func formatted(places: Int) -> String {
    let text = rounded(toPlaces: places).description
    guard places > 0 else { return text }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    return parts[0] + "." + fraction + String(repeating: "0", count: places - fraction.count)
  }
}
