import Documents

/// A number in 2^-32, for figures that are worked out once from a scenario; too large ones are
/// clamped to 2^31.
struct Fixed: Comparable, Sendable {
  var bits: Int64

  init(bits: Int64) { self.bits = bits }
  init(_ whole: Int) { bits = Int64(clamping: Int128(whole) << 32) }

  /// Rounded down to 2^-32.
  init(_ decimal: ExactDecimal) { bits = Int64(clamping: decimal.scaled(by: 1 << 32)) }

  static let zero = Fixed(bits: 0)
  static let one = Fixed(1)

  static func + (left: Fixed, right: Fixed) -> Fixed {
    Fixed(bits: Int64(clamping: Int128(left.bits) + Int128(right.bits)))
  }
  static func - (left: Fixed, right: Fixed) -> Fixed {
    Fixed(bits: Int64(clamping: Int128(left.bits) - Int128(right.bits)))
  }
  static func * (left: Fixed, right: Fixed) -> Fixed {
    Fixed(bits: Int64(clamping: (Int128(left.bits) * Int128(right.bits)) >> 32))
  }
  static func / (left: Fixed, right: Fixed) -> Fixed {
    Fixed(bits: Int64(clamping: (Int128(left.bits) << 32) / Int128(right.bits)))
  }
  static func < (left: Fixed, right: Fixed) -> Bool { left.bits < right.bits }

  /// The nearest whole number of 2^-`places`.
  func rounded(to places: Int64) -> Int64 {
    Int64(clamping: (Int128(bits) + (1 << (31 - Int128(places)))) >> (32 - Int128(places)))
  }

  /// Where an increasing function, below its goal at 0, comes closest below it up to a limit.
  static func greatest(below limit: Fixed, where isBelow: (Fixed) -> Bool) -> Fixed {
    var low = Fixed.zero
    var high = limit
    while high.bits - low.bits > 1 {
      let middle = Fixed(bits: low.bits + (high.bits - low.bits) / 2)
      if isBelow(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
