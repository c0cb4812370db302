public import Metering

extension AuroraApp {
  /// Fires the user's schedules that are due before a moment, each at its own time.
  public func fireSchedules(
    of user: inout User, before moment: Instant, _ usage: inout UsageRecorder
  ) {
    while let due = user.schedules.nextDue, due < moment {
      guard let schedule = user.schedules.popNext() else { return }
      sendReminder(schedule, of: &user, &usage)
    }
  }

  /// Sends one reminder, once: it is marked as sent before the mail leaves.
  ///
  /// A mail lost between the two is the price of never sending twice, for the scheduler may invoke
  /// more than once.
  private func sendReminder(
    _ schedule: Schedule, of user: inout User, _ usage: inout UsageRecorder
  ) {
    let moment = schedule.due
    usage.begin(.sendReminder, for: .remind, at: moment)
    cloud.scheduler.invoke(&usage)
    if let reminder = cloud.reminders.get(
      schedule.reminder, from: user.reminders, consistency: .strong, &usage),
      !reminder.isSent,
      cloud.events.get(reminder.event, from: user.events, &usage) != nil,
      (try? cloud.reminders.update(
        reminder.sent(), in: &user.reminders, at: moment, &usage)) != nil
    {
      cloud.mailer.send(recipients: 1, &usage)
    }
    finish(.sendReminder, &user, &usage)
  }
}
