import Metering
import Testing

@testable import AuroraBackend

struct PreflightCacheTests {
  /// A backend whose browsers keep answers for so many seconds.
  private func backend(seconds: Int64) -> TestBackend {
    TestBackend {
      $0.api.preflights = .cached
      $0.api.preflightLifetime = Milliseconds(seconds * 1_000)
    }
  }

  private func preflights(_ backend: borrowing TestBackend) -> UInt128 {
    backend.usage.ledger().total(.httpRequests, of: .preflight)
  }

  /// Sends requests as a page does, each so many milliseconds after noon.
  private func count(
    seconds: Int64, _ calls: [(milliseconds: Int64, Request)]
  ) -> UInt128 {
    var backend = backend(seconds: seconds)
    for (milliseconds, request) in calls {
      backend.app.call(
        request, for: .viewCalendar, as: &backend.user,
        at: backend.noon + Milliseconds(milliseconds), &backend.usage)
    }
    return preflights(backend)
  }

  private static let read = Request.readProfile(ReadProfile())

  @Test(
    arguments: [
      (7_199_999, 1), (7_200_000, 2), (7_200_001, 2),
    ] as [(Int64, UInt128)])
  func `a URL is asked about once, and again when the answer has expired`(
    later: Int64, asked: UInt128
  ) {
    #expect(count(seconds: 7_200, [(0, Self.read), (later, Self.read)]) == asked)
  }

  @Test func `an answer counts from the preflight, not from the last call`() {
    let calls = [0, 600_000, 900_000, 1_199_999].map { (Int64($0), Self.read) }
    #expect(count(seconds: 1_000, calls) == 2)
  }

  @Test func `without an age every call costs a preflight`() {
    #expect(count(seconds: 0, [(0, Self.read), (0, Self.read), (1, Self.read)]) == 3)
  }

  @Test func `one answer allows every method of its URL, and no other URL`() {
    let same: [Request] = [
      .readProfile(ReadProfile()), .updateProfile(UpdateProfile()),
    ]
    #expect(count(seconds: 60, same.map { (0, $0) }) == 1)
    let event: [Request] = [
      .readEvent(ReadEvent(key: 7)), .deleteEvent(DeleteEvent(key: 7)),
      .updateEvent(UpdateEvent(key: 7, text: .zero, startMinute: nil)),
    ]
    #expect(count(seconds: 60, event.map { (0, $0) }) == 1)
  }

  @Test func `a query is a part of its URL`() {
    let lists = [0..<60, 0..<60, 0..<61, 1..<61].map {
      Request.listEvents(ListEvents(startMinutes: $0))
    }
    #expect(count(seconds: 60, lists.map { (0, $0) }) == 3)
  }

  @Test func `URLs that look alike are told apart`() {
    let key = CalendarEvent.key(startMinute: 900, id: 7)
    let requests: [Request] = [
      .readEvent(ReadEvent(key: 7)), .readSeries(ReadSeries(id: 7)),
      .setReminder(SetReminder(event: key, leadMinutes: 5)),
      .setReminder(SetReminder(event: key, leadMinutes: 6)),
      .uploadAttachment(UploadAttachment(event: 7, size: Bytes(1))),
      .cancelOccurrence(CancelOccurrence(id: 7, startMinute: 900)),
      .cancelOccurrence(CancelOccurrence(id: 7, startMinute: 960)),
      .createEvent(
        CreateEvent(startMinute: 0, durationMinutes: 1, text: .zero, leads: ReminderLeads())),
      .listReminders(ListReminders()), .uploadPicture(UploadPicture(size: Bytes(1))),
    ]
    #expect(count(seconds: 60, requests.map { (0, $0) }) == UInt128(requests.count))
    let same: [Request] = [
      .setReminder(SetReminder(event: key, leadMinutes: 5)),
      .deleteReminder(DeleteReminder(key: Reminder.key(event: 7, leadMinutes: 5))),
    ]
    #expect(count(seconds: 60, same.map { (0, $0) }) == 1)
  }

  @Test func `a preflight is billed even where its request is refused`() {
    var backend = backend(seconds: 60)
    let late = backend.noon + .days(1)
    let response = backend.app.call(
      Self.read, for: .viewCalendar, as: &backend.user, at: late, &backend.usage)
    #expect(response.status == 401)
    #expect(backend.used(.httpRequests) == 1)
    #expect(backend.used(.callGatewayRefused) == 1)
  }

  @Test func `nobody asks in a design of one origin`() {
    var backend = TestBackend { $0.api.preflightLifetime = Milliseconds(60_000) }
    backend.app.call(
      Self.read, for: .viewCalendar, as: &backend.user, at: backend.noon, &backend.usage)
    #expect(preflights(backend) == 0)
  }
}
