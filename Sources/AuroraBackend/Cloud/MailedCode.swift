public import Metering

/// A code of six digits that the user pool sent by e-mail, and until when it is good.
public struct MailedCode: Sendable, Equatable {
  public let digits: String
  private let expires: Instant

  /// What the pool sends a code for.
  public enum Purpose: Sendable {
    case signUp, passwordReset

    /// How long its code is good.
    ///
    /// Source: Cognito developer guide, "Quotas", read 2026-09-20: 24 hours to confirm a sign-up;
    /// "Resetting a user's password", read 2026-11-24: one hour.
    var lifetime: Milliseconds {
      switch self {
      case .signUp: .minutes(24 * 60)
      case .passwordReset: .minutes(60)
      }
    }
  }

  /// `number` is drawn evenly from 0 to 999,999.
  public init(_ purpose: Purpose, number: Int, at moment: Instant) {
    let text = String(number % 1_000_000)
    digits = String(repeating: "0", count: 6 - text.utf8.count) + text
    expires = moment + purpose.lifetime
  }

  /// Why a code that was given is refused: it is another, or came too late; nil where it is right.
  public func verdict(on given: String, at moment: Instant) -> AppError? {
    guard given == digits else { return .codeMismatch }
    return moment < expires ? nil : .codeExpired
  }
}
