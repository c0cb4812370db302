/// An exact decimal number: coefficient × 10^-scale, for quantities, unit prices and money.
///
/// Values are kept without trailing zeros, so equal numbers have equal fields. Results that do not
/// fit 38 digits throw; nothing is ever rounded but by the functions named so.
public struct ExactDecimal: Hashable, Sendable {
  public let coefficient: Int128
  /// Digits after the decimal point, 0 or more.
  public let scale: Int

  public static let zero = ExactDecimal(0)

  public init(_ integer: some BinaryInteger) {
    coefficient = Int128(integer)
    scale = 0
  }

  public init(coefficient: Int128, scale: Int) {
    precondition(scale >= 0)
    var coefficient = coefficient
    var scale = scale
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Reads `-?digits[.digits]`, the only spelling files may use; nil for anything else.
  ///
  /// More than 38 significant digits are nil too: they could not be kept exactly.
  public init?(_ text: some StringProtocol) {
    var digits = text.utf8[...]
    let negative = digits.first == UInt8(ascii: "-")
    if negative { digits = digits.dropFirst() }
    var coefficient: Int128 = 0
    var scale = 0
    var whole = 0
    var seenPoint = false
    for byte in digits {
      if byte == UInt8(ascii: "."), !seenPoint, whole > 0 {
        seenPoint = true
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      if seenPoint { scale += 1 } else { whole += 1 }
      let (product, over) = coefficient.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
      guard !over, !carry else { return nil }
      coefficient = sum
    }
    guard whole > 0, !seenPoint || scale > 0 else { return nil }
    self.init(coefficient: negative ? -coefficient : coefficient, scale: scale)
  }

  public var isZero: Bool { coefficient == 0 }
  public var isNegative: Bool { coefficient < 0 }
}

/// A result does not fit 38 decimal digits.
public struct DecimalOverflow: Error, Equatable, CustomStringConvertible {
  public let description = "number too large: more than 38 digits"
  public init() {}
}

extension ExactDecimal {
  public func adding(_ other: ExactDecimal) throws(DecimalOverflow) -> ExactDecimal {
    let (left, right, scale) = try aligned(with: other)
    let (sum, over) = left.addingReportingOverflow(right)
    guard !over else { throw DecimalOverflow() }
    return ExactDecimal(coefficient: sum, scale: scale)
  }

  public func subtracting(_ other: ExactDecimal) throws(DecimalOverflow) -> ExactDecimal {
    try adding(other.negated())
  }

  public func multiplied(by other: ExactDecimal) throws(DecimalOverflow) -> ExactDecimal {
    let (product, over) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    guard !over else { throw DecimalOverflow() }
    return ExactDecimal(coefficient: product, scale: scale + other.scale)
  }

  public func negated() throws(DecimalOverflow) -> ExactDecimal {
    guard coefficient != .min else { throw DecimalOverflow() }
    return ExactDecimal(coefficient: -coefficient, scale: scale)
  }

  /// Both coefficients at the larger of the two scales.
  private func aligned(
    with other: ExactDecimal
  ) throws(DecimalOverflow) -> (Int128, Int128, scale: Int) {
    let common = max(scale, other.scale)
    return (try coefficient(atScale: common), try other.coefficient(atScale: common), common)
  }

  /// The coefficient with `wanted` fraction digits, at least as many as it has.
  func coefficient(atScale wanted: Int) throws(DecimalOverflow) -> Int128 {
    var result = coefficient
    for _ in scale..<wanted {
      let (next, over) = result.multipliedReportingOverflow(by: 10)
      guard !over else { throw DecimalOverflow() }
      result = next
    }
    return result
  }
}

extension ExactDecimal: Comparable {
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let (leftWhole, leftPart) = left.split
    let (rightWhole, rightPart) = right.split
    if leftWhole != rightWhole { return leftWhole < rightWhole }
    // Fractions compare by their digits: both are below 1, so padding the shorter never overflows
    // unless it is the longer of two 38-digit ones, where the leading digits have decided already.
    return compareFractions((leftPart, left.scale), (rightPart, right.scale)) < 0
  }

  private var split: (whole: Int128, part: Int128) {
    var power: Int128 = 1
    for _ in 0..<scale {
      let (next, over) = power.multipliedReportingOverflow(by: 10)
      if over { return (0, coefficient) }
      power = next
    }
    return coefficient.quotientAndRemainder(dividingBy: power) as (Int128, Int128)
  }

  /// Compares two signed fractions a/10^m and b/10^n digit by digit.
  private static func compareFractions(
    _ left: (part: Int128, scale: Int), _ right: (part: Int128, scale: Int)
  ) -> Int {
    let leftDigits = paddedDigits(left.part, left.scale)
    let rightDigits = paddedDigits(right.part, right.scale)
    let sign = left.part < 0 || right.part < 0 ? -1 : 1
    if leftDigits == rightDigits { return 0 }
    return leftDigits.lexicographicallyPrecedes(rightDigits) ? -sign : sign
  }

  private static func paddedDigits(_ part: Int128, _ scale: Int) -> [UInt8] {
    guard part != 0 else { return [] }
    let digits = Array(String(part.magnitude).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, scale - digits.count)) + digits
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The shortest exact spelling: no exponent, no trailing zeros, never `-0`.
  public var description: String {
    var digits = String(coefficient.magnitude)
    if scale > 0 {
      if digits.utf8.count <= scale {
        digits = String(repeating: "0", count: scale - digits.utf8.count + 1) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    }
    return isNegative ? "-" + digits : digits
  }
}
