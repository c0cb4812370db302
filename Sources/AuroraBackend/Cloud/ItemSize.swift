public import Metering

/// The size of a DynamoDB item, attribute by attribute: names and values in UTF-8 bytes.
///
/// Source: DynamoDB developer guide, "Item sizes and formats", read 2026-04-13; the number rule is
/// pinned by emulator suites that run against the service.
public struct ItemSize: Sendable {
  public private(set) var bytes = Bytes.zero

  public init() {}

  /// A string or binary attribute of so many bytes.
  public mutating func add(name: Int, text: Int) { bytes += Bytes(name + text) }

  /// A Boolean or null attribute.
  public mutating func addFlag(name: Int) { bytes += Bytes(name + 1) }

  /// A number of so many significant digits, aligned as integers without trailing zeros are.
  public mutating func add(name: Int, integerDigits digits: Int) {
    bytes += Bytes(name + 1 + (digits + 1) / 2)
  }

  /// A list or map with so many elements, whose own sizes are added besides.
  public mutating func addContainer(name: Int, elements: Int) {
    bytes += Bytes(name + 3 + elements)
  }

  /// Larger items are refused.
  public static let limit = Bytes.kilobytes(400)

  /// What storage adds to every item, and to every index entry.
  ///
  /// Source: DynamoDB developer guide, "Estimating table size", read 2026-04-13.
  public static let storageOverhead = Bytes(100)
}
