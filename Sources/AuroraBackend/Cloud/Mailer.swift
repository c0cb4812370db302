import Metering

/// SES: one charge a recipient.
///
/// Message bodies are not billed by size, attachments are, and reminders have none.
/// Source: SES pricing plans, read 2026-08-13.
public struct Mailer: Sendable {
  private let recipientMeter: UsageDimension
  private let isSandboxed: Bool

  public init(_ configuration: MailerConfiguration) {
    isSandboxed = configuration.isSandboxed
    recipientMeter =
      switch configuration.plan {
      case .aLaCarte: .sesRecipientsALaCarte
      case .essentials: .sesRecipientsEssentials
      case .pro: .sesRecipientsPro
      case .enterprise: .sesRecipientsEnterprise
      }
  }

  /// Sends one mail; in the sandbox a recipient who is not verified is refused, which costs nothing;
  /// so is one above the account's rate or its quota of a day, and that mail is lost.
  ///
  /// Source: SES developer guide, "Request production access", read 2026-04-13.
  func send(toVerified isVerified: Bool, _ usage: inout UsageRecorder) {
    usage.recordCall(.callSendEmail)
    usage.record(.emails)
    bill(isVerified: isVerified, &usage)
  }

  /// Sends one mail of the user pool, for which nothing waits; reminders are counted apart.
  func sendForUserPool(toVerified isVerified: Bool, _ usage: inout UsageRecorder) {
    usage.record(.callSendEmail)
    bill(isVerified: isVerified, &usage)
  }

  @inline(__always) private func bill(isVerified: Bool, _ usage: inout UsageRecorder) {
    guard isVerified || !isSandboxed, usage.admits(.mailRate), usage.admits(.mailsPerDay) else {
      return usage.record(.callEmailRefused)
    }
    usage.record(recipientMeter)
  }
}
