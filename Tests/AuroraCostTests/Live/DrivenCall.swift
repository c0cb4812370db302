import AuroraBackend
import Metering

@testable import AuroraCost

/// One call, as the simulator makes it and as a client sends it.
struct DrivenCall {
  enum Simulated {
    case request(any Endpoint, Journey)
    /// A request that nobody can read.
    case unreadable(GatewayCall)
  }

  let simulated: Simulated
  let method: String
  let path: String
  var query: [String: String] = [:]
  var body = ""

  init(
    _ simulated: Simulated, _ method: String, _ path: String, query: [String: String] = [:],
    _ body: String = ""
  ) {
    self.simulated = simulated
    self.method = method
    self.path = path
    self.query = query
    self.body = body
  }
}

/// Writes calls as a browser does: JSON without white space, escapes only where they must be.
struct CallWriter {
  let clock: LiveClock

  func create(
    at start: Int, minutes: Int, title: String, notes: String, leads: [Int]
  ) -> DrivenCall {
    var drawn = ReminderLeads()
    leads.forEach { drawn.add($0) }
    let (title, notes) = (JSONText(title), JSONText(notes))
    let request = CreateEvent(
      startMinute: start, durationMinutes: minutes, text: Bytes(title.count + notes.count),
      escapes: Bytes(title.escapes + notes.escapes), leads: drawn)
    let list = leads.map(String.init).joined(separator: ",")
    return DrivenCall(
      .request(request, .editCalendar), "POST", "/events",
      #"{"start":"\#(clock.text(minute: start))","end":"\#(clock.text(minute: start + minutes))","#
        + #""title":"\#(title.json)","notes":"\#(notes.json)","colour":"3366cc","allDay":false,"#
        + #""reminders":[\#(list)]}"#)
  }

  func update(_ key: UInt64, title: String, notes: String, start: Int?) -> DrivenCall {
    let (title, notes) = (JSONText(title), JSONText(notes))
    let request = UpdateEvent(
      key: key, text: Bytes(title.count + notes.count),
      escapes: Bytes(title.escapes + notes.escapes), startMinute: start)
    let times = start.map {
      #""start":"\#(clock.text(minute: $0))","end":"\#(clock.text(minute: $0 + 60))","#
    }
    return DrivenCall(
      .request(request, .editCalendar), "PATCH", "/events/\(key.path)",
      #"{\#(times ?? "")"title":"\#(title.json)","notes":"\#(notes.json)"}"#)
  }

  func list(_ minutes: Range<Int>) -> DrivenCall {
    DrivenCall(
      .request(ListEvents(startMinutes: minutes), .viewCalendar), "GET", "/events",
      query: [
        "from": clock.text(minute: minutes.lowerBound),
        "to": clock.text(minute: minutes.upperBound),
      ])
  }

  func profile(_ name: String, isNew: Bool, email: String) -> DrivenCall {
    let name = JSONText(name)
    let text = Bytes(name.count + "Asia/Singapore".utf8.count + "en-SG".utf8.count)
    let fields = ProfileFields(
      text: text, email: Bytes(email.utf8.count), escapes: Bytes(name.escapes))
    let request: DrivenCall.Simulated =
      isNew
      ? .request(CreateProfile(fields), .signUp)
      : .request(UpdateProfile(fields), .editCalendar)
    return DrivenCall(
      request, "PUT", "/profile",
      #"{"name":"\#(name.json)","timeZone":"Asia/Singapore","locale":"en-SG","#
        + #""settings":{"weekStart":1,"view":"month","emailReminders":true}}"#)
  }

  func remind(_ key: UInt64, lead: Int) -> DrivenCall {
    DrivenCall(
      .request(SetReminder(event: key, leadMinutes: lead), .editCalendar), "PUT",
      "/events/\(key.path)/reminders/\(lead)", #"{"channel":"email"}"#)
  }

  func forget(_ key: UInt64, lead: Int) -> DrivenCall {
    let reminder = Reminder.key(event: CalendarEvent.id(of: key), leadMinutes: lead)
    return DrivenCall(
      .request(DeleteReminder(key: reminder), .editCalendar), "DELETE",
      "/events/\(key.path)/reminders/\(lead)")
  }

  func attach(_ size: Int, to key: UInt64) -> DrivenCall {
    DrivenCall(
      .request(UploadAttachment(event: key, size: Bytes(size)), .media), "POST",
      "/events/\(key.path)/attachments", #"{"bytes":\#(size)}"#)
  }

  func picture(_ size: Int) -> DrivenCall {
    DrivenCall(
      .request(UploadPicture(size: Bytes(size)), .media), "POST",
      "/profile/picture", #"{"bytes":\#(size)}"#)
  }

  func read(_ key: UInt64) -> DrivenCall {
    DrivenCall(
      .request(ReadEvent(key: key), .viewCalendar), "GET", "/events/\(key.path)")
  }

  func delete(_ key: UInt64) -> DrivenCall {
    DrivenCall(
      .request(DeleteEvent(key: key), .editCalendar), "DELETE",
      "/events/\(key.path)")
  }
}

extension UInt64 {
  /// As a path has an event's key.
  var path: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension JSONText {
  var json: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
