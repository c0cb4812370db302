/// Reads JSON strictly (RFC 8259): literal digits, no duplicate key, every place kept.
///
/// A YAML library is no JSON reader, and `JSONDecoder` takes duplicate keys silently.
struct JSONReader {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  /// A place on the current line whose column is known, so that long lines are counted once.
  private var counted = (position: 0, column: 1)

  /// Deeper nesting is refused, so that no file can exhaust the stack.
  static let depthLimit = 200

  static func read(_ bytes: [UInt8], file: String) throws(DocumentError) -> DocumentTree {
    var reader = JSONReader(bytes: bytes, file: file)
    reader.skipSpace()
    let root = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw reader.error("the document ends before this")
    }
    return root
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private mutating func value(depth: Int) throws(DocumentError) -> DocumentTree {
    guard depth <= Self.depthLimit else {
      throw error("nested more than \(Self.depthLimit) deep")
    }
    let (line, column) = (line, takeColumn())
    let content: DocumentTree.Content
    switch peek {
    case UInt8(ascii: "{"): content = try object(depth: depth)
    case UInt8(ascii: "["): content = try array(depth: depth)
    case UInt8(ascii: "\""): content = .scalar(try string(), .string)
    case UInt8(ascii: "t"): content = try word("true", .boolean)
    case UInt8(ascii: "f"): content = try word("false", .boolean)
    case UInt8(ascii: "n"): content = try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): content = try number()
    default: throw error("expected a value, found \(found)")
    }
    return DocumentTree(line: line, column: column, content)
  }

  private mutating func object(depth: Int) throws(DocumentError) -> DocumentTree.Content {
    var entries: [DocumentTree.Entry] = []
    var keys: Set<String> = []
    position += 1
    skipSpace()
    if take("}") { return .mapping([]) }
    while true {
      skipSpace()
      let (keyLine, keyColumn) = (line, takeColumn())
      guard peek == UInt8(ascii: "\"") else { throw error("expected a key, found \(found)") }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw DocumentError(
          file: file, line: keyLine, column: keyColumn,
          problem: "duplicate key '\(key.prefix(60))'; keep one of them")
      }
      skipSpace()
      guard take(":") else { throw error("expected ':' after a key, found \(found)") }
      skipSpace()
      entries.append(
        .init(
          key: key, keyLine: Int32(clamping: keyLine), keyColumn: Int32(clamping: keyColumn),
          value: try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .mapping(entries) }
      guard take(",") else { throw error("expected ',' or '}', found \(found)") }
    }
  }

  private mutating func array(depth: Int) throws(DocumentError) -> DocumentTree.Content {
    var items: [DocumentTree] = []
    position += 1
    skipSpace()
    if take("]") { return .sequence([]) }
    while true {
      skipSpace()
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .sequence(items) }
      guard take(",") else { throw error("expected ',' or ']', found \(found)") }
    }
  }

  private mutating func word(
    _ word: String, _ kind: ScalarKind
  ) throws(DocumentError) -> DocumentTree.Content {
    guard bytes[position...].starts(with: word.utf8) else {
      throw error("expected a value, found \(found)")
    }
    position += word.utf8.count
    return .scalar(word, kind)
  }

  /// A number in JSON's own grammar; one with an exponent is kept as text that no decimal accepts.
  private mutating func number() throws(DocumentError) -> DocumentTree.Content {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    let leadsWithZero = peek == UInt8(ascii: "0")
    guard digits() > 0, !leadsWithZero || !isDigit(peek) else {
      throw error("expected a digit, found \(found)")
    }
    if leadsWithZero, position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
      position = start
      throw error("a number must not begin with 0")
    }
    if peek == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw error("expected a digit, found \(found)") }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw error("expected a digit, found \(found)") }
    }
    return .scalar(String(decoding: bytes[start..<position], as: UTF8.self), .number)
  }

  private mutating func digits() -> Int {
    let start = position
    while isDigit(peek) { position += 1 }
    return position - start
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { 48...57 ~= $0 } ?? false
  }
}

// Strings, spaces and complaints.
extension JSONReader {
  private mutating func string() throws(DocumentError) -> String {
    position += 1
    let start = position
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 32 {
      position += 1
    }
    if take("\"") { return String(decoding: bytes[start..<position - 1], as: UTF8.self) }
    var text = Array(bytes[start..<position])
    while let byte = peek {
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: text, as: UTF8.self)
      }
      guard byte >= 32 else { throw error("a control character must be escaped") }
      if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: String(try escape()).utf8)
      } else {
        text.append(byte)
        position += 1
      }
    }
    throw error("the file ends within a string")
  }

  private mutating func escape() throws(DocumentError) -> Character {
    position += 1
    defer { position += 1 }
    switch peek {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return Character(try unicodeEscape())
    default: throw error("unknown escape \(found)")
    }
  }

  /// `\uXXXX`, or two of them for a scalar beyond the basic plane; ends on the last digit.
  private mutating func unicodeEscape() throws(DocumentError) -> Unicode.Scalar {
    let first = try hexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, bytes[(position + 1)...].starts(with: [0x5C, 0x75]) else {
      throw error("half of a surrogate pair")
    }
    position += 2
    let second = try hexDigits()
    guard 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error("half of a surrogate pair") }
    return scalar
  }

  private mutating func hexDigits() throws(DocumentError) -> UInt32 {
    let digits = bytes.dropFirst(position + 1).prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    position += 4
    return value
  }

  private mutating func skipSpace() {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09, 0x0D: position += 1
      case 0x0A:
        position += 1
        line += 1
        counted = (position, 1)
      default: return
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var found: String {
    guard position < bytes.count else { return "the end of the file" }
    let rest = String(decoding: bytes[position...].prefix(40), as: UTF8.self)
    return rest.first.map { "'\($0)'" } ?? "nothing"
  }

  /// The column here, in Unicode scalars: continuation bytes do not count.
  private mutating func takeColumn() -> Int {
    counted = (position, column)
    return counted.column
  }

  private var column: Int {
    bytes[counted.position..<position].reduce(counted.column) {
      $1 & 0xC0 == 0x80 ? $0 : $0 + 1
    }
  }

  private func error(_ problem: String) -> DocumentError {
    DocumentError(file: file, line: line, column: column, problem: "not JSON: " + problem)
  }
}
