public import Metering

/// `POST /events`: an event, and an e-mail reminder for each lead given.
public struct CreateEvent: Endpoint, Sendable {
  public static let operation = Operation.createEvent
  public static let function = Function.writeCalendar
  let startMinute: Int
  let durationMinutes: Int
  let text: Bytes
  let escapes: Bytes
  let leads: ReminderLeads

  /// `escapes` are the bytes that JSON's escapes add to the text.
  public init(
    startMinute: Int, durationMinutes: Int, text: Bytes, escapes: Bytes = .zero,
    leads: ReminderLeads
  ) {
    self.startMinute = startMinute
    self.durationMinutes = durationMinutes
    self.text = text
    self.escapes = escapes
    self.leads = leads
  }

  /// As a browser writes it, without white space.
  public var body: Bytes { text + escapes + leads.json + Self.bare }

  /// `{"start":"2026-10-05T09:00Z","end":"2026-10-05T10:00Z","title":"","notes":"",`
  /// `"colour":"3366cc","allDay":false,"reminders":}`; a test writes it as a browser does.
  static let bare = Bytes(123)

  public var url: ResourceURL { ResourceURL(.events) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard durationMinutes >= 0 else { throw .endBeforeStart }
    let event = CalendarEvent(
      id: user.takeEventID(), startMinute: startMinute, text: text, escapes: escapes)
    if escapes > .zero { user.hasEscapes = true }
    try cloud.events.put(event, into: &user.events, at: moment, &usage)
    for index in 0..<leads.count {
      try cloud.remind(of: event, leadMinutes: leads[index], &user, at: moment, &usage)
    }
    cloud.bus.publish(.created, detail: event.json, as: &user, &usage)
    return event.json
  }
}

/// The leads of an event's e-mail reminders, in minutes before its start; at most five.
///
/// Source: Google Calendar allows five overrides an event, read 2026-11-24.
public struct ReminderLeads: Sendable {
  public static let limit = 5
  private var minutes = SIMD8<UInt16>()
  public private(set) var count = 0

  public init() {}

  /// Adds a lead of at most 65,535 minutes; a sixth is dropped, as the page offers no more.
  public mutating func add(_ lead: Int) {
    guard count < Self.limit else { return }
    minutes[count] = UInt16(lead)
    count += 1
  }

  public subscript(index: Int) -> Int { Int(minutes[index]) }

  /// As a list in JSON, without white space.
  var json: Bytes {
    var size = 2 + max(0, count - 1)
    for index in 0..<count {
      let lead = minutes[index]
      // Of five digits at most, without a branch to be guessed.
      size +=
        1 + (lead > 9 ? 1 : 0) + (lead > 99 ? 1 : 0) + (lead > 999 ? 1 : 0)
        + (lead > 9_999 ? 1 : 0)
    }
    return Bytes(size)
  }
}

extension Int {
  /// Digits of a number that is not negative.
  var decimalDigits: Int {
    var digits = 1
    var bound = 10
    while self >= bound, digits < 18 {
      digits += 1
      bound &*= 10
    }
    return digits
  }
}
