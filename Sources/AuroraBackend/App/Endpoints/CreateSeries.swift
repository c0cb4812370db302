public import Metering

/// `POST /series`: a recurring event, and an e-mail reminder of each occurrence for each lead given.
public struct CreateSeries: Endpoint, Sendable {
  public static let operation = Operation.createSeries
  public static let function = Function.writeCalendar
  let startMinute: Int
  let durationMinutes: Int
  let recurrence: Recurrence
  let text: Bytes
  let escapes: Bytes
  let leads: ReminderLeads

  /// `escapes` are the bytes that JSON's escapes add to the text.
  public init(
    startMinute: Int, durationMinutes: Int, _ recurrence: Recurrence, text: Bytes,
    escapes: Bytes = .zero, leads: ReminderLeads
  ) {
    self.startMinute = startMinute
    self.durationMinutes = durationMinutes
    self.recurrence = recurrence
    self.text = text
    self.escapes = escapes
    self.leads = leads
  }

  /// As a browser writes it, without white space.
  public var body: Bytes {
    CreateEvent.bare + text + escapes + leads.json
      + Bytes(
        #","repeats":"","count":"#.utf8.count + recurrence.frequency.rawValue.utf8.count
          + recurrence.count.decimalDigits)
  }

  public var url: ResourceURL { ResourceURL(.manySeries) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard durationMinutes >= 0 else { throw .endBeforeStart }
    let series = EventSeries(
      id: user.takeEventID(), startMinute: startMinute, recurrence, text: text, escapes: escapes)
    try cloud.events.put(series, into: &user.series, at: moment, &usage)
    for index in 0..<leads.count {
      try cloud.remind(of: series, leadMinutes: leads[index], &user, at: moment, &usage)
    }
    cloud.bus.publish(.created, detail: series.json, as: &user, &usage)
    return series.json
  }
}

extension Cloud {
  /// Stores the reminder of the next occurrence that is still to be reminded of, and its schedule.
  func remind(
    of series: EventSeries, leadMinutes: Int, _ user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) {
    // Due after the moment: a start one minute later than the moment's own and the lead.
    let from = Int(moment.milliseconds / 60_000) + 1 + leadMinutes
    guard let start = user.next(of: series, notBefore: from, configuration.calendar) else { return }
    let reminder = Reminder(of: series, startMinute: start, leadMinutes: leadMinutes)
    try reminders.put(reminder, into: &user.reminders, at: moment, &usage)
    try timer.set(
      Schedule(due: reminder.due, reminder: reminder.key), in: &user.schedules, at: moment, &usage)
  }

  /// Points a reminder that is being sent at the next occurrence, and schedules that, one ahead.
  ///
  /// False where the occurrence is gone; after the last one the reminder stays as sent.
  func passOn(
    _ reminder: Reminder, of user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    let start = CalendarEvent.startMinute(of: reminder.event)
    let id = CalendarEvent.id(of: reminder.event)
    guard let series = events.get(UInt64(id), from: &user.series, &usage),
      !user.exceptions.contains(reminder.event)
    else { return false }
    return
      (try? move(
        reminder, past: start, of: series, isPending: false, &user, at: moment, &usage)) != nil
  }

  /// Moves a reminder to the first occurrence after a start, or marks it as sent after the last.
  ///
  /// Its schedule moves with it; one that is not pending any more is created anew.
  func move(
    _ reminder: Reminder, past start: Int, of series: EventSeries, isPending: Bool,
    _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard let next = user.next(of: series, notBefore: start + 1, configuration.calendar) else {
      if isPending {
        timer.cancel(reminder: reminder.key, in: &user.schedules, at: moment, &usage)
      }
      try reminders.update(reminder.sent(), in: &user.reminders, at: moment, &usage)
      user.noteDue(reminder.due)
      return
    }
    let moved = reminder.moved(to: series.occurrence(at: next))
    try reminders.update(moved, in: &user.reminders, at: moment, &usage)
    let schedule = Schedule(due: moved.due, reminder: moved.key)
    if isPending {
      timer.move(schedule, in: &user.schedules, at: moment, &usage)
    } else {
      try timer.set(schedule, in: &user.schedules, at: moment, &usage)
    }
  }
}
