/// Walks JSON without building a tree, so that a Price List of any size needs only its own bytes.
///
/// What a caller has no use for is skipped, and still has to be well-formed. Repeated keys of an
/// object are refused where the object is read.
struct JSONScanner {
  private let file: String
  private let bytes: [UInt8]
  private var index = 0

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The byte that begins the next value, or nil at the end.
  mutating func peek() -> UInt8? {
    skipSpace()
    return index < bytes.count ? bytes[index] : nil
  }

  /// Reads an object; `member` is given each key and reads or skips its value.
  mutating func object(
    _ member: (inout JSONScanner, String) throws(OfferFileError) -> Void
  ) throws(OfferFileError) {
    try expect(UInt8(ascii: "{"), "an object")
    var seen: Set<String> = []
    guard peek() != UInt8(ascii: "}") else { return index += 1 }
    while true {
      skipSpace()
      let place = index
      let key = try string()
      guard seen.insert(key).inserted else { throw problem(at: place, "repeated key '\(key)'") }
      try expect(UInt8(ascii: ":"), "':'")
      try member(&self, key)
      if try !more(until: UInt8(ascii: "}")) { return }
    }
  }

  /// Reads an array; `element` reads or skips each value.
  mutating func array(
    _ element: (inout JSONScanner) throws(OfferFileError) -> Void
  ) throws(OfferFileError) {
    try expect(UInt8(ascii: "["), "an array")
    guard peek() != UInt8(ascii: "]") else { return index += 1 }
    while true {
      try element(&self)
      if try !more(until: UInt8(ascii: "]")) { return }
    }
  }

  mutating func string() throws(OfferFileError) -> String {
    let (range, hasEscapes) = try stringRange()
    guard hasEscapes else { return String(decoding: bytes[range], as: UTF8.self) }
    guard let text = JSONEscapes.resolve(bytes[range]) else {
      throw problem(at: range.lowerBound, "a malformed escape in a string")
    }
    return text
  }

  /// Passes over any value.
  mutating func skip() throws(OfferFileError) {
    var closers: [UInt8] = []
    repeat {
      guard let first = peek() else { throw problem("the file is cut off") }
      switch first {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        index += 1
        let closer = first + 2
        guard peek() != closer else {
          index += 1
          break
        }
        closers.append(closer)
        guard closers.count <= 500 else { throw problem("nested deeper than 500 levels") }
        try skipKey(inside: closer)
        continue
      case UInt8(ascii: "\""):
        _ = try stringRange()
      default:
        try skipWord()
      }
      while let closer = closers.last {
        if try more(until: closer) {
          try skipKey(inside: closer)
          break
        }
        closers.removeLast()
      }
    } while !closers.isEmpty
  }

  /// Nothing but space may follow.
  mutating func end() throws(OfferFileError) {
    if peek() != nil { throw problem("text after the end of the document") }
  }

  /// An error where the scanner stands, or at an earlier place.
  func problem(at offset: Int? = nil, _ message: String) -> OfferFileError {
    let place = min(offset ?? index, bytes.count)
    let before = bytes[..<place]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return OfferFileError(file: file, line: line, column: place - start + 1, message: message)
  }

  /// Where the scanner stands, for an error found later.
  mutating func place() -> Int {
    skipSpace()
    return index
  }
}

extension JSONScanner {
  private mutating func skipKey(inside closer: UInt8) throws(OfferFileError) {
    guard closer == UInt8(ascii: "}") else { return }
    skipSpace()
    _ = try stringRange()
    try expect(UInt8(ascii: ":"), "':'")
  }

  /// After a value: true past a comma, false past the closer.
  private mutating func more(until closer: UInt8) throws(OfferFileError) -> Bool {
    guard let next = peek() else { throw problem("the file is cut off") }
    guard next == closer || next == UInt8(ascii: ",") else {
      throw problem("expected ',' or '\(Unicode.Scalar(closer))', found \(shown(next))")
    }
    index += 1
    return next != closer
  }

  private mutating func expect(_ byte: UInt8, _ words: String) throws(OfferFileError) {
    guard let next = peek() else { throw problem("the file is cut off") }
    guard next == byte else { throw problem("expected \(words), found \(shown(next))") }
    index += 1
  }

  private mutating func stringRange() throws(OfferFileError) -> (Range<Int>, hasEscapes: Bool) {
    try expect(UInt8(ascii: "\""), "a string")
    let start = index
    var hasEscapes = false
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return (start..<index - 1, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index += 2
      case 0..<0x20:
        throw problem("a control character inside a string; is its closing quote missing?")
      default:
        index += 1
      }
    }
    throw problem(at: start - 1, "a string is not closed; the file is cut off")
  }

  /// Passes over a number, true, false or null.
  private mutating func skipWord() throws(OfferFileError) {
    let start = index
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    guard ["true", "false", "null"].contains(word) || Self.isNumber(word) else {
      let found = word.isEmpty ? shown(bytes[start]) : "'\(word)'"
      throw problem(at: start, "expected a value, found \(found)")
    }
  }

  /// Whether a word is a number as JSON spells it.
  private static func isNumber(_ word: String) -> Bool {
    var rest = Substring(word)
    func digits() -> Int {
      let count = rest.prefix { $0.isASCII && $0.isNumber }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == "-" { rest = rest.dropFirst() }
    let leadsWithZero = rest.first == "0"
    let whole = digits()
    guard whole > 0, !leadsWithZero || whole == 1 else { return false }
    if rest.first == "." {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == "e" || rest.first == "E" {
      rest = rest.dropFirst()
      if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default:
      false
    }
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        index += 1
      default:
        return
      }
    }
  }

  private func shown(_ byte: UInt8) -> String { "'\(Unicode.Scalar(byte))'" }
}
