import Metering

// What a user pool lets a user and an administrator do with one user.
//
// Source of what makes a user active: Cognito developer guide, "Quotas", read 2026-09-20.
extension UserPool {
  /// Reads the caller's own attributes; a call that carries an access token makes nobody active.
  func attributes(_ usage: inout UsageRecorder) { usage.recordCall(.callGetUser) }

  /// Changes the caller's address: a code goes to the new one, and comes back.
  func changeAddress(
    _ identity: inout Identity, isVerified: Bool, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.recordCall(.callUpdateUserAttributes)
    mail(isVerified: isVerified, &usage)
    usage.recordCall(.callVerifyUserAttribute)
    touch(&identity, at: moment, &usage)
  }

  /// Makes a user, who is sent a password to be changed at the first sign-in.
  func create(
    _ identity: inout Identity, isVerified: Bool, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    identity = Identity()
    identity.mustChangePassword = true
    usage.recordCall(.callAdminCreateUser)
    mail(isVerified: isVerified, &usage)
    touch(&identity, at: moment, &usage)
  }

  /// Reads a user by name, so many times, which makes the user active; `ListUsers` would not.
  func read(
    _ identity: inout Identity, times: Int = 1, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.record(.callAdminGetUser, times)
    touch(&identity, at: moment, &usage)
  }

  /// Shuts a user out: tokens cannot be renewed.
  ///
  /// The gateway does not ask the pool, so an access token is good until it ends.
  func disable(_ identity: inout Identity, at moment: Instant, _ usage: inout UsageRecorder) {
    usage.recordCall(.callAdminDisableUser)
    touch(&identity, at: moment, &usage)
    identity.isDisabled = true
    identity.refreshExpires = Instant(milliseconds: .min)
  }

  func enable(_ identity: inout Identity, at moment: Instant, _ usage: inout UsageRecorder) {
    usage.recordCall(.callAdminEnableUser)
    touch(&identity, at: moment, &usage)
    identity.isDisabled = false
  }

  func addToGroup(_ identity: inout Identity, at moment: Instant, _ usage: inout UsageRecorder) {
    usage.recordCall(.callAdminAddUserToGroup)
    touch(&identity, at: moment, &usage)
  }

  /// Lists a user's groups; it is not among the operations that make one active.
  func groups(_ usage: inout UsageRecorder) { usage.recordCall(.callAdminListGroups) }
}
