public import Metering

/// `PATCH /series/{id}`: new text, or a new first start, of all occurrences.
///
/// With a new start what was changed or cancelled occurs again, as the exceptions end.
public struct UpdateSeries: Endpoint, Sendable {
  public static let operation = Operation.updateSeries
  public static let function = Function.writeCalendar
  let id: UInt32
  let text: Bytes
  let escapes: Bytes
  /// Nil leaves the start as it is.
  let startMinute: Int?
  let durationMinutes: Int

  /// `escapes` are the bytes that JSON's escapes add to the text.
  public init(
    id: UInt32, text: Bytes, escapes: Bytes = .zero, startMinute: Int?, durationMinutes: Int = 60
  ) {
    self.id = id
    self.text = text
    self.escapes = escapes
    self.startMinute = startMinute
    self.durationMinutes = durationMinutes
  }

  /// As a browser writes it, without white space: the text, and start and end where it moves.
  public var body: Bytes { UpdateEvent.body(text + escapes, moves: startMinute != nil) }

  public var url: ResourceURL { ResourceURL(.series, UInt64(id)) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard
      let old = cloud.events.get(UInt64(id), from: &user.series, consistency: .strong, &usage)
    else { throw .noSuchEvent }
    guard durationMinutes >= 0 else { throw .endBeforeStart }
    let changed = old.with(
      text: text, escapes: escapes, startMinute: startMinute ?? old.startMinute)
    try cloud.events.update(changed, in: &user.series, at: moment, &usage)
    if changed.startMinute != old.startMinute {
      user.forgetExceptions(of: id)
      try cloud.reschedule(changed, &user, at: moment, &usage)
    }
    cloud.bus.publish(.updated, detail: changed.json, as: &user, &usage)
    return changed.json
  }
}

extension Cloud {
  /// Points the reminders of a moved series at its next occurrences.
  fileprivate func reschedule(
    _ series: EventSeries, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    let found = reminders.query(Reminder.keys(of: series.id), of: &user.reminders, &usage)
    for index in found.indices {
      let old = user.reminders[index]
      let now = Int(moment.milliseconds / 60_000) + old.leadMinutes
      try move(old, past: now, of: series, isPending: !old.isSent, &user, at: moment, &usage)
    }
  }
}
