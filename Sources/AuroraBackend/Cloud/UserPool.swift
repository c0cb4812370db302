public import Metering

/// A user's standing with the user pool.
public struct Identity: Sendable {
  /// End of the access token; requests after it are refused.
  public internal(set) var accessExpires = Instant(milliseconds: .min)
  /// End of the refresh token; after it the user must sign in again.
  public internal(set) var refreshExpires = Instant(milliseconds: .min)
  /// Whether the month's active-user charge has been counted.
  var isCounted = false
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
}

/// A Cognito user pool: sign-up, sign-in, tokens, and the month's active users.
///
/// A user is active in a calendar month by any identity operation, once, however many follow.
/// Source: Cognito developer guide, "Quotas", and Cognito pricing, read 2026-09-20.
public struct UserPool: Sendable {
  private let configuration: IdentityConfiguration
  private let activeMeter: UsageDimension

  public init(_ configuration: IdentityConfiguration) {
    self.configuration = configuration
    activeMeter =
      switch configuration.plan {
      case .lite: .cognitoMAULite
      case .essentials: .cognitoMAUEssentials
      case .plus: .cognitoMAUPlus
      }
  }

  /// Without a free place among the day's e-mails, or the second's requests, nobody is signed up.
  func signUp(
    _ identity: inout Identity, _ usage: inout UsageRecorder
  ) throws(AppError) {
    identity = Identity()
    guard usage.admits(.userCreations), usage.admits(.identityMails) else { throw .busy }
    usage.recordCall(.callSignUp)
    usage.record(.callUserPoolEmail)
    touch(&identity, &usage)
  }

  func confirm(_ identity: inout Identity, _ usage: inout UsageRecorder) {
    usage.recordCall(.callConfirmSignUp)
    touch(&identity, &usage)
  }

  /// Signs in by SRP, two calls; a wrong password fails the second.
  func signIn(
    _ identity: inout Identity, passwordIsRight: Bool, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard usage.admits(.authentications) else { throw .busy }
    usage.recordCall(.callInitiateAuth)
    usage.recordCall(.callRespondToAuthChallenge)
    touch(&identity, &usage)
    guard passwordIsRight else { throw .wrongPassword }
    identity.accessExpires = moment + configuration.accessTokenLifetime
    identity.refreshExpires = moment + configuration.refreshTokenLifetime
  }

  /// Trades the refresh token for a new access token.
  func refresh(
    _ identity: inout Identity, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard usage.admits(.authentications) else { throw .busy }
    usage.recordCall(.callInitiateAuth)
    guard identity.canRefresh(at: moment) else { throw .sessionExpired }
    touch(&identity, &usage)
    identity.accessExpires = moment + configuration.accessTokenLifetime
  }

  /// Revokes the refresh token; the access token goes with it.
  func signOut(_ identity: inout Identity, _ usage: inout UsageRecorder) {
    usage.recordCall(.callRevokeToken)
    touch(&identity, &usage)
    identity.accessExpires = Instant(milliseconds: .min)
    identity.refreshExpires = identity.accessExpires
  }

  /// Sends a code by the pool's own sender, of 50 e-mails a day, and takes a new password with it.
  func resetPassword(
    _ identity: inout Identity, _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard usage.admits(.accountRecoveries), usage.admits(.identityMails) else { throw .busy }
    usage.recordCall(.callForgotPassword)
    usage.record(.callUserPoolEmail)
    usage.recordCall(.callConfirmForgotPassword)
    touch(&identity, &usage)
  }

  /// Removes the user, who counts as active by it.
  func delete(_ identity: inout Identity, _ usage: inout UsageRecorder) {
    usage.recordCall(.callDeleteUser)
    touch(&identity, &usage)
    identity.accessExpires = Instant(milliseconds: .min)
    identity.refreshExpires = identity.accessExpires
  }

  private func touch(
    _ identity: inout Identity, _ usage: inout UsageRecorder
  ) {
    usage.record(.authentications)
    guard !identity.isCounted else { return }
    identity.isCounted = true
    usage.record(activeMeter)
  }
}
