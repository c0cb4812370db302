public import Metering

extension AuroraApp {
  /// Fires the user's schedules that are due before a moment, each at its own time.
  public func fireSchedules(
    of user: inout User, before moment: Instant, _ usage: inout UsageRecorder
  ) {
    while let due = user.schedules.nextDue, due < moment {
      guard let schedule = user.schedules.popNext() else { return }
      if let following = user.schedules.nextDue { usage.expect(at: following) }
      sendReminder(schedule, of: &user, &usage)
    }
  }

  /// Forgets reminders whose time to live has ended, sent or not; expiry costs nothing.
  ///
  /// The provider deletes within a few days, which the retention includes: here storage ends with
  /// it to the millisecond, whenever the user comes next. All that is due has been fired before.
  public func expireReminders(
    of user: inout User, before moment: Instant, _ usage: inout UsageRecorder
  ) {
    let retention = cloud.configuration.reminders.retention
    guard retention.count > 0, let oldest = user.oldestDue, oldest + retention <= moment
    else { return }
    user.oldestDue = nil
    for index in user.reminders.indices.reversed() {
      let due = user.reminders[index].due
      guard due <= moment else { continue }
      if due + retention <= moment {
        usage.begin(.keepData, for: .standing, at: due + retention)
        cloud.reminders.expire(
          at: index, of: &user.reminders, endedAt: due + retention, &usage)
      } else {
        user.noteDue(due)
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
    cloud.wake(&user, at: moment, &usage)
    // A poller's own attempts are counted where it runs.
    if cloud.timer.callsPerReminder {
      guard
        attempt(.sendReminder, of: .sendReminder, for: .remind, as: &user, at: moment, &usage)
          != nil
      else { return }
    }
    if cloud.claim(schedule.reminder, of: &user, at: moment, &usage) {
      cloud.mailer.send(to: &user, &usage)
    }
    if cloud.timer.callsPerReminder { finish(.sendReminder, &user, &usage) }
  }
}

// Steps of the cloud's own: from outside, each call would retain and release the service.
extension Cloud {
  /// Counts what it takes to wake a reminder at its time.
  fileprivate func wake(
    _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    timer.fire(&user.schedules, at: moment, &usage)
  }

  /// Reads a reminder and marks it as sent; false where it has been, or is gone with its event.
  fileprivate func claim(
    _ key: UInt64, of user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    guard
      let reminder = reminders.get(key, from: &user.reminders, consistency: .strong, &usage),
      !reminder.isSent
    else { return false }
    return reminder.recurs
      ? passOn(reminder, of: &user, at: moment, &usage)
      : mark(reminder, of: &user, at: moment, &usage)
  }

  /// Marks a reminder as sent; false where its event is gone.
  func mark(
    _ reminder: Reminder, of user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    guard events.get(reminder.event, from: &user.events, &usage) != nil,
      (try? reminders.update(reminder.sent(), in: &user.reminders, at: moment, &usage)) != nil
    else { return false }
    user.noteDue(moment)
    return true
  }
}
