/// A file's content as written: scalars keep their text, mappings their order, all their places.
struct DocumentTree: Sendable {
  let line: Int32
  let column: Int32
  let content: Content

  enum Content: Sendable {
    case scalar(String, ScalarKind)
    case sequence([DocumentTree])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    let key: String
    let keyLine: Int32
    let keyColumn: Int32
    let value: DocumentTree
  }

  init(line: Int, column: Int, _ content: Content) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.content = content
  }
}

/// What a scalar is spelled as; YAML's own rules (`no` is false, `012` ten) never apply.
public enum ScalarKind: Sendable {
  case string
  /// `-?digits[.digits]`, unquoted.
  case number
  case boolean
  case null

  /// The kind of an unquoted scalar.
  init(unquoted text: String) {
    switch text {
    case "true", "false": self = .boolean
    case "null", "~", "": self = .null
    default: self = Self.isNumber(text) ? .number : .string
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { 48...57 ~= $0 } }
  }
}
