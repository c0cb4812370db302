/// Reads JSON as RFC 8259 has it and no looser: literal digits, no key twice, no lone surrogate.
///
/// The bytes must be UTF-8 already.
struct JSONParser {
  private let file: String
  let bytes: [UInt8]
  var at = 0
  var tree: TreeBuilder

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
    tree = TreeBuilder(source: bytes)
  }

  static func parse(_ bytes: [UInt8], file: String) throws(DocumentError) -> DocumentNode {
    var parser = JSONParser(bytes, file: file)
    try parser.value()
    parser.skipSpace()
    guard parser.at == bytes.count else {
      throw parser.error("unexpected \(parser.foundHere) after the end of the document")
    }
    let tree = DocumentTree(file: file, builder: parser.tree)
    return DocumentNode(tree: tree, index: 0)
  }

  private mutating func value() throws(DocumentError) {
    skipSpace()
    switch peek() {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "\""): try string(isKey: false)
    case UInt8(ascii: "t"): try word("true", .bool)
    case UInt8(ascii: "f"): try word("false", .bool)
    case UInt8(ascii: "n"): try word("null", .null)
    case let byte where byte == UInt8(ascii: "-") || isDigit(byte): try number()
    default: throw error("expected a value, found \(foundHere)")
    }
  }

  private mutating func object() throws(DocumentError) {
    try open(.mapping)
    skipSpace()
    if !take("}") {
      repeat {
        skipSpace()
        guard peek() == UInt8(ascii: "\"") else {
          throw error("expected a key in double quotes, found \(foundHere)")
        }
        try string(isKey: true)
        skipSpace()
        guard take(":") else { throw error("expected ':' after the key, found \(foundHere)") }
        try value()
        skipSpace()
      } while take(",")
      guard take("}") else { throw error("expected ',' or '}', found \(foundHere)") }
      if let key = tree.repeatedKey { throw repeated(key) }
    }
    tree.end()
  }

  private mutating func array() throws(DocumentError) {
    try open(.sequence)
    skipSpace()
    if !take("]") {
      repeat {
        try value()
        skipSpace()
      } while take(",")
      guard take("]") else { throw error("expected ',' or ']', found \(foundHere)") }
    }
    tree.end()
  }

  private mutating func open(_ kind: DocumentNode.Kind) throws(DocumentError) {
    guard tree.depth < TreeBuilder.deepest else {
      throw error("nested deeper than \(TreeBuilder.deepest) levels")
    }
    tree.begin(kind, at: at)
    at += 1
  }

  private mutating func word(_ word: StaticString, _ kind: DocumentNode.Kind) throws(DocumentError)
  {
    let start = at
    for letter in word.description.utf8 {
      guard peek() == letter else {
        at = start
        throw error("expected a value, found \(foundHere)")
      }
      at += 1
    }
    tree.add(kind, at: start, text: start..<at)
  }

  private mutating func number() throws(DocumentError) {
    let start = at
    if peek() == UInt8(ascii: "-") { at += 1 }
    if peek() == UInt8(ascii: "0") {
      at += 1
      if isDigit(peek()) { throw error("a number must not begin with a 0", at: start) }
    } else {
      try digits(after: start)
    }
    if peek() == UInt8(ascii: ".") {
      at += 1
      try digits(after: start)
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      at += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { at += 1 }
      try digits(after: start)
    }
    tree.add(.number, at: start, text: start..<at)
  }

  private mutating func digits(after start: Int) throws(DocumentError) {
    guard isDigit(peek()) else { throw error("a number ends without a digit", at: start) }
    while isDigit(peek()) { at += 1 }
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): at += 1
      default: return
      }
    }
  }

  func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  /// The character at hand, for an error.
  private var foundHere: String {
    guard at < bytes.count else { return "the end of the file" }
    let text = String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self)
    return String(text.prefix(1)).quoted
  }

  private func repeated(_ key: Int) -> DocumentError {
    let name = String(decoding: tree.text(of: key), as: UTF8.self)
    return error(
      "duplicate key \(name.quoted); keep one of them", at: Int(tree.records[key].origin))
  }

  func error(_ problem: String, at offset: Int? = nil) -> DocumentError {
    let mark = TextMark(ofByte: offset ?? at, in: bytes)
    return DocumentError(file, mark, problem)
  }
}
