public import Metering

// What a client calls on the user pool to ask for a code, and to bring it back.
extension AuroraApp {
  /// Registers a user, to whose address a code goes; false where a shared quota leaves no place.
  public func register(
    as user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    usage.begin(.signUp, for: .signUp, at: moment)
    let isVerified = user.hasVerifiedAddress
    return
      (try? cloud.userPool.signUp(
        &user.identity, isVerified: isVerified, at: moment, &usage)) != nil
  }

  /// Sends another code to an address that is not confirmed; false where a shared quota has no place.
  public func resendCode(
    to user: borrowing User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    usage.begin(.confirmSignUp, for: .signUp, at: moment)
    return (try? cloud.userPool.resendCode(isVerified: user.hasVerifiedAddress, &usage)) != nil
  }

  /// Confirms the address by its code; a wrong one is a call as well.
  public func confirmSignUp(
    as user: inout User, codeIsRight: Bool, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.begin(.confirmSignUp, for: .signUp, at: moment)
    cloud.userPool.confirm(&user.identity, codeIsRight: codeIsRight, at: moment, &usage)
  }

  /// Asks for a code to set a new password with; false where a shared quota leaves no place.
  public func forgotPassword(
    of user: borrowing User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    usage.begin(.resetPassword, for: .signIn, at: moment)
    return (try? cloud.userPool.forgotPassword(isVerified: user.hasVerifiedAddress, &usage)) != nil
  }

  /// Sets a new password by the code that came; a wrong one is a call as well.
  public func confirmPassword(
    as user: inout User, codeIsRight: Bool, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.begin(.resetPassword, for: .signIn, at: moment)
    cloud.userPool.confirmPassword(&user.identity, codeIsRight: codeIsRight, at: moment, &usage)
  }
}
