public import Metering

/// The size of a DynamoDB item, attribute by attribute: names and values in UTF-8 bytes.
///
/// Source: DynamoDB developer guide, "Item sizes and formats", read 2026-04-13; the number rule and
/// the sets' lack of overhead are pinned by emulator suites that run against the service.
public struct ItemSize: Sendable {
  public private(set) var bytes = Bytes.zero

  public init() {}

  /// A string or binary attribute of so many bytes.
  public mutating func add(name: Int, text: Int) { bytes += Bytes(name + text) }

  /// A Boolean or null attribute.
  public mutating func addFlag(name: Int) { bytes += Bytes(name + 1) }

  /// A number above zero of so many significant digits, the last of them its ones.
  public mutating func add(name: Int, integerDigits digits: Int) {
    bytes += Bytes(name + Self.number(firstPower: digits - 1, lastPower: 0, isNegative: false))
  }

  /// A list or map with so many elements, whose own sizes are added besides.
  public mutating func addContainer(name: Int, elements: Int) {
    bytes += Bytes(name + 3 + elements)
  }

  /// Bytes of a number other than zero, by the powers of ten of its outermost digits that are not 0.
  ///
  /// One byte, one for each pair of digits, and one if negative. Pairs are digits of base 100, so
  /// they are aligned to the decimal point: 1.5 is two pairs, 15 is one.
  /// Source: dynalite, `test/getItem.js` at c5e5b46, whose sizes were checked against the service.
  static func number(firstPower: Int, lastPower: Int, isNegative: Bool) -> Int {
    // A shift, because powers below zero round down as well.
    let pairs = (firstPower >> 1) - (lastPower >> 1) + 1
    return 1 + pairs + (isNegative ? 1 : 0)
  }

  /// Larger items are refused.
  public static let limit = Bytes.kilobytes(400)

  /// What storage adds to every item, and to every index entry.
  ///
  /// Source: DynamoDB developer guide, "Estimating table size", read 2026-04-13.
  public static let storageOverhead = Bytes(100)
}

extension ItemSize {
  /// Any attribute, with all that it holds.
  ///
  /// Members of a set add their own bytes and nothing for the set.
  public mutating func add(name: Int, _ value: ItemValue) {
    switch value {
    case .string(let text): add(name: name, text: text.count)
    case .number(let number): add(name: name, text: number.size)
    case .binary(let content): add(name: name, text: content.count)
    case .boolean, .null: addFlag(name: name)
    case .list(let elements):
      addContainer(name: name, elements: elements.count)
      for element in elements { add(name: 0, element) }
    case .map(let members):
      addContainer(name: name, elements: members.count)
      for (key, member) in members { add(name: key.count, member) }
    case .stringSet(let texts): add(name: name, text: texts.reduce(0) { $0 + $1.count })
    case .numberSet(let numbers): add(name: name, text: numbers.reduce(0) { $0 + $1.size })
    case .binarySet(let contents): add(name: name, text: contents.reduce(0) { $0 + $1.count })
    }
  }
}
