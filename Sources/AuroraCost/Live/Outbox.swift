import Metering

/// E-mails that the backend counted as sent; none of them leaves this machine.
///
/// Open, it keeps the last thousand for `GET /_outbox`. Closed, nobody can read them over HTTP: what
/// holds a code is written to the server's own standard error, and reminders are not kept.
struct Outbox: Sendable {
  struct Mail: Sendable, Equatable {
    var to: String
    var subject: String
    var text: String
    /// Minute of the month.
    var minute: Int
    var code: String?
  }

  let isOpen: Bool
  private let complain: @Sendable (String) -> Void
  private(set) var mails: [Mail] = []

  static let capacity = 1_000

  init(isOpen: Bool, complain: @escaping @Sendable (String) -> Void = Terminal.complain) {
    self.isOpen = isOpen
    self.complain = complain
  }

  mutating func post(_ mail: Mail) {
    guard isOpen else {
      if let code = mail.code { complain("mail to \(mail.to): \(mail.subject) \(code)") }
      return
    }
    if mails.count == 2 * Self.capacity { mails.removeFirst(Self.capacity) }
    mails.append(mail)
  }

  /// The last mails, the latest last.
  func json(_ clock: LiveClock) -> JSONValue {
    .array(
      mails.suffix(Self.capacity).map { mail in
        .object([
          ("to", .string(mail.to)),
          ("at", .string(clock.text(minute: mail.minute))),
          ("subject", .string(mail.subject)),
          ("text", .string(mail.text)),
          ("code", JSONValue(mail.code)),
        ])
      })
  }
}

extension Outbox.Mail {
  static func confirmation(_ code: String, to address: String, minute: Int) -> Self {
    .init(
      to: address, subject: "Your verification code",
      text: "Your confirmation code is \(code)", minute: minute, code: code)
  }

  static func passwordReset(_ code: String, to address: String, minute: Int) -> Self {
    .init(
      to: address, subject: "Your password reset code",
      text: "Your password reset code is \(code)", minute: minute, code: code)
  }

  static func reminder(of title: String, at start: String, to address: String, minute: Int)
    -> Self
  {
    .init(
      to: address, subject: "Reminder: \(title)", text: "\(title) begins at \(start)",
      minute: minute)
  }
}
