/// The value of an attribute, of any of DynamoDB's types.
///
/// Values are equal as the table has it: numbers by value, texts by their bytes, sets in any order.
public enum ItemValue: Hashable, Sendable {
  case string(ItemText)
  case number(ItemNumber)
  case binary([UInt8])
  case boolean(Bool)
  case null
  case list([ItemValue])
  case map([ItemText: ItemValue])
  case stringSet(Set<ItemText>)
  case numberSet(Set<ItemNumber>)
  case binarySet(Set<[UInt8]>)

  /// Whether it may be a key of a table or an index: a string, number or binary that is not empty.
  ///
  /// Source: DynamoDB developer guide, "Supported data types", read 2026-04-13.
  public var canBeKey: Bool {
    switch self {
    case .string(let text): text.count > 0
    case .binary(let content): !content.isEmpty
    case .number: true
    default: false
    }
  }
}

/// A text of an item: an attribute's name or a string, equal only where the UTF-8 bytes are.
///
/// Swift's own strings take composed and decomposed letters for the same; a table does not.
public struct ItemText: Hashable, Sendable, ExpressibleByStringLiteral {
  private let bytes: [UInt8]

  public init(_ text: String) { bytes = Array(text.utf8) }
  public init(stringLiteral text: String) { self.init(text) }

  /// Bytes in UTF-8.
  public var count: Int { bytes.count }

  public var string: String { String(decoding: bytes, as: UTF8.self) }
}
