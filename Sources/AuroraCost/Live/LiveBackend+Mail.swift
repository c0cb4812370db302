import AuroraBackend
import Metering
import UsageSimulator

// E-mails that are counted as sent; the outbox shows them, where it is open.
extension LiveBackend {
  func mail(_ mail: Outbox.Mail) { outbox.post(mail) }

  /// Sends what came due, each reminder at its own time.
  func fireReminders(of user: LiveUser, before moment: Instant) {
    while outbox.isOpen, let due = user.slab.schedules.nextDue, due < moment {
      user.slab.schedules.due(at: due).forEach { announce($0, of: user) }
      app.fireSchedules(of: &user.slab, before: due + Milliseconds(1), &usage)
    }
    app.fireSchedules(of: &user.slab, before: moment, &usage)
  }

  /// Shows a reminder's mail, unless the backend will find that there is nothing to send.
  private func announce(_ schedule: Schedule, of user: LiveUser) {
    guard user.slab.hasVerifiedAddress || !scenario.mailer.sandbox,
      let index = user.slab.reminders.index(of: schedule.reminder)
    else { return }
    let reminder = user.slab.reminders.items[index]
    guard !reminder.isSent, let event = user.event(reminder.event) else { return }
    let start = clock.text(minute: CalendarEvent.startMinute(of: reminder.event))
    mail(
      .reminder(
        of: event.title.string, at: start, to: user.email, minute: schedule.due.minute))
  }

  /// The last mails, for whoever asks this machine under its own name.
  ///
  /// They hold codes by which a password can be set: so the outbox is closed unless it was asked for,
  /// no page of another origin may read it, and a name that a stranger's DNS points here is refused.
  func showOutbox(to request: LiveRequest) -> LiveAnswer {
    guard outbox.isOpen, request.host.map(Self.isLoopback) ?? true else { return .notFound }
    var answer = LiveAnswer(outbox.json(clock).text + "\n")
    answer.isForAnyOrigin = false
    return answer
  }

  static func isLoopback(_ host: String) -> Bool {
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return ["127.0.0.1", "localhost", "[::1]"].contains(String(name))
  }
}
