import Metering

/// SES: one charge a recipient, and one for what is attached.
///
/// Message bodies are not billed by size, attachments are: here their own bytes, as no source says
/// whether base64's third is billed, and under every plan, as none says that a plan includes them.
/// Source: SES pricing plans, read 2026-08-13.
public struct Mailer: Sendable {
  private let configuration: MailerConfiguration
  let recipientMeter: UsageDimension

  public init(_ configuration: MailerConfiguration) {
    self.configuration = configuration
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
  /// A mail to an address on the account's suppression list is accepted and not sent; that it is
  /// not billed follows from that, no page says it.
  /// Source: SES developer guide, "Request production access", read 2026-04-13, and "Using the
  /// account-level suppression list", read 2026-11-24.
  func send(to user: inout User, _ usage: inout UsageRecorder) {
    usage.recordCall(.callSendEmail)
    usage.record(.emails)
    guard admits(isVerified: user.hasVerifiedAddress, &usage) else { return }
    guard !user.isSuppressed else { return usage.record(.callEmailSuppressed) }
    usage.record(recipientMeter)
    usage.record(.sesAttachments, configuration.invitation.count)
    deliver(to: &user, &usage)
  }

  /// Sends one mail of the user pool, for which nothing waits; reminders are counted apart.
  ///
  /// It has nothing attached, and is taken to arrive.
  func sendForUserPool(toVerified isVerified: Bool, _ usage: inout UsageRecorder) {
    usage.record(.callSendEmail)
    if admits(isVerified: isVerified, &usage) { usage.record(recipientMeter) }
  }

  private func admits(isVerified: Bool, _ usage: inout UsageRecorder) -> Bool {
    if isVerified || !configuration.isSandboxed,
      configuration.waitsAtRate || usage.admits(.mailRate), usage.admits(.mailsPerDay)
    {
      return true
    }
    usage.record(.callEmailRefused)
    return false
  }

  /// Meets the mail's fate; a hard bounce or a complaint puts the address on the suppression list.
  ///
  /// Both are its default reasons since 2019-11-25. A mail that bounces was sent, and is billed.
  private func deliver(to user: inout User, _ usage: inout UsageRecorder) {
    let bounces = configuration.bouncesInTwo32nds
    let complaints = configuration.complaintsInTwo32nds
    guard bounces + complaints > 0 else { return }
    let fate = user.fates.ofMail()
    guard fate < bounces + complaints else { return }
    user.isSuppressed = true
    usage.record(fate < bounces ? .callEmailBounced : .callEmailComplaint)
    if configuration.feedback == .eventBridge {
      EventBus.record(Self.notification, &usage)
    }
  }

  /// An event of a bounce or complaint, with the headers of the mail: about so long, far below 64 KB.
  ///
  /// Source: the examples of the SES developer guide, "Notification examples", read 2026-11-24.
  private static let notification = Bytes(1_800)
}
