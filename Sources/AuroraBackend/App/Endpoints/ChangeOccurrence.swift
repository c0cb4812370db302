public import Metering

/// `PATCH /series/{id}/{start}`: new text or a new start of one occurrence, which becomes an event of
/// its own.
public struct ChangeOccurrence: Endpoint, Sendable {
  public static let operation = Operation.changeOccurrence
  public static let function = Function.writeCalendar
  let id: UInt32
  /// When the occurrence starts by its rule.
  let startMinute: Int
  let text: Bytes
  let escapes: Bytes
  /// Nil leaves the start as it is.
  let newStartMinute: Int?
  let durationMinutes: Int

  /// `escapes` are the bytes that JSON's escapes add to the text.
  public init(
    id: UInt32, startMinute: Int, text: Bytes, escapes: Bytes = .zero, newStartMinute: Int?,
    durationMinutes: Int = 60
  ) {
    self.id = id
    self.startMinute = startMinute
    self.text = text
    self.escapes = escapes
    self.newStartMinute = newStartMinute
    self.durationMinutes = durationMinutes
  }

  /// As a browser writes it, without white space: the text, and start and end where it moves.
  public var body: Bytes { UpdateEvent.body(text + escapes, moves: newStartMinute != nil) }

  public var url: ResourceURL {
    ResourceURL(.occurrence, CalendarEvent.key(startMinute: startMinute, id: id))
  }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    let series = try cloud.series(id, at: startMinute, of: &user, &usage)
    guard durationMinutes >= 0 else { throw .endBeforeStart }
    if escapes > .zero { user.hasEscapes = true }
    let event = CalendarEvent(
      id: user.takeEventID(), startMinute: newStartMinute ?? startMinute, text: text,
      escapes: escapes)
    let changed = series.withException()
    try cloud.events.update(
      changed, in: &user.series, adding: event, to: &user.events, at: moment, &usage)
    user.exceptions.insert(series.occurrence(at: startMinute))
    let leads = try cloud.skip(startMinute, of: changed, &user, at: moment, &usage)
    for index in 0..<leads.count {
      try cloud.remind(of: event, leadMinutes: leads[index], &user, at: moment, &usage)
    }
    cloud.bus.publish(.updated, detail: event.json, as: &user, &usage)
    return event.json
  }
}

extension Cloud {
  /// Reads a series to change it; an error where there is none, or none of its occurrences then.
  func series(
    _ id: UInt32, at startMinute: Int, of user: inout User, _ usage: inout UsageRecorder
  ) throws(AppError) -> EventSeries {
    guard
      let series = events.get(UInt64(id), from: &user.series, consistency: .strong, &usage)
    else { throw .noSuchEvent }
    guard user.next(of: series, notBefore: startMinute, configuration.calendar) == startMinute
    else { throw .noSuchOccurrence }
    return series
  }

  /// Moves the reminders that point at an occurrence on to the next; returns the leads of all.
  @discardableResult
  func skip(
    _ startMinute: Int, of series: EventSeries, _ user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) -> ReminderLeads {
    var leads = ReminderLeads()
    let found = reminders.query(Reminder.keys(of: series.id), of: &user.reminders, &usage)
    for index in found.indices {
      let reminder = user.reminders[index]
      leads.add(reminder.leadMinutes)
      guard !reminder.isSent, CalendarEvent.startMinute(of: reminder.event) == startMinute
      else { continue }
      try move(
        reminder, past: startMinute, of: series, isPending: true, &user, at: moment, &usage)
    }
    return leads
  }
}
