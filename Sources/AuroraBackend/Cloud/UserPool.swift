import Metering

/// A Cognito user pool: sign-up, sign-in, tokens, and the month's active users.
///
/// A user is active in a calendar month by any identity operation, once, however many follow, and
/// is billed under the dearest plan that one of them was made under.
/// Source: Cognito developer guide, "Quotas", and Cognito pricing, read 2026-09-20.
struct UserPool: Sendable {
  private let configuration: IdentityConfiguration
  private let activeMeter: UsageDimension
  /// Sends the pool's mail; nil where the pool does so itself.
  private let mailer: Mailer?

  init(_ configuration: IdentityConfiguration, _ mailer: Mailer) {
    self.configuration = configuration
    activeMeter = configuration.plan.meter
    self.mailer = configuration.sender == .ses ? mailer : nil
  }

  /// Without a free place among the day's e-mails, or the second's requests, nobody is signed up.
  ///
  /// Of those it takes two: the confirmation is a request of the same category.
  func signUp(
    _ identity: inout Identity, isVerified: Bool, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    identity = Identity()
    guard usage.admits(.userCreations), usage.admits(.userCreations), canMail(&usage)
    else { throw .busy }
    usage.recordCall(.callSignUp)
    mail(isVerified: isVerified, &usage)
    touch(&identity, at: moment, &usage)
  }

  /// A code that is wrong or too late makes nobody active.
  func confirm(
    _ identity: inout Identity, codeIsRight: Bool, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    usage.recordCall(.callConfirmSignUp)
    if codeIsRight { touch(&identity, at: moment, &usage) }
  }

  /// Sends another code.
  func resendCode(isVerified: Bool, _ usage: inout UsageRecorder) throws(AppError) {
    guard usage.admits(.userCreations), canMail(&usage) else { throw .busy }
    mail(isVerified: isVerified, &usage)
  }

  /// Signs in by SRP, two calls, or on the pool's own pages; a wrong password fails at the second.
  ///
  /// A disabled user is refused at once, which is no operation on the user.
  func signIn(
    _ identity: inout Identity, passwordIsRight: Bool, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard usage.admits(.authentications) else { throw .busy }
    let password: UsageDimension
    switch configuration.signIn {
    case .srp:
      usage.recordCall(.callInitiateAuth)
      password = .callRespondToAuthChallenge
    case .hosted:
      usage.recordCall(.callHostedPage)
      password = .callHostedPage
    }
    guard !identity.isDisabled else { throw .userDisabled }
    usage.recordCall(password)
    touch(&identity, at: moment, &usage)
    guard passwordIsRight else { throw .wrongPassword }
    if identity.mustChangePassword {
      identity.mustChangePassword = false
      usage.recordCall(password)
    }
    // On the pool's pages that brings a code, which the app trades for the tokens.
    if configuration.signIn == .hosted { usage.recordCall(.callToken) }
    identity.accessExpires = moment + configuration.accessTokenLifetime
    identity.refreshExpires = moment + configuration.refreshTokenLifetime
  }

  /// Trades the refresh token for a new access token.
  func refresh(
    _ identity: inout Identity, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard usage.admits(.authentications) else { throw .busy }
    usage.recordCall(configuration.signIn == .srp ? .callInitiateAuth : .callToken)
    guard !identity.isDisabled else { throw .userDisabled }
    guard identity.canRefresh(at: moment) else { throw .sessionExpired }
    touch(&identity, at: moment, &usage)
    identity.accessExpires = moment + configuration.accessTokenLifetime
  }

  /// Revokes the refresh token; the access token goes with it, and the session of the pool's pages.
  func signOut(_ identity: inout Identity, at moment: Instant, _ usage: inout UsageRecorder) {
    usage.recordCall(.callRevokeToken)
    if configuration.signIn == .hosted { usage.recordCall(.callHostedPage) }
    touch(&identity, at: moment, &usage)
    identity.revoke()
  }

  /// Sends a code by e-mail, where the second and the day leave a place for it.
  func forgotPassword(isVerified: Bool, _ usage: inout UsageRecorder) throws(AppError) {
    guard usage.admits(.accountRecoveries), canMail(&usage) else { throw .busy }
    usage.recordCall(.callForgotPassword)
    mail(isVerified: isVerified, &usage)
  }

  /// Takes a new password with the code that came.
  func confirmPassword(
    _ identity: inout Identity, codeIsRight: Bool, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    usage.recordCall(.callConfirmForgotPassword)
    guard codeIsRight else { return }
    identity.mustChangePassword = false
    touch(&identity, at: moment, &usage)
  }

  /// Removes the user, who counts as active by it.
  func delete(_ identity: inout Identity, at moment: Instant, _ usage: inout UsageRecorder) {
    usage.recordCall(.callDeleteUser)
    touch(&identity, at: moment, &usage)
    identity.revoke()
  }

  /// Whether the pool's own sender has a place left among the day's e-mails; SES is asked later.
  private func canMail(_ usage: inout UsageRecorder) -> Bool {
    mailer != nil || usage.admits(.identityMails)
  }

  /// Sends one of the pool's messages: by its own sender, of 50 a day for nothing, or by SES.
  ///
  /// Source: Cognito developer guide, "Quotas", 2026.
  func mail(isVerified: Bool, _ usage: inout UsageRecorder) {
    usage.record(.userPoolEmails)
    guard let mailer else { return usage.record(.callUserPoolEmail) }
    mailer.sendForUserPool(toVerified: isVerified, &usage)
  }

  /// Counts an operation on a user.
  func touch(_ identity: inout Identity, at moment: Instant, _ usage: inout UsageRecorder) {
    usage.record(.authentications)
    guard configuration.newPlanFrom == nil else { return note(&identity, at: moment) }
    guard !identity.isCounted else { return }
    identity.isCounted = true
    usage.record(activeMeter)
  }

  /// Remembers the dearest plan, as only the month's end tells which one that is.
  private func note(_ identity: inout Identity, at moment: Instant) {
    let isNew = configuration.newPlanFrom.map { moment >= $0 } ?? false
    let plan = isNew ? configuration.newPlan : configuration.plan
    identity.highestPlan = max(identity.highestPlan ?? plan, plan)
  }

  /// Counts an active user of a month with two plans, at its end.
  func countActive(_ identity: Identity, _ usage: inout UsageRecorder) {
    guard let plan = identity.highestPlan else { return }
    usage.record(plan.meter)
  }
}

extension IdentityPlan: Comparable {
  fileprivate var meter: UsageDimension {
    switch self {
    case .lite: .cognitoMAULite
    case .essentials: .cognitoMAUEssentials
    case .plus: .cognitoMAUPlus
    }
  }

  /// Plans cost the more the later they are in their list.
  public static func < (left: IdentityPlan, right: IdentityPlan) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .lite: 0
    case .essentials: 1
    case .plus: 2
    }
  }
}
