public import Metering

/// `PATCH /events/{key}`: new text, or a new start.
public struct UpdateEvent: Endpoint, Sendable {
  public static let operation = Operation.updateEvent
  public static let function = Function.writeCalendar
  let key: UInt64
  let text: Bytes
  let escapes: Bytes
  /// Nil leaves the start as it is.
  let startMinute: Int?
  let durationMinutes: Int

  /// `escapes` are the bytes that JSON's escapes add to the text.
  public init(
    key: UInt64, text: Bytes, escapes: Bytes = .zero, startMinute: Int?, durationMinutes: Int = 60
  ) {
    self.key = key
    self.text = text
    self.escapes = escapes
    self.durationMinutes = durationMinutes
    self.startMinute = startMinute
  }

  /// As a browser writes it, without white space: the text, and start and end where it moves.
  public var body: Bytes { Self.body(text + escapes, moves: startMinute != nil) }

  static func body(_ text: Bytes, moves: Bool) -> Bytes { text + (moves ? bareMove : bare) }

  /// `{"title":"","notes":""}`; a test writes it as a browser does.
  private static let bare = Bytes(23)
  /// The same with `"start":"2026-10-05T09:00Z","end":"2026-10-05T10:00Z",`.
  private static let bareMove = Bytes(77)

  public var url: ResourceURL { ResourceURL(.event, key) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let old = cloud.events.get(key, from: &user.events, consistency: .strong, &usage)
    else { throw .noSuchEvent }
    guard durationMinutes >= 0 else { throw .endBeforeStart }
    let changed = old.with(text: text, escapes: escapes)
    if escapes > .zero { user.hasEscapes = true }
    guard let startMinute, startMinute != old.startMinute else {
      try cloud.events.update(changed, in: &user.events, at: moment, &usage)
      cloud.bus.publish(.updated, detail: changed.json, as: &user, &usage)
      return changed.json
    }
    let moved = changed.moved(to: startMinute)
    try cloud.events.replace(old.key, with: moved, in: &user.events, at: moment, &usage)
    try cloud.reschedule(moved, &user, at: moment, &usage)
    cloud.bus.publish(.updated, detail: moved.json, as: &user, &usage)
    return moved.json
  }
}

extension Cloud {
  /// Points the reminders of a moved event at its new key and time.
  fileprivate func reschedule(
    _ event: CalendarEvent, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    let found = reminders.query(Reminder.keys(of: event.id), of: &user.reminders, &usage)
    for index in found.indices {
      let old = user.reminders[index]
      try reminders.update(old.moved(to: event.key), in: &user.reminders, at: moment, &usage)
      let due = Reminder.due(startMinute: event.startMinute, leadMinutes: old.leadMinutes)
      timer.move(
        Schedule(due: due, reminder: old.key), in: &user.schedules, at: moment, &usage)
    }
    for index in found.indices.reversed() where user.reminders[index].due <= moment {
      keepDue(user.reminders.key(at: index), &user, at: moment, &usage)
    }
  }
}
