import Metering

/// SES: one charge a recipient.
///
/// Message bodies are not billed by size, attachments are, and reminders have none.
/// Source: SES pricing plans, read 2026-08-13.
public struct Mailer: Sendable {
  private let recipientMeter: UsageDimension

  public init(_ configuration: MailerConfiguration) {
    recipientMeter =
      switch configuration.plan {
      case .aLaCarte: .sesRecipientsALaCarte
      case .essentials: .sesRecipientsEssentials
      case .pro: .sesRecipientsPro
      case .enterprise: .sesRecipientsEnterprise
      }
  }

  func send(recipients: Int, _ usage: inout UsageRecorder) {
    usage.recordCall(.callSendEmail)
    usage.record(recipientMeter, recipients)
    usage.record(.emails)
  }
}
