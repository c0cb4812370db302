import Metering
import Testing

@testable import AuroraBackend
@testable import AuroraCost

/// Without a wire the simulator says how long a body is; a browser's JSON is that long.
struct RequestSizeTests {
  private static let writer = CallWriter(clock: TestClock().live)
  private static let key = CalendarEvent.key(startMinute: 900, id: 7)

  static let calls = [
    writer.create(at: 900, minutes: 60, title: "a", notes: "", leads: []),
    writer.create(at: 900, minutes: 60, title: "é \"漢\"\n", notes: "\u{1}", leads: [5]),
    writer.create(at: 900, minutes: 0, title: "", notes: "n", leads: [0, 10, 1_440, 40_320, 7]),
    writer.update(key, title: "a\\b", notes: "c", start: nil),
    writer.update(key, title: "a\tb", notes: "c", start: 1_200),
    writer.profile("Zoë \"Z\"", isNew: true, email: "z@example.org"),
    writer.profile("Zoë", isNew: false, email: "z@example.org"),
    writer.remind(key, lead: 40_320), writer.attach(9, to: key), writer.attach(1_048_576, to: key),
    writer.picture(10), writer.picture(99_999),
    writer.createSeries(
      at: 900, minutes: 60, Recurrence(.daily, count: 1), title: "é", notes: "\n", leads: [5]),
    writer.createSeries(
      at: 900, minutes: 60, Recurrence(.monthly, count: 1_000), title: "a", notes: "", leads: []),
    writer.updateSeries(7, title: "a", notes: "\"", start: nil),
    writer.changeOccurrence(7, at: 900, title: "a", notes: "c", start: 1_200),
    writer.cancelOccurrence(7, at: 900),
  ]

  @Test(arguments: calls.indices)
  func `a browser's JSON is as long as the simulator says`(index: Int) throws {
    let call = Self.calls[index]
    guard case .request(let request, _) = call.simulated else { return }
    #expect(call.body.utf8.count == request.body.count, "\(call.body)")
  }
}
