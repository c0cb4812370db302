public import Metering

/// `PUT /events/{key}/reminders/{lead}`.
public struct SetReminder: Endpoint, Sendable {
  public static let operation = Operation.setReminder
  public static let function = Function.reminders
  let event: UInt64
  let leadMinutes: Int

  public init(event: UInt64, leadMinutes: Int) {
    self.event = event
    self.leadMinutes = leadMinutes
  }

  public var body: Bytes { Bytes(#"{"channel":"email"}"#.utf8.count) }

  public var url: ResourceURL {
    // Reminders are told apart by the event's number: it has one start at a time.
    ResourceURL(
      .reminder, Reminder.key(event: CalendarEvent.id(of: event), leadMinutes: leadMinutes))
  }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let event = cloud.events.get(event, from: &user.events, &usage)
    else { throw .noSuchEvent }
    try cloud.remind(of: event, leadMinutes: leadMinutes, &user, at: moment, &usage)
    return Reminder.json
  }
}

extension Cloud {
  /// Stores a reminder and its schedule; one that is due already is stored only.
  func remind(
    of event: CalendarEvent, leadMinutes: Int, _ user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) {
    let reminder = Reminder(of: event, leadMinutes: leadMinutes)
    let old = user.reminders.index(of: reminder.key)
    try reminders.put(reminder, into: &user.reminders, at: moment, &usage)
    let due = Reminder.due(startMinute: event.startMinute, leadMinutes: leadMinutes)
    guard due > moment else { return keepDue(reminder.key, &user, at: moment, &usage) }
    let schedule = Schedule(due: due, reminder: reminder.key)
    if old == nil {
      try timer.set(schedule, in: &user.schedules, at: moment, &usage)
    } else {
      timer.move(schedule, in: &user.schedules, at: moment, &usage)
    }
  }

  /// Keeps a reminder that is due already until its time to live ends, which may be at once.
  func keepDue(
    _ key: UInt64, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    guard let index = user.reminders.index(of: key) else { return }
    let due = user.reminders[index].due
    let retention = configuration.reminders.retention
    if retention.count == 0 || due + retention > moment { return user.noteDue(due) }
    reminders.expire(at: index, of: &user.reminders, endedAt: moment, &usage)
  }
}
