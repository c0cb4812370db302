public import Metering

/// How many bytes the user pool's signed tokens take: the live backend's are as long, to the byte.
///
/// Ids have 36 characters, times 10 digits; a 2,048-bit RSA signature is 256 bytes.
public struct TokenSize: Sendable, Equatable {
  public let access: Bytes
  public let id: Bytes
  public let refresh: Bytes

  /// Of a pool in a region, and a user with an address, of so many characters each.
  public init(region: Int, email: Int) {
    let issuer = "https://cognito-idp..amazonaws.com/_aurorat1m".utf8.count + 2 * region
    let common = Self.common + issuer
    access = Self.token(common + Self.access)
    id = Self.token(common + Self.id + email)
    refresh = Self.token(common + Self.refresh)
  }

  private static let client = 26
  private static let common =
    #"{"sub":"","iss":"","origin_jti":"","token_use":"","auth_time":,"exp":,"iat":,"#.utf8.count
    + #""jti":""}"#.utf8.count + 3 * 36 + 3 * 10
  private static let access =
    #"access,"client_id":"","username":"","scope":"aws.cognito.signin.user.admin""#.utf8.count
    + client + 36
  private static let id =
    #"id,"aud":"","cognito:username":"","email":"","email_verified":true"#.utf8.count + client + 36
  private static let refresh = #"refresh,"client_id":"""#.utf8.count + client

  /// Header, payload and signature, each in base64 without padding, and two dots.
  private static func token(_ payload: Int) -> Bytes {
    let header = #"{"kid":"","alg":"RS256"}"#.utf8.count + 44
    return Bytes([header, payload, 256].reduce(2) { $0 + ($1 * 4 + 2) / 3 })
  }
}
