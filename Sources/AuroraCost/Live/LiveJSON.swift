import AuroraBackend
import Metering

/// Records and their content as JSON, to the byte as long as the backend's models say.
///
/// Fields of a fixed width make it so: a value that is shorter is preceded by spaces, which JSON
/// allows between tokens.
struct LiveJSON {
  private(set) var bytes: [UInt8] = []
  private let clock: LiveClock

  init(_ clock: LiveClock) { self.clock = clock }

  mutating func write(_ event: CalendarEvent, _ content: EventContent) {
    raw(#"{"key":"\#(Self.hex(event.key))","#)
    write(content, startMinute: event.startMinute)
    raw(#","createdAt":\#(content.created),"updatedAt":\#(content.updated),"attachments":"#)
    list(content.attachments) { json, attachment in
      json.raw(#"{"name":"\#(attachment.name)","mediaKey":"\#(attachment.mediaKey)"}"#)
    }
    raw("}")
  }

  mutating func write(_ series: EventSeries, _ content: EventContent, except starts: [Int]) {
    raw(#"{"series":"\#(Self.hex(series.id))","#)
    write(content, startMinute: series.startMinute)
    raw(#","repeats":"#)
    padded("\"\(series.recurrence.frequency.rawValue)\"", to: 9)
    raw(#","count":"#)
    padded(String(series.recurrence.count), to: 4)
    raw(#","createdAt":\#(content.created),"updatedAt":\#(content.updated),"except":"#)
    list(starts) { json, start in json.raw("\"\(json.clock.text(minute: start))\"") }
    raw("}")
  }

  /// An occurrence of a recurring event.
  mutating func write(_ series: EventSeries, at startMinute: Int, _ content: EventContent) {
    raw(#"{"key":"\#(Self.hex(series.occurrence(at: startMinute)))","#)
    write(content, startMinute: startMinute)
    raw(#","createdAt":\#(content.created),"updatedAt":\#(content.updated),"series":"#)
    raw(#""\#(Self.hex(series.id))"}"#)
  }

  private mutating func write(_ content: EventContent, startMinute: Int) {
    raw(#""start":""#)
    raw(clock.text(minute: startMinute))
    raw(#"","end":""#)
    raw(clock.text(minute: startMinute + content.durationMinutes))
    raw(#"","title":""#)
    content.title.write(to: &bytes)
    raw(#"","notes":""#)
    content.notes.write(to: &bytes)
    raw(#"","colour":"\#(content.colour)","allDay":"#)
    raw(content.isAllDay ? " true" : "false")
  }

  mutating func write(_ profile: ProfileContent, of user: LiveUser) {
    raw(#"{"userId":"\#(user.id)","email":"\#(user.email)","name":""#)
    profile.name.write(to: &bytes)
    raw(#"","timeZone":""#)
    profile.timeZone.write(to: &bytes)
    raw(#"","locale":""#)
    profile.locale.write(to: &bytes)
    raw(#"","picture":"#)
    padded(profile.picture.map { "\"\($0)\"" } ?? "null", to: 52)
    raw(#","settings":{"weekStart":\#(profile.weekStart),"view":"#)
    padded("\"\(profile.view.rawValue)\"", to: 7)
    raw(#","emailReminders":"#)
    padded(profile.sendsEmail ? "true" : "false", to: 5)
    raw(#"},"createdAt":\#(profile.created),"updatedAt":\#(profile.updated)}"#)
  }

  mutating func write(_ reminder: Reminder) {
    raw(#"{"event":"\#(Self.hex(reminder.event))","lead":"#)
    padded(String(reminder.leadMinutes), to: 5)
    let due = Int(reminder.due.milliseconds / 60_000)
    raw(#","due":"\#(clock.text(minute: due))","channel":"email","status":"#)
    padded(reminder.isSent ? #""sent""# : #""pending""#, to: 9)
    raw("}")
  }

  /// A list, each member preceded by one byte: a comma, or a space before the first.
  mutating func list<Members: Sequence>(
    _ members: Members, each: (inout LiveJSON, Members.Element) -> Void
  ) {
    raw("[")
    var separator = UInt8(ascii: " ")
    for member in members {
      bytes.append(separator)
      separator = UInt8(ascii: ",")
      each(&self, member)
    }
    raw("]")
  }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func padded(_ token: String, to width: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width - token.utf8.count))
    raw(token)
  }

  /// All digits of a number, leading zeros too.
  private static func hex(_ number: some FixedWidthInteger) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: number.bitWidth / 4 - digits.utf8.count) + digits
  }
}

/// A pre-signed upload in the manner of S3: 1,400 bytes of JSON, its key, and nothing to guess it by.
enum UploadURL {
  static func json(_ leave: MediaStore.Leave, origin: String) -> [UInt8] {
    let start =
      #"{"url":"\#(origin)/_media/\#(leave.key)?X-Amz-Algorithm=AWS4-HMAC-SHA256"#
      + "&X-Amz-Expires=\(MediaStore.lifetime)&X-Amz-Signature=\(leave.signature)"
      + "&X-Amz-Security-Token="
    let end = #"","mediaKey":"\#(leave.key)"}"#
    let token = randomHex(1_400 - start.utf8.count - end.utf8.count)
    return Array((start + token + end).utf8)
  }

  /// So many random hexadecimal digits.
  static func randomHex(_ digits: Int) -> String {
    var text = ""
    while text.utf8.count < digits {
      text += String(UInt64.random(in: (1 << 63)...(.max)), radix: 16)
    }
    return String(text.prefix(digits))
  }
}
