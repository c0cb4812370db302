import CContentHash

/// The SHA-256 of some bytes: names a file's content in reports, and a script in an HTML policy.
public struct ContentHash: Hashable, Sendable {
  private let words: [UInt32]

  public static func sha256(_ bytes: [UInt8]) -> ContentHash {
    let digest = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe aurora_sha256(buffer.baseAddress, buffer.count)
    }
    let (a, b, c, d, e, f, g, h) = digest.words
    return ContentHash(words: [a, b, c, d, e, f, g, h])
  }

  public static func sha256(_ text: String) -> ContentHash { sha256(Array(text.utf8)) }

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }.joined()
  }

  /// 44 characters of the standard alphabet, as a content security policy spells a hash.
  public var base64: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = words.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for digit in 0..<4 {
        let index = Int(bits >> (18 - 6 * UInt32(digit)) & 63)
        text.append(digit <= group.count ? alphabet[index] : "=")
      }
    }
    return text
  }
}
