import Foundation

/// Base64 in the alphabet of URLs and without padding, as JSON Web Tokens spell bytes (RFC 7515).
enum Base64URL {
  static func text(_ bytes: [UInt8]) -> String {
    String(
      decoding: Data(bytes).base64EncodedData().compactMap { byte -> UInt8? in
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        case UInt8(ascii: "="): nil
        default: byte
        }
      }, as: UTF8.self)
  }

  /// Nil where the text is no such thing, padding and white space included.
  static func bytes(_ text: Substring) -> [UInt8]? {
    var standard: [UInt8] = []
    standard.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"): standard.append(UInt8(ascii: "+"))
      case UInt8(ascii: "_"): standard.append(UInt8(ascii: "/"))
      case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
      default: standard.append(byte)
      }
    }
    while standard.count % 4 != 0 { standard.append(UInt8(ascii: "=")) }
    guard let bytes = Data(base64Encoded: Data(standard)).map({ [UInt8]($0) }),
      Self.text(bytes) == text
    else { return nil }
    return bytes
  }
}
