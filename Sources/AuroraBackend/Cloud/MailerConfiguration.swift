public import Metering

public enum MailPlan: String, CaseIterable, Sendable {
  case aLaCarte = "a-la-carte"
  case essentials, pro, enterprise
}

/// Where the mailer tells of bounces and complaints.
public enum MailFeedback: String, CaseIterable, Sendable {
  /// A mail to the sender, which is free.
  case email
  /// An event each on the default bus, billed as opt-in data events are: like custom ones.
  case eventBridge = "eventbridge"
  /// Two metrics, billed as custom ones.
  case cloudWatch = "cloudwatch"
}

public struct MailerConfiguration: Sendable {
  public var plan = MailPlan.aLaCarte
  /// Whether the account still waits for production access.
  public var isSandboxed = false
  /// The shares of mails sent that bounce for good, and that are complained about, in 2^-32.
  public var bouncesInTwo32nds: UInt64 = 0
  public var complaintsInTwo32nds: UInt64 = 0
  public var feedback = MailFeedback.email
  /// An invitation (`.ics`) attached to each reminder; none where zero.
  public var invitation = Bytes.zero
  /// Whether a function waits where mails come faster than the account may send.
  public var waitsAtRate = false
  /// Mails a second that the account may send.
  public var sendRate = 0
  public var dedicatedIPs = 0

  public init() {}
}
