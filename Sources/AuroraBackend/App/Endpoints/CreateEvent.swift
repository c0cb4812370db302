public import Metering

/// `POST /events`: an event, and an e-mail reminder for each lead given.
public struct CreateEvent: Endpoint, Sendable {
  static let operation = Operation.createEvent
  static let function = Function.writeCalendar
  let startMinute: Int
  let durationMinutes: Int
  let text: Bytes
  let leads: ReminderLeads

  public init(startMinute: Int, durationMinutes: Int, text: Bytes, leads: ReminderLeads) {
    self.startMinute = startMinute
    self.durationMinutes = durationMinutes
    self.text = text
    self.leads = leads
  }

  var body: Bytes { text + Bytes(150 + 12 * leads.count) }

  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard durationMinutes >= 0 else { throw .endBeforeStart }
    let event = CalendarEvent(id: user.takeEventID(), startMinute: startMinute, text: text)
    try cloud.events.put(event, into: &user.events, at: moment, &usage)
    for index in 0..<leads.count {
      try cloud.remind(of: event, leadMinutes: leads[index], &user, at: moment, &usage)
    }
    return event.json
  }
}

/// The leads of an event's e-mail reminders, in minutes before its start; at most five.
///
/// Source: Google Calendar allows five overrides an event, read 2026-11-24.
public struct ReminderLeads: Sendable {
  public static let limit = 5
  private var minutes = InlineArray<5, Int32>(repeating: 0)
  public private(set) var count = 0

  public init() {}

  /// Adds a lead; a sixth is dropped, as the page offers no more.
  public mutating func add(_ lead: Int) {
    guard count < Self.limit else { return }
    minutes[count] = Int32(lead)
    count += 1
  }

  public subscript(index: Int) -> Int { Int(minutes[index]) }
}
