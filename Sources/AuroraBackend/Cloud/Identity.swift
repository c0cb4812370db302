public import Metering

/// A user's standing with the user pool.
public struct Identity: Sendable {
  /// End of the access token; requests after it are refused.
  public internal(set) var accessExpires = Instant(milliseconds: .min)
  /// End of the refresh token; after it the user must sign in again.
  public internal(set) var refreshExpires = Instant(milliseconds: .min)
  /// Whether an administrator has shut the user out.
  public internal(set) var isDisabled = false
  /// Whether the password is an administrator's, to be changed at the first sign-in.
  var mustChangePassword = false
  /// Whether the month's active-user charge has been counted.
  var isCounted = false
  /// The dearest plan that the user was active under, where the month has two.
  var highestPlan: IdentityPlan?
  /// Until when the gateway keeps a Lambda authorizer's answer.
  var authorizedUntil = Instant(milliseconds: .min)

  public init() {}

  /// A user who signed in at some moment before the month and was not active in it yet.
  public init(signedIn moment: Instant, _ configuration: IdentityConfiguration) {
    accessExpires = moment + configuration.accessTokenLifetime
    refreshExpires = moment + configuration.refreshTokenLifetime
  }

  @inlinable public func canCall(at moment: Instant) -> Bool { moment < accessExpires }
  @inlinable public func canRefresh(at moment: Instant) -> Bool { moment < refreshExpires }

  /// Ends all tokens.
  mutating func revoke() {
    accessExpires = Instant(milliseconds: .min)
    refreshExpires = accessExpires
  }
}
