/// Signs and checks JSON Web Tokens by RS256 with one key, made when the server starts.
struct TokenIssuer: Sendable {
  private let key: SigningKey
  private let pool: UserPoolName
  /// The header that every token of this issuer has, and no other is taken.
  private let header: String

  init(_ pool: UserPoolName) throws(CommandError) {
    key = try SigningKey()
    self.pool = pool
    let parts = key.publicParts()
    keyID = Base64URL.text(Array(ContentHash.sha256(parts.modulus).hex.utf8.prefix(33)))
    header = Base64URL.text(Array(#"{"kid":"\#(keyID)","alg":"RS256"}"#.utf8))
    keySet =
      #"{"keys":[{"alg":"RS256","e":"\#(Base64URL.text(Self.bytes(of: parts.exponent)))","#
      + #""kid":"\#(keyID)","kty":"RSA","n":"\#(Base64URL.text(parts.modulus))","use":"sig"}]}"#
  }

  /// 44 characters, as Cognito's key ids have.
  let keyID: String
  /// The JSON Web Key Set by which anyone can verify the tokens (RFC 7517).
  let keySet: String

  /// The signed token, or nil where libcrypto fails.
  func token(_ claims: TokenClaims) -> String? {
    let message = header + "." + Base64URL.text(Array(claims.payload(pool).utf8))
    guard let signature = key.sign(Array(message.utf8)) else { return nil }
    return message + "." + Base64URL.text(signature)
  }

  /// The claims of a token that this issuer signed and nobody changed; its times are not judged.
  func claims(of token: String) -> TokenClaims? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == header, let payload = Base64URL.bytes(parts[1]),
      let signature = Base64URL.bytes(parts[2]),
      key.verifies(signature, of: Array("\(parts[0]).\(parts[1])".utf8))
    else { return nil }
    return TokenClaims(payload: payload)
  }

  private static func bytes(of exponent: UInt32) -> [UInt8] {
    Array([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: exponent >> $0) }.drop { $0 == 0 })
  }
}
