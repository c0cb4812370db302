/// A number as DynamoDB keeps it: an exact decimal of at most 38 digits.
///
/// Equal numbers are equal however they are spelled: `1000`, `+1e3` and `1000.0`.
/// Source: DynamoDB developer guide, "Supported data types", read 2026-04-13; which spellings are
/// taken and that they are one number: Scylla, `test/alternator/test_number.py`, run on the service.
public struct ItemNumber: Hashable, Sendable {
  public let isNegative: Bool
  /// All digits from the first to the last that is not 0; 0 for zero.
  private let digits: UInt128
  /// Powers of ten of the first and the last of these digits; 0 for zero.
  private let firstPower: Int
  private let lastPower: Int

  /// Bytes it takes in an item; zero takes one.
  public var size: Int {
    guard digits > 0 else { return 1 }
    return ItemSize.number(firstPower: firstPower, lastPower: lastPower, isNegative: isNegative)
  }

  /// Why a text is no number of an item.
  public enum Problem: Error, Hashable, CustomStringConvertible {
    case notANumber, tooLarge, tooSmall, tooManyDigits

    public var description: String {
      switch self {
      case .notANumber: "must be a number such as 12.5"
      case .tooLarge: "must be a number below 1E+126"
      case .tooSmall: "must be 0 or a number of at least 1E-130"
      case .tooManyDigits: "must be a number of at most 38 significant digits"
      }
    }
  }

  /// Reads `12`, `-0.5`, `+3`, `.25` or `1.5E-7`, without spaces.
  public init(_ text: String) throws(Problem) {
    var rest = Substring(text).utf8
    let isMinus = Self.takeSign(&rest)
    let mantissa = try Mantissa(&rest)
    let exponent = try Self.takeExponent(&rest)
    guard rest.isEmpty else { throw .notANumber }
    guard mantissa.count > 0 else {
      (isNegative, digits, firstPower, lastPower) = (false, 0, 0, 0)
      return
    }
    lastPower = exponent + mantissa.lastPower
    firstPower = lastPower + mantissa.count - 1
    guard firstPower <= 125 else { throw .tooLarge }
    guard firstPower >= -130 else { throw .tooSmall }
    guard mantissa.count <= Mantissa.mostDigits else { throw .tooManyDigits }
    isNegative = isMinus
    digits = mantissa.digits
  }

  /// Whether a minus stood there.
  private static func takeSign(_ rest: inout Substring.UTF8View) -> Bool {
    let sign = rest.first
    let isMinus = sign == UInt8(ascii: "-")
    if isMinus || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    return isMinus
  }

  /// The exponent, 0 where there is none; beyond a billion it stays there, which is too large anyway.
  private static func takeExponent(_ rest: inout Substring.UTF8View) throws(Problem) -> Int {
    guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return 0 }
    rest = rest.dropFirst()
    let isMinus = takeSign(&rest)
    guard !rest.isEmpty else { throw .notANumber }
    var exponent = 0
    while let byte = rest.first, let digit = byte.decimalDigit {
      exponent = min(exponent * 10 + digit, 1 << 40)
      rest = rest.dropFirst()
    }
    return isMinus ? -exponent : exponent
  }
}

/// The digits of a number and where its decimal point stands.
private struct Mantissa {
  static let mostDigits = 38

  /// From the first to the last digit that is not 0, as far as they are at most 38.
  var digits: UInt128 = 0
  /// How many these are; 0 for zero.
  var count = 0
  /// Power of ten of the last of them.
  var lastPower = 0

  /// - Throws: where no digit stands on either side of the point.
  init(_ rest: inout Substring.UTF8View) throws(ItemNumber.Problem) {
    var zeros = 0
    var read = 0
    var pointAfter: Int?
    while let byte = rest.first {
      if let digit = byte.decimalDigit {
        read += 1
        if digit > 0 {
          append(zeros: zeros, digit)
          zeros = 0
        } else if count > 0 {
          zeros += 1
        }
      } else if byte == UInt8(ascii: "."), pointAfter == nil {
        pointAfter = read
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard read > 0 else { throw .notANumber }
    lastPower = zeros - (read - (pointAfter ?? read))
  }

  private mutating func append(zeros: Int, _ digit: Int) {
    count += zeros + 1
    guard count <= Self.mostDigits else { return }
    for _ in 0...zeros { digits *= 10 }
    digits += UInt128(digit)
  }
}

extension UInt8 {
  fileprivate var decimalDigit: Int? {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= self ? Int(self - UInt8(ascii: "0")) : nil
  }
}
