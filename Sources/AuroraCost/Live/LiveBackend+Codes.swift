import AuroraBackend
import Metering

// Codes by e-mail: to confirm an address, and to set a new password.
extension LiveBackend {
  /// Confirms an address by its code; an unknown address hears what a late code would.
  func confirm(_ given: CodeAnswer) -> LiveAnswer {
    let moment = tick()
    guard let user = accounts[given.email] else { return LiveAnswer(.codeExpired) }
    guard !user.isConfirmed else { return LiveAnswer(.alreadyConfirmed) }
    do throws(AppError) {
      try user.confirmations.count(at: moment)
      let verdict = user.signUpCode.verdict(on: given.code, at: moment)
      app.confirmSignUp(as: &user.slab, codeIsRight: verdict == nil, at: moment, &usage)
      if let verdict { throw verdict }
    } catch {
      return LiveAnswer(error)
    }
    user.isConfirmed = true
    return LiveAnswer()
  }

  /// Sends another code to an address that is not confirmed; nobody hears whether there is such.
  func resendCode(to email: String) -> LiveAnswer {
    let moment = tick()
    guard let user = accounts[email] else { return LiveAnswer() }
    guard !user.isConfirmed else { return LiveAnswer(.alreadyConfirmed) }
    do throws(AppError) {
      try user.resentCodes.count(at: moment)
    } catch {
      return LiveAnswer(error)
    }
    guard app.resendCode(to: user.slab, at: moment, &usage) else { return LiveAnswer(.busy) }
    user.signUpCode = code(for: .signUp, at: moment)
    mail(.confirmation(user.signUpCode.digits, to: email, minute: moment.minute))
    return LiveAnswer()
  }

  /// Sends a code to set a new password with; nobody hears whether there is such an address.
  func forgotPassword(of email: String) -> LiveAnswer {
    let moment = tick()
    guard let user = accounts[email] else { return LiveAnswer() }
    guard user.isConfirmed else { return LiveAnswer(.notConfirmed) }
    do throws(AppError) {
      try user.recoveries.count(at: moment)
    } catch {
      return LiveAnswer(error)
    }
    guard app.forgotPassword(of: user.slab, at: moment, &usage) else { return LiveAnswer(.busy) }
    let reset = code(for: .passwordReset, at: moment)
    user.resetCode = reset
    mail(.passwordReset(reset.digits, to: email, minute: moment.minute))
    return LiveAnswer()
  }

  /// Sets a new password by the code that came, once.
  func resetPassword(_ given: CodeAnswer, to password: PasswordHash) -> LiveAnswer {
    let moment = tick()
    guard let user = accounts[given.email] else { return LiveAnswer(.codeMismatch) }
    do throws(AppError) {
      try user.recoveries.count(at: moment)
      let verdict: AppError? =
        if let reset = user.resetCode { reset.verdict(on: given.code, at: moment) } else {
          .codeExpired
        }
      app.confirmPassword(
        as: &user.slab, codeIsRight: verdict == nil, at: moment, &usage)
      if let verdict { throw verdict }
    } catch {
      return LiveAnswer(error)
    }
    user.resetCode = nil
    user.password = password
    return LiveAnswer()
  }

  func code(for purpose: MailedCode.Purpose, at moment: Instant) -> MailedCode {
    MailedCode(purpose, number: .random(in: 0...999_999), at: moment)
  }
}

/// An address and the code that was sent to it.
struct CodeAnswer: Sendable {
  var email: String
  var code: String
}

extension Instant {
  /// Whole minutes since the month began.
  var minute: Int { Int(milliseconds / 60_000) }
}
