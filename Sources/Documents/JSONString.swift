/// Strings in JSON: taken as they stand where they hold no escape, else decoded.
extension JSONParser {
  mutating func string(isKey: Bool) throws(DocumentError) {
    let start = at
    at += 1
    let begin = at
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        tree.add(.string, at: start, text: begin..<at, isKey: isKey)
        at += 1
        return
      case UInt8(ascii: "\\"):
        at = begin
        try stringWithEscapes(startingAt: start, isKey: isKey)
        return
      case 0..<0x20:
        throw controlCharacter
      default:
        at += 1
      }
    }
    throw error("a string without an end", at: start)
  }

  private var controlCharacter: DocumentError {
    error("a control character or line break in a string; write it as an escape")
  }

  private mutating func stringWithEscapes(
    startingAt start: Int, isKey: Bool
  ) throws(DocumentError) {
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        tree.add(.string, at: start, decoded: text, isKey: isKey)
        at += 1
        return
      case UInt8(ascii: "\\"):
        text.append(contentsOf: try escape().utf8)
      case 0..<0x20:
        throw controlCharacter
      default:
        text.append(byte)
        at += 1
      }
    }
    throw error("a string without an end", at: start)
  }

  /// The character that an escape stands for; a pair of surrogates is one.
  private mutating func escape() throws(DocumentError) -> String {
    let start = at
    at += 2
    switch at <= bytes.count ? bytes[at - 1] : 0 {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default:
      throw error("unknown escape; use one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u", at: start)
    }
    let unit = try fourHexDigits(of: start)
    guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else {
      return String(decoding: [unit], as: UTF16.self)
    }
    if UTF16.isLeadSurrogate(unit), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      at += 2
      let second = try fourHexDigits(of: at - 2)
      if UTF16.isTrailSurrogate(second) {
        return String(decoding: [unit, second], as: UTF16.self)
      }
    }
    throw error("half of a surrogate pair stands alone", at: start)
  }

  private mutating func fourHexDigits(of escape: Int) throws(DocumentError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = hexDigit(byte) else {
        throw error("\\u must be followed by four hexadecimal digits", at: escape)
      }
      value = value << 4 | UInt16(digit)
      at += 1
    }
    return value
  }

  private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
