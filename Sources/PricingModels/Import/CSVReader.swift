/// Reads comma-separated values by RFC 4180, one record at a time.
///
/// Fields are ranges of the file's bytes; text is made only of those asked for, so a file of a
/// million records costs no million strings. Lines end in LF or CRLF; a byte order mark is skipped.
struct CSVReader {
  /// A place in the file, both 1-based; the column counts bytes.
  struct Position: Equatable, Sendable {
    var line: Int
    var column: Int
  }

  struct Failure: Error, Equatable {
    var position: Position
    var message: String
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// Where the record read last begins.
  private(set) var recordPosition = Position(line: 1, column: 1)
  /// The fields of the record read last, without their quotes.
  private(set) var fields: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      lineStart = 3
    }
  }

  /// Reads the next record into `fields`; false at the end of the file.
  mutating func next() throws(Failure) -> Bool {
    fields.removeAll(keepingCapacity: true)
    guard index < bytes.count else { return false }
    recordPosition = position(of: index)
    while true {
      fields.append(try field())
      guard index < bytes.count else { return true }
      if bytes[index] == comma {
        index += 1
        continue
      }
      try lineEnd()
      return true
    }
  }

  /// A field's text; a doubled quote stands for one.
  func text(_ range: Range<Int>) -> String {
    let raw = bytes[range]
    guard raw.contains(quote) else { return String(decoding: raw, as: UTF8.self) }
    var unescaped: [UInt8] = []
    var wasQuote = false
    for byte in raw {
      if byte == quote, wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = byte == quote
      unescaped.append(byte)
    }
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// Where a field begins.
  func position(of range: Range<Int>) -> Position {
    // A field with a line break in it is found again by counting; no other place needs it.
    guard range.lowerBound >= lineStart else {
      let before = bytes[..<range.lowerBound]
      let start = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
      let line = before.count { $0 == newline } + 1
      return Position(line: line, column: range.lowerBound - start + 1)
    }
    return position(of: range.lowerBound)
  }

  private func position(of offset: Int) -> Position {
    Position(line: line, column: offset - lineStart + 1)
  }

  private mutating func field() throws(Failure) -> Range<Int> {
    guard index < bytes.count, bytes[index] == quote else { return try plainField() }
    let opening = position(of: index)
    index += 1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote {
        guard index + 1 < bytes.count, bytes[index + 1] == quote else {
          defer { index += 1 }
          return start..<index
        }
        index += 1
      } else if byte == newline {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    throw Failure(
      position: opening, message: "a quoted field is not closed; the file is cut off or malformed")
  }

  private mutating func plainField() throws(Failure) -> Range<Int> {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == comma || byte == newline || byte == carriageReturn { break }
      guard byte != quote else {
        throw Failure(
          position: position(of: index),
          message: "a quote inside a field that does not begin with one; quote the whole field")
      }
      index += 1
    }
    return start..<index
  }

  private mutating func lineEnd() throws(Failure) {
    let found = position(of: index)
    if bytes[index] == carriageReturn { index += 1 }
    guard index < bytes.count, bytes[index] == newline else {
      throw Failure(position: found, message: "expected a comma or the line's end after a field")
    }
    index += 1
    line += 1
    lineStart = index
  }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
