import AuroraBackend
import Documents
import Metering

/// Reads path, query and body of a request strictly: an unknown key is an error, as in any file.
struct RequestReader {
  let match: RouteMatch
  let request: LiveRequest
  let clock: LiveClock

  init(_ match: RouteMatch, _ request: LiveRequest, _ clock: LiveClock) {
    self.match = match
    self.request = request
    self.clock = clock
  }

  struct NewEvent {
    var startMinute: Int
    var content: EventContent
    var leads: ReminderLeads
  }

  /// The event's key in the path: 16 hexadecimal digits.
  func key() throws -> UInt64 {
    guard let text = match.values.first, text.utf8.count == 16,
      text.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 }),
      let key = UInt64(text, radix: 16), key < 1 << 63
    else { throw UnreadableRequest() }
    return key
  }

  /// The reminder's lead in the path, in minutes: at most four weeks.
  func lead() throws -> Int {
    guard match.values.count > 1, let lead = Int(match.values[1]),
      String(lead) == match.values[1], 0...LiveCall.longestLead ~= lead
    else { throw UnreadableRequest() }
    return lead
  }

  /// `from` and `to` of the query.
  func range() throws -> Range<Int> {
    guard let from = request.query["from"].flatMap(clock.minute),
      let to = request.query["to"].flatMap(clock.minute), from <= to
    else { throw UnreadableRequest() }
    return from..<to
  }

  /// The only channel that the backend sends by; a body is optional.
  func channel() throws {
    guard request.size > 0 else { return }
    let fields = try BodyFields(request.body, allowed: ["channel"])
    guard try fields.text("channel")?.string == "email" else { throw UnreadableRequest() }
  }

  /// Bytes that will be uploaded, at most 25 MB.
  func uploadSize() throws -> Bytes {
    let fields = try BodyFields(request.body, allowed: ["bytes"])
    guard let size = try fields.integer("bytes", in: 1...MediaStore.largest) else {
      throw UnreadableRequest()
    }
    return Bytes(size)
  }

  static let eventFields: Set = [
    "start", "end", "title", "notes", "colour", "allDay", "reminders",
  ]

  func newEvent() throws -> NewEvent {
    try newEvent(BodyFields(request.body, allowed: Self.eventFields))
  }

  func newEvent(_ fields: BodyFields) throws -> NewEvent {
    guard let start = try minute("start", fields), let end = try minute("end", fields),
      let title = try fields.text("title")
    else { throw UnreadableRequest() }
    var content = EventContent()
    content.title = title
    content.durationMinutes = end - start
    try look(fields, of: &content)
    var leads = ReminderLeads()
    let minutes = try fields.integers("reminders", in: 0...LiveCall.longestLead)
    guard minutes.count <= ReminderLeads.limit else { throw UnreadableRequest() }
    minutes.forEach { leads.add($0) }
    return NewEvent(startMinute: start, content: content, leads: leads)
  }

  /// The event as it will be, and its start where that is given; without an end it keeps its length.
  func changes(
    of old: EventContent, startMinute: Int
  ) throws -> (start: Int?, content: EventContent) {
    let fields = try BodyFields(
      request.body, allowed: ["start", "end", "title", "notes", "colour", "allDay"])
    var content = old
    content.title = try fields.text("title") ?? old.title
    try look(fields, of: &content)
    let start = try minute("start", fields)
    if let end = try minute("end", fields) {
      content.durationMinutes = end - (start ?? startMinute)
    }
    return (start, content)
  }

  private func look(_ fields: BodyFields, of content: inout EventContent) throws {
    content.notes = try fields.text("notes") ?? content.notes
    content.isAllDay = try fields.flag("allDay") ?? content.isAllDay
    guard let colour = try fields.text("colour")?.string else { return }
    guard colour.utf8.count == 6, colour.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 })
    else { throw UnreadableRequest() }
    content.colour = colour
  }

  func profile() throws -> ProfileContent {
    let fields = try BodyFields(
      request.body, allowed: ["name", "timeZone", "locale", "settings"])
    guard let name = try fields.text("name"), let timeZone = try fields.text("timeZone"),
      let locale = try fields.text("locale")
    else { throw UnreadableRequest() }
    var profile = ProfileContent(name: name, timeZone: timeZone, locale: locale)
    if let settings = try fields.object(
      "settings", allowed: ["weekStart", "view", "emailReminders"])
    {
      profile.weekStart = try settings.integer("weekStart", in: 0...6) ?? profile.weekStart
      profile.sendsEmail = try settings.flag("emailReminders") ?? profile.sendsEmail
      if let view = try settings.text("view")?.string {
        guard let known = ProfileContent.View(rawValue: view) else { throw UnreadableRequest() }
        profile.view = known
      }
    }
    return profile
  }

  func minute(_ key: String, _ fields: BodyFields) throws -> Int? {
    guard let text = try fields.text(key) else { return nil }
    guard let minute = clock.minute(text.string) else { throw UnreadableRequest() }
    return minute
  }
}
