import CTokenSigning

/// An RSA key pair of libcrypto that signs and verifies tokens; lives as long as the process's use.
final class SigningKey: Sendable {
  /// Where libcrypto keeps it; it never changes after it is made, so any thread may use it.
  private let address: UInt

  init() throws(CommandError) {
    guard let key = unsafe aurora_signing_key_new() else {
      throw .failed("libcrypto cannot make an RSA key")
    }
    address = UInt(bitPattern: key)
  }

  deinit {
    if let key = unsafe pointer { unsafe aurora_signing_key_free(key) }
  }

  private var pointer: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

  static let byteCount = Int(AURORA_RSA_BYTES)

  /// The modulus, big-endian, and the public exponent.
  func publicParts() -> (modulus: [UInt8], exponent: UInt32) {
    var modulus = [UInt8](repeating: 0, count: Self.byteCount)
    guard let key = unsafe pointer else { return ([], 0) }
    let exponent = unsafe modulus.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe aurora_signing_key_public(key, $0) } ?? 0
    }
    return (modulus, exponent)
  }

  /// The RS256 signature of a message, or nil where libcrypto fails.
  func sign(_ message: [UInt8]) -> [UInt8]? {
    guard let key = unsafe pointer else { return nil }
    var signature = [UInt8](repeating: 0, count: Self.byteCount)
    let done = unsafe signature.withUnsafeMutableBufferPointer { buffer in
      unsafe message.withUnsafeBufferPointer { message in
        unsafe buffer.baseAddress.map {
          unsafe aurora_sign_rs256(key, message.baseAddress, message.count, $0)
        }
      }
    }
    return done == 1 ? signature : nil
  }

  func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard signature.count == Self.byteCount, let key = unsafe pointer else { return false }
    let valid = unsafe signature.withUnsafeBufferPointer { signature in
      unsafe message.withUnsafeBufferPointer { message in
        unsafe signature.baseAddress.map {
          unsafe aurora_verify_rs256(key, message.baseAddress, message.count, $0)
        }
      }
    }
    return valid == 1
  }
}
