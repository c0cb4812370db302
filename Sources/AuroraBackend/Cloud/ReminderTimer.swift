import Metering

/// What wakes a reminder at its time: one of three designs, each with its own calls and meters.
///
/// A class for the reason of `Table`.
final class ReminderTimer: Sendable {
  private let design: ReminderDesign
  private let scheduler = Scheduler()
  private let rules = EventRules()
  private let index: DueIndex

  init(_ configuration: ReminderConfiguration, _ table: Table) {
    design = configuration.design
    index = DueIndex(table)
  }

  func set(
    _ schedule: Schedule, in pending: inout Schedules, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) {
    switch design {
    case .scheduler:
      guard usage.admits(.scheduleRequests) else { throw .busy }
      scheduler.create(&usage)
    case .poller: index.add(to: &pending.index, at: moment, &usage)
    case .rulePerReminder: rules.put(&usage)
    }
    pending.insert(schedule)
  }

  /// Moves a reminder's time, or sets it anew if it has come.
  func move(
    _ schedule: Schedule, in pending: inout Schedules, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    let wasPending = pending.remove(reminder: schedule.reminder)
    let isPending = schedule.due > moment
    switch design {
    case .scheduler: scheduler.update(&usage)
    case .poller:
      if wasPending { index.remove(from: &pending.index, at: moment, &usage) }
      if isPending { index.add(to: &pending.index, at: moment, &usage) }
    case .rulePerReminder: rules.put(&usage)
    }
    if isPending { pending.insert(schedule) }
  }

  func cancel(
    reminder: UInt64, in pending: inout Schedules, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    let wasPending = pending.remove(reminder: reminder)
    switch design {
    case .scheduler: scheduler.delete(&usage)
    case .poller: if wasPending { index.remove(from: &pending.index, at: moment, &usage) }
    case .rulePerReminder: rules.delete(&usage)
    }
  }

  /// Counts what it takes to call the function for one reminder that is due.
  ///
  /// A rule that has come true must be deleted, or it counts against the limit of rules for ever.
  func fire(
    _ pending: inout Schedules, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    switch design {
    case .scheduler: usage.record(.schedulerInvocations)
    case .poller: index.remove(from: &pending.index, at: moment, &usage)
    case .rulePerReminder:
      usage.record(.ruleTriggers)
      rules.delete(&usage)
    }
  }

  /// Counts from now on what reminders keep that were pending before the month.
  func open(_ pending: inout Schedules, at moment: Instant) {
    if design == .poller { index.open(&pending.index, entries: pending.count, at: moment) }
  }

  /// Whether each due reminder is a call of the function of its own.
  var callsPerReminder: Bool { design != .poller }

  func settle(
    _ pending: inout Schedules, until moment: Instant, _ usage: inout UsageRecorder
  ) {
    if design == .poller { index.settle(&pending.index, until: moment, &usage) }
  }
}
