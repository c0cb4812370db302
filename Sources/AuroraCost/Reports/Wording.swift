import Documents
import Metering

/// A number with its noun: `1 line`, `1,200 lines`.
func counted(_ count: some BinaryInteger, _ singular: String, _ plural: String) -> String {
  grouped(String(count)) + " " + (count == 1 ? singular : plural)
}

extension CalendarMonth {
  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `October 2026`.
  var name: String { "\(Self.names[month - 1]) \(year)" }
}

extension UsageUnit {
  /// The unit after a number other than 1, as people write it.
  var plural: String {
    switch self {
    case .mau, .gb: rawValue
    case .query: "queries"
    default: rawValue + "s"
    }
  }
}

extension ExactDecimal {
  /// The quotient to ten decimals, halves away from zero, for unit costs; nil of nothing.
  ///
  /// A display figure: no amount is ever computed from it.
  func divided(by count: UInt64) -> ExactDecimal? {
    let places = 10
    guard count > 0, let units = try? rounded(toPlaces: 14).flooredUnits(places: 14),
      units.magnitude < UInt128(Int128.max) / 2
    else { return nil }
    let divisor = UInt128(count) * 10_000
    let quotient = (units.magnitude * 2 + divisor) / (divisor * 2)
    let signed = units < 0 ? -Int128(quotient) : Int128(quotient)
    return ExactDecimal(coefficient: signed, scale: places)
  }
}

extension ExactDecimal {
  var isOne: Bool { self == ExactDecimal(1) }
}
