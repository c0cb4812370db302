/// A user's text, and how many bytes JSON's escapes add to it.
struct JSONText: Sendable, Equatable {
  let string: String
  let escapes: Int

  init(_ string: String) {
    self.string = string
    escapes = string.utf8.reduce(0) { $0 + Self.escape($1).added }
  }

  /// Bytes in UTF-8.
  var count: Int { string.utf8.count }

  /// The text as JSON has it, without quotes: escaped only where it must be, as a browser does.
  func write(to bytes: inout [UInt8]) {
    if escapes == 0 { return bytes.append(contentsOf: string.utf8) }
    for byte in string.utf8 {
      switch Self.escape(byte) {
      case .none: bytes.append(byte)
      case .short(let letter): bytes += [UInt8(ascii: "\\"), letter]
      case .long:
        bytes += Array("\\u00\(byte < 16 ? "0" : "1")\(String(byte & 15, radix: 16))".utf8)
      }
    }
  }

  private enum Escape {
    case none
    case short(UInt8)
    case long

    var added: Int {
      switch self {
      case .none: 0
      case .short: 1
      case .long: 5
      }
    }
  }

  private static func escape(_ byte: UInt8) -> Escape {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): .short(byte)
    case 0x08: .short(UInt8(ascii: "b"))
    case 0x09: .short(UInt8(ascii: "t"))
    case 0x0A: .short(UInt8(ascii: "n"))
    case 0x0C: .short(UInt8(ascii: "f"))
    case 0x0D: .short(UInt8(ascii: "r"))
    case 0..<0x20: .long
    default: .none
    }
  }
}
