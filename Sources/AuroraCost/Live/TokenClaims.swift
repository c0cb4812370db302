import Documents
import Foundation

/// What a token says: its user, its session, and until when.
struct TokenClaims: Sendable, Equatable {
  enum Use: String, CaseIterable, Sendable { case access, id, refresh }

  var use: Use
  /// The user's id.
  var subject: String
  /// The sign-in that it goes back to; signing out revokes all of its tokens.
  var session: String
  var id: String
  /// Seconds since 1970.
  var authenticated: Int
  var issued: Int
  var expires: Int
  /// The user's address, in an ID token.
  var email: String?
}

extension TokenClaims {
  /// The payload, with the claims and in the manner of a Cognito user pool.
  ///
  /// Source: Cognito developer guide, "Understanding user pool JSON web tokens", read 2026-04-13.
  func payload(_ pool: UserPoolName) -> String {
    let common =
      #""sub":"\#(subject)","iss":"\#(pool.issuer)","origin_jti":"\#(session)","#
      + #""token_use":"\#(use.rawValue)","auth_time":\#(authenticated),"exp":\#(expires),"#
      + #""iat":\#(issued),"jti":"\#(id)""#
    switch use {
    case .access:
      return "{" + common + #","client_id":"\#(pool.client)","username":"\#(subject)","#
        + #""scope":"aws.cognito.signin.user.admin"}"#
    case .id:
      return "{" + common + #","aud":"\#(pool.client)","cognito:username":"\#(subject)","#
        + #""email":"\#(email ?? "")","email_verified":true}"#
    case .refresh:
      return "{" + common + #","client_id":"\#(pool.client)"}"#
    }
  }

  /// Reads a payload whose signature has been checked; nil where a claim is missing.
  init?(payload: [UInt8]) {
    guard let root = try? Document(bytes: payload, named: "token", as: .json).root else {
      return nil
    }
    func text(_ key: String) -> String? { try? root.value(of: key)?.text() }
    func seconds(_ key: String) -> Int? {
      try? root.value(of: key)?.integer(in: 0...9_999_999_999)
    }
    guard let use = text("token_use").flatMap(Use.init), let subject = text("sub"),
      let session = text("origin_jti"), let id = text("jti"),
      let authenticated = seconds("auth_time"), let issued = seconds("iat"),
      let expires = seconds("exp")
    else { return nil }
    self.init(
      use: use, subject: subject, session: session, id: id, authenticated: authenticated,
      issued: issued, expires: expires, email: text("email"))
  }
}

/// The user pool and its client, as tokens name them.
struct UserPoolName: Sendable {
  let issuer: String
  /// 26 characters, as Cognito's are.
  let client = "25ddkmj4v6hfsfvruhpfi7n4hv"

  init(region: String) {
    issuer = "https://cognito-idp.\(region).amazonaws.com/\(region)_aurorat1m"
  }
}
