/// Whom an administrator signs up.
struct Credentials: Sendable {
  let email: String
  let password: String

  init?(_ body: [UInt8]) {
    guard let fields = try? BodyFields(body, allowed: ["email", "password"]),
      let email = try? fields.text("email"), let password = try? fields.text("password")
    else { return nil }
    self.email = email.string
    self.password = password.string
  }

  /// An address, and a password of 8 characters at least.
  var canSignUp: Bool { Self.isAddress(email) && Self.isPassword(password) }

  static func isPassword(_ text: String) -> Bool { 8...256 ~= text.utf8.count }

  /// Whether it is an address, without what JSON would escape.
  static func isAddress(_ email: String) -> Bool {
    let parts = email.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && email.utf8.count <= 128
      && email.utf8.allSatisfy { 0x21..<0x7F ~= $0 && $0 != 0x22 && $0 != 0x5C }
  }
}
