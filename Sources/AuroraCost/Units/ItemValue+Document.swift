import AuroraBackend
import Documents
import FoundationEssentials

/// A value's type as DynamoDB JSON spells it.
private enum ValueType: String, CaseIterable {
  case string = "S"
  case number = "N"
  case binary = "B"
  case boolean = "BOOL"
  case null = "NULL"
  case map = "M"
  case list = "L"
  case stringSet = "SS"
  case numberSet = "NS"
  case binarySet = "BS"

  static let names = allCases.map(\.rawValue.quoted).joined(separator: ", ")
}

// DynamoDB JSON, `{"S": "text"}`, `{"N": "12.5"}`, `{"L": [{"B": "SGk="}]}`: what the service refuses
// is refused here.
extension ItemValue {
  init(_ node: DocumentNode) throws(DocumentError) {
    guard node.isMapping else {
      throw node.error(
        "must be a value with its type such as {\"S\": \"text\"}, found \(node.found)")
    }
    let entries = try node.entries()
    guard let entry = entries.first else {
      throw node.error("has no type; use one of \(ValueType.names)")
    }
    guard let type = ValueType(rawValue: entry.key) else {
      throw entry.error("unknown type \(entry.key.quoted); use one of \(ValueType.names)")
    }
    guard entries.count == 1 else {
      throw entries[1].error(
        "a second type \(entries[1].key.quoted) beside \(entry.key.quoted); keep one of them")
    }
    try self.init(type, entry.value)
  }

  private init(_ type: ValueType, _ node: DocumentNode) throws(DocumentError) {
    switch type {
    case .string: self = .string(try ItemText(node: node))
    case .number: self = .number(try ItemNumber(node: node))
    case .binary: self = .binary(try Self.binary(node))
    case .boolean: self = .boolean(try node.bareBoolean("true or false"))
    case .null:
      guard try node.bareBoolean("true") else { throw node.error("must be true, found 'false'") }
      self = .null
    case .map: self = .map(try node.attributes())
    case .list:
      var elements: [ItemValue] = []
      for element in try node.items() { elements.append(try ItemValue(element)) }
      self = .list(elements)
    case .stringSet: self = .stringSet(try node.members(ItemText.init(node:)))
    case .numberSet: self = .numberSet(try node.members(ItemNumber.init(node:)))
    case .binarySet: self = .binarySet(try node.members(Self.binary))
    }
  }

  /// Bytes in base64 as RFC 4648 spells them: padded, without line breaks, no bit to spare.
  private static func binary(_ node: DocumentNode) throws(DocumentError) -> [UInt8] {
    let text = try node.quotedText("base64 such as SGk=")
    guard let content = Data(base64Encoded: text), content.base64EncodedString() == text else {
      throw node.error("must be base64 such as SGk=, found \(node.found)")
    }
    return [UInt8](content)
  }
}

extension ItemText {
  /// A text in quotes.
  init(node: DocumentNode) throws(DocumentError) { self.init(try node.quotedText("text")) }
}

extension ItemNumber {
  /// A number in quotes, for JSON's own are binary in most programs.
  fileprivate init(node: DocumentNode) throws(DocumentError) {
    let text = try node.quotedText("a number")
    do throws(Problem) {
      try self.init(text)
    } catch {
      throw node.error("\(error), found \(node.found)")
    }
  }
}

extension DocumentNode {
  /// Names and values, of an item or of a map in it.
  func attributes() throws(DocumentError) -> [ItemText: ItemValue] {
    let entries = try entries()
    var attributes = [ItemText: ItemValue](minimumCapacity: entries.count)
    for entry in entries {
      guard !entry.key.isEmpty else { throw entry.error("an attribute must have a name") }
      attributes[ItemText(entry.key)] = try ItemValue(entry.value)
    }
    return attributes
  }

  /// The text of a JSON string, where another kind of value is a mistake.
  fileprivate func quotedText(_ wanted: String) throws(DocumentError) -> String {
    guard kind == .string else { throw error("must be \(wanted) in quotes, found \(found)") }
    return try text()
  }

  /// A JSON boolean, where a word in quotes is a mistake.
  fileprivate func bareBoolean(_ wanted: String) throws(DocumentError) -> Bool {
    guard kind == .bool else { throw error("must be \(wanted) without quotes, found \(found)") }
    return try boolean()
  }

  /// The members of a set, which has at least one and none twice.
  fileprivate func members<Member: Hashable>(
    _ read: (DocumentNode) throws(DocumentError) -> Member
  ) throws(DocumentError) -> Set<Member> {
    var members: Set<Member> = []
    for item in try items() {
      guard members.insert(try read(item)).inserted else {
        throw item.error("the set already has \(item.found); keep one of them")
      }
    }
    guard !members.isEmpty else { throw error("a set must not be empty") }
    return members
  }
}
