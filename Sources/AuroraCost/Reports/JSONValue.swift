/// A JSON document being written: keys in the order given, numbers with their literal digits.
enum JSONValue: Sendable, Equatable {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  /// A whole number; decimals are strings, so that no reader makes them binary.
  case integer(Int128)
  case bool(Bool)
  case null

  init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

  static func == (left: JSONValue, right: JSONValue) -> Bool { left.text == right.text }

  /// Indented by two spaces a level, without a final line break.
  var text: String {
    var text = ""
    write(to: &text, indent: "\n")
    return text
  }

  /// On one line, for a field of another format.
  var line: String {
    switch self {
    case .object(let members):
      "{"
        + members.map { "\(JSONValue.string($0.key).text):\($0.value.line)" }
        .joined(separator: ",") + "}"
    case .array(let items): "[" + items.map(\.line).joined(separator: ",") + "]"
    case .string, .integer, .bool, .null: text
    }
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .object(let members):
      Self.write(members, to: &text, indent, brackets: ("{", "}")) { member, text, deeper in
        Self.write(quoted: member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indent: deeper)
      }
    case .array(let items):
      Self.write(items, to: &text, indent, brackets: ("[", "]")) { item, text, deeper in
        item.write(to: &text, indent: deeper)
      }
    case .string(let string): Self.write(quoted: string, to: &text)
    case .integer(let number): text += String(number)
    case .bool(let flag): text += flag ? "true" : "false"
    case .null: text += "null"
    }
  }

  private static func write<Item>(
    _ items: [Item], to text: inout String, _ indent: String, brackets: (String, String),
    each: (Item, inout String, String) -> Void
  ) {
    text += brackets.0
    let deeper = indent + "  "
    for (index, item) in items.enumerated() {
      text += index == 0 ? deeper : "," + deeper
      each(item, &text, deeper)
    }
    text += items.isEmpty ? brackets.1 : indent + brackets.1
  }

  /// Control characters and bidirectional overrides are written as escapes: no editor, terminal or
  /// page that shows the text acts on them, and a reader gets them back.
  private static func write(quoted string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.isShowable: text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    }
    text += "\""
  }
}
