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
    seconds: Int64, _ calls: [(milliseconds: Int64, any Endpoint)]
  ) -> UInt128 {
    var backend = backend(seconds: seconds)
    for (milliseconds, request) in calls {
      backend.app.call(
        request, for: .viewCalendar, as: &backend.user,
        at: backend.noon + Milliseconds(milliseconds), &backend.usage)
    }
    return preflights(backend)
  }

  private static let read = ReadProfile()

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
    let same: [any Endpoint] = [
      ReadProfile(), UpdateProfile(),
    ]
    #expect(count(seconds: 60, same.map { (0, $0) }) == 1)
    let event: [any Endpoint] = [
      ReadEvent(key: 7), DeleteEvent(key: 7),
      UpdateEvent(key: 7, text: .zero, startMinute: nil),
    ]
    #expect(count(seconds: 60, event.map { (0, $0) }) == 1)
  }

  @Test func `a query is a part of its URL`() {
    let lists = [0..<60, 0..<60, 0..<61, 1..<61].map {
      ListEvents(startMinutes: $0)
    }
    #expect(count(seconds: 60, lists.map { (0, $0) }) == 3)
  }

  @Test func `URLs that look alike are told apart`() {
    let key = CalendarEvent.key(startMinute: 900, id: 7)
    let requests: [any Endpoint] = [
      ReadEvent(key: 7), ReadSeries(id: 7),
      SetReminder(event: key, leadMinutes: 5),
      SetReminder(event: key, leadMinutes: 6),
      UploadAttachment(event: 7, size: Bytes(1)),
      CancelOccurrence(id: 7, startMinute: 900),
      CancelOccurrence(id: 7, startMinute: 960),
      CreateEvent(startMinute: 0, durationMinutes: 1, text: .zero, leads: ReminderLeads()),
      ListReminders(), UploadPicture(size: Bytes(1)),
    ]
    #expect(count(seconds: 60, requests.map { (0, $0) }) == UInt128(requests.count))
    let same: [any Endpoint] = [
      SetReminder(event: key, leadMinutes: 5),
      DeleteReminder(key: Reminder.key(event: 7, leadMinutes: 5)),
    ]
    #expect(count(seconds: 60, same.map { (0, $0) }) == 1)
  }

  @Test(arguments: 1...20) func `it answers as a list of all answers would`(seed: UInt64) {
    var bits = ServiceBits(seed: seed)
    var cache = PreflightCache()
    var ends: [UInt64: Instant] = [:]
    var moment = Instant.zero
    for _ in 0..<500 {
      moment = moment + Milliseconds(Int64(bits.next() % (bits.next() % 4 == 0 ? 3_000 : 100)))
      let key = bits.next() % 90
      let mustAsk = ends[key].map { $0 <= moment } ?? true
      #expect(cache.mustAsk(about: ResourceURL(.event, key), at: moment) == mustAsk)
      guard mustAsk else { continue }
      ends[key] = moment + Milliseconds(2_000)
      cache.keep(ResourceURL(.event, key), until: moment + Milliseconds(2_000))
    }
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
