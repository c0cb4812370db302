public import Metering

// What a client calls on the user pool directly: neither gateway nor function takes part.
extension AuroraApp {
  /// Registers a user and confirms the address; false where a shared quota leaves no place.
  @discardableResult
  public func signUp(
    as user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    guard register(as: &user, at: moment, &usage) else { return false }
    confirmSignUp(as: &user, codeIsRight: true, at: moment, &usage)
    return true
  }

  /// Ends the session.
  public func signOut(as user: inout User, at moment: Instant, _ usage: inout UsageRecorder) {
    usage.begin(.signOut, for: .signIn, at: moment)
    cloud.userPool.signOut(&user.identity, at: moment, &usage)
  }

  /// Sets a new password by a code that comes by e-mail; false where a shared quota leaves none.
  @discardableResult
  public func resetPassword(
    as user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    guard forgotPassword(of: user, at: moment, &usage) else { return false }
    confirmPassword(as: &user, codeIsRight: true, at: moment, &usage)
    return true
  }

  /// Signs in with a password; false when it was wrong.
  @discardableResult
  public func signIn(
    as user: inout User, passwordIsRight: Bool = true, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Bool {
    usage.begin(.signIn, for: .signIn, at: moment)
    do throws(AppError) {
      try cloud.userPool.signIn(
        &user.identity, passwordIsRight: passwordIsRight, at: moment, &usage)
      return true
    } catch {
      return false
    }
  }

  /// Renews the access token; false when the refresh token has expired.
  @discardableResult
  public func refreshSession(
    as user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    usage.begin(.refreshSession, for: .signIn, at: moment)
    do throws(AppError) {
      try cloud.userPool.refresh(&user.identity, at: moment, &usage)
      return true
    } catch {
      return false
    }
  }
}
