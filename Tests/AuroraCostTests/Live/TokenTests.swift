import AuroraBackend
import Foundation
import Metering
import Testing

@testable import AuroraCost

struct TokenTests {
  private static func claims(
    _ use: TokenClaims.Use, email: String? = nil, expires: Int = 1_791_205_200
  ) -> TokenClaims {
    TokenClaims(
      use: use, subject: "0b8c2a3e-7d53-4d0b-9b7e-5a1a2f0c9d11",
      session: "5f0c7e0e-93d0-4f0b-8a51-0d8f2c1b7a22", id: "c1d2e3f4-0a1b-4c2d-8e3f-4a5b6c7d8e9f",
      authenticated: 1_791_201_600, issued: 1_791_201_600, expires: expires, email: email)
  }

  @Test(arguments: ["us-east-1", "ap-southeast-1"], [12, 13, 14, 40])
  func `a real token is as long as the simulation says`(region: String, email: Int) throws {
    let issuer = try TokenIssuer(UserPoolName(region: region))
    let address = String(repeating: "a", count: email)
    let size = TokenSize(region: region.utf8.count, email: email)
    #expect(try #require(issuer.token(Self.claims(.access))).utf8.count == size.access.count)
    #expect(
      try #require(issuer.token(Self.claims(.id, email: address))).utf8.count == size.id.count)
    #expect(try #require(issuer.token(Self.claims(.refresh))).utf8.count == size.refresh.count)
  }

  @Test(arguments: TokenClaims.Use.allCases)
  func `what was signed is read back`(use: TokenClaims.Use) throws {
    let issuer = try TokenIssuer(UserPoolName(region: "us-east-1"))
    let claims = Self.claims(use, email: use == .id ? "ann@example.org" : nil)
    #expect(issuer.claims(of: try #require(issuer.token(claims))) == claims)
  }

  @Test func `a change of any one character of a token is refused`() throws {
    let issuer = try TokenIssuer(UserPoolName(region: "us-east-1"))
    let token = try #require(issuer.token(Self.claims(.access)))
    for index in stride(from: 0, to: token.utf8.count, by: 7) {
      var changed = Array(token.utf8)
      changed[index] = changed[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      #expect(issuer.claims(of: String(decoding: changed, as: UTF8.self)) == nil, "\(index)")
    }
  }

  @Test func `a token of another key, without a signature or of another algorithm is refused`()
    throws
  {
    let pool = UserPoolName(region: "us-east-1")
    let issuer = try TokenIssuer(pool)
    let foreign = try #require(try TokenIssuer(pool).token(Self.claims(.access)))
    let own = try #require(issuer.token(Self.claims(.access))).split(separator: ".")
    let none = Base64URL.text(Array(#"{"kid":"\#(issuer.keyID)","alg":"none"}"#.utf8))
    for token in [
      foreign, "\(own[0]).\(own[1]).", "\(none).\(own[1]).", "\(none).\(own[1]).\(own[2])",
      "\(own[0]).\(own[1])", "\(own[0]).\(own[1]).\(own[2])=", "", "..", "Bearer",
    ] {
      #expect(issuer.claims(of: token) == nil, "\(token)")
    }
  }

  @Test func `the key set names the key that tokens are signed with`() throws {
    let issuer = try TokenIssuer(UserPoolName(region: "us-east-1"))
    struct KeySet: Decodable {
      struct Key: Decodable { var alg, e, kid, kty, n, use: String }
      var keys: [Key]
    }
    let keys = try JSONDecoder().decode(KeySet.self, from: Data(issuer.keySet.utf8)).keys
    let key = try #require(keys.first)
    #expect(keys.count == 1)
    #expect(key.kid == issuer.keyID)
    #expect(key.kid.utf8.count == 44)
    #expect([key.alg, key.kty, key.use] == ["RS256", "RSA", "sig"])
    // 65,537 as base64 of its three bytes, and 2,048 bits that begin with a one.
    #expect(key.e == "AQAB")
    let modulus = try #require(Base64URL.bytes(Substring(key.n)))
    #expect(modulus.count == 256 && modulus[0] >= 128)
  }

  @Test(
    arguments: [
      ([], ""), ([0], "AA"), ([0xFB, 0xFF], "-_8"), ([1, 2, 3], "AQID"), ([1, 2, 3, 4], "AQIDBA"),
    ] as [([UInt8], String)])
  func `bytes are spelled as RFC 7515 has them`(bytes: [UInt8], text: String) {
    #expect(Base64URL.text(bytes) == text)
    #expect(Base64URL.bytes(Substring(text)) == bytes)
  }

  @Test(arguments: ["A", "AAA=", "A+/A", "AA A", "AB", "é"])
  func `text that no encoder writes is not decoded`(text: String) {
    #expect(Base64URL.bytes(Substring(text)) == nil)
  }
}
