/// Swift source with comments, the text of strings and backticked names blanked out, line by line.
///
/// Code interpolated into a string stays. Regex literals are not understood.
struct SwiftCode {
  let lines: [Substring]

  init(_ source: String) {
    var blanker = Blanker(source: Array(source.utf8))
    blanker.scanCode(interpolated: false)
    lines = String(decoding: blanker.output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }
}

/// Copies code to `output` and puts a space for every byte of everything else but line ends.
private struct Blanker {
  let source: [UInt8]
  var output: [UInt8] = []
  private var position = 0

  init(source: [UInt8]) { self.source = source }

  /// Scans to the end of the source, or past the `)` that ends an interpolation.
  mutating func scanCode(interpolated: Bool) {
    var depth = 0
    while position < source.count {
      if at("//") {
        blank(until: "\n")
      } else if at("/*") {
        blankComment()
      } else if at("`") {
        blank(1)
        blank(until: "`")
        blank(1)
      } else if let hashes = hashesBeforeQuote() {
        blankString(hashes: hashes)
      } else {
        depth += at("(") ? 1 : at(")") ? -1 : 0
        if interpolated, depth < 0 { return blank(1) }
        output.append(source[position])
        position += 1
      }
    }
  }

  /// The number of `#` of the string literal that starts here, or nil where none does.
  private func hashesBeforeQuote() -> Int? {
    let hashes = source[position...].prefix { $0 == UInt8(ascii: "#") }.count
    let quote = position + hashes
    return quote < source.count && source[quote] == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func blankString(hashes: Int) {
    blank(hashes)
    let marks = String(repeating: "#", count: hashes)
    let quotes = at("\"\"\"") ? "\"\"\"" : "\""
    blank(quotes.utf8.count)
    while position < source.count, !at(quotes + marks) {
      if at("\\" + marks + "(") {
        blank(hashes + 2)
        scanCode(interpolated: true)
      } else {
        blank(at("\\" + marks) ? hashes + 2 : 1)
      }
    }
    blank(quotes.utf8.count + hashes)
  }

  private mutating func blankComment() {
    var depth = 0
    repeat {
      depth += at("/*") ? 1 : at("*/") ? -1 : 0
      blank(at("/*") || at("*/") ? 2 : 1)
    } while depth > 0 && position < source.count
  }

  private func at(_ text: String) -> Bool { source[position...].starts(with: text.utf8) }

  private mutating func blank(until text: String) {
    while position < source.count, !at(text) { blank(1) }
  }

  private mutating func blank(_ count: Int) {
    for byte in source[position...].prefix(count) {
      output.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
    }
    position = min(position + count, source.count)
  }
}
