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

  /// Forgets sent reminders whose time to live has ended; expiry costs nothing.
  ///
  /// The provider deletes within a few days; here it does when the user comes next.
  public func expireReminders(
    of user: inout User, before moment: Instant, _ usage: inout UsageRecorder
  ) {
    let retention = cloud.configuration.reminders.retention
    guard retention.count > 0, let oldest = user.oldestSent, oldest + retention <= moment
    else { return }
    user.oldestSent = nil
    usage.begin(.keepData, for: .standing, at: moment)
    for index in user.reminders.indices.reversed() {
      let reminder = user.reminders[index]
      guard reminder.isSent else { continue }
      if reminder.due + retention <= moment {
        cloud.reminders.expire(at: index, of: &user.reminders, at: moment, &usage)
      } else {
        user.oldestSent = min(user.oldestSent ?? reminder.due, reminder.due)
      }
    }
  }

  /// Sends one reminder, once: it is marked as sent before the mail leaves.
  ///
  /// A mail lost between the two is the price of never sending twice, for the scheduler may invoke
  /// more than once. A retry after a failure comes minutes later; the data changes as if it did not.
  private func sendReminder(
    _ schedule: Schedule, of user: inout User, _ usage: inout UsageRecorder
  ) {
    let moment = schedule.due
    usage.begin(.sendReminder, for: .remind, at: moment)
    if usage.account != nil, !admitsReminder(&usage) {
      return postpone(schedule, of: &user, usage.account)
    }
    cloud.timer.fire(&user.schedules, at: moment, &usage)
    // A poller's own attempts are counted where it runs.
    if cloud.timer.callsPerReminder {
      guard
        attempt(.sendReminder, of: .sendReminder, for: .remind, as: &user, at: moment, &usage)
          != nil
      else { return }
    }
    if let reminder = cloud.reminders.get(
      schedule.reminder, from: &user.reminders, consistency: .strong, &usage),
      !reminder.isSent,
      reminder.recurs
        ? cloud.passOn(reminder, of: &user, at: moment, &usage)
        : cloud.mark(reminder, of: &user, at: moment, &usage)
    {
      cloud.mailer.send(to: &user, &usage)
    }
    if cloud.timer.callsPerReminder { finish(.sendReminder, &user, &usage) }
  }
}

extension Cloud {
  /// Marks a reminder as sent; false where its event is gone.
  func mark(
    _ reminder: Reminder, of user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    guard events.get(reminder.event, from: &user.events, &usage) != nil,
      (try? reminders.update(reminder.sent(), in: &user.reminders, at: moment, &usage)) != nil
    else { return false }
    user.oldestSent = user.oldestSent ?? moment
    return true
  }
}
