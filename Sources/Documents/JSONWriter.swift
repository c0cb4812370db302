/// Writes JSON for people and machines: two spaces a level, LF, a newline at the end.
///
/// Text stays as it is but for what JSON must escape; `/` and letters beyond ASCII are kept.
public struct JSONWriter {
  private let escapesMarkup: Bool
  private var output: [UInt8] = []

  /// `escapingMarkup` writes `<`, `>`, `&` and the two Unicode line ends as escapes, so that the
  /// text can stand inside an HTML script element.
  public static func text(_ value: JSONValue, escapingMarkup: Bool = false) -> String {
    String(decoding: bytes(value, escapingMarkup: escapingMarkup), as: UTF8.self)
  }

  public static func bytes(_ value: JSONValue, escapingMarkup: Bool = false) -> [UInt8] {
    var writer = JSONWriter(escapesMarkup: escapingMarkup)
    writer.write(value, depth: 0)
    writer.put("\n")
    return writer.output
  }

  private init(escapesMarkup: Bool) {
    self.escapesMarkup = escapesMarkup
  }

  private mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .object(let members):
      list(members, "{", "}", depth) { writer, member in
        writer.write(member.0)
        writer.put(": ")
        writer.write(member.1, depth: depth + 1)
      }
    case .array(let items):
      list(items, "[", "]", depth) { writer, item in
        writer.write(item, depth: depth + 1)
      }
    case .string(let text): write(text)
    case .number(let number): put(number.description)
    case .bool(let bool): put(bool ? "true" : "false")
    case .null: put("null")
    }
  }

  private mutating func list<Item>(
    _ items: [Item], _ open: String, _ close: String, _ depth: Int,
    _ write: (inout JSONWriter, Item) -> Void
  ) {
    put(open)
    for (index, item) in items.enumerated() {
      put(index == 0 ? "\n" : ",\n")
      indent(depth + 1)
      write(&self, item)
    }
    if !items.isEmpty {
      put("\n")
      indent(depth)
    }
    put(close)
  }

  private mutating func write(_ text: String) {
    put("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": put("\\\"")
      case "\\": put("\\\\")
      case "\n": put("\\n")
      case "\r": put("\\r")
      case "\t": put("\\t")
      case "\u{0}"..<" ", "\u{7F}": escape(scalar)
      case "<", ">", "&", "\u{2028}", "\u{2029}":
        if escapesMarkup { escape(scalar) } else { put(scalar) }
      default: put(scalar)
      }
    }
    put("\"")
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    put("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
  }

  private mutating func indent(_ depth: Int) {
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func put(_ text: String) {
    output.append(contentsOf: text.utf8)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
