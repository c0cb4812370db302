import Metering
import Testing

@testable import AuroraBackend

/// Recurring events, from their creation to their last reminder.
struct SeriesTests {
  private static let day = 1_440
  /// Tomorrow at nine, in minutes; the test's noon is 720.
  private static let first = 1_440 + 540

  private func backend(
    _ design: ReminderDesign = .scheduler, recurs: Bool = true
  ) -> TestBackend {
    TestBackend {
      $0.api.hasRecurringEvents = recurs
      $0.reminders.design = design
      $0.reminders.retention = .days(7)
    }
  }

  private func create(
    _ backend: inout TestBackend, _ frequency: Recurrence.Frequency = .daily, count: Int = 3,
    text: Int = 100, leads minutes: Int...
  ) {
    var leads = ReminderLeads()
    minutes.forEach { leads.add($0) }
    let request = CreateSeries(
      startMinute: Self.first, durationMinutes: 60, Recurrence(frequency, count: count),
      text: Bytes(text), leads: leads)
    #expect(backend.send(request).succeeded)
  }

  private func list(_ backend: inout TestBackend, _ range: Range<Int>) -> Int {
    backend.send(ListEvents(startMinutes: range)).body.count
  }

  @Test func `a series is one item, and a list has each of its occurrences`() {
    var backend = backend()
    create(&backend)
    #expect(backend.user.series.count == 1)
    #expect(backend.user.events.count == 0)
    #expect(backend.used(.dynamoWriteRequestUnits) == 1)
    let occurrence = 1 + 201 + 100
    #expect(list(&backend, 0..<99_999) == 2 + 3 * occurrence)
    #expect(list(&backend, Self.first + 1..<Self.first + 2 * Self.day) == 2 + occurrence)
    #expect(list(&backend, 0..<Self.first) == 2)
  }

  @Test func `a list asks twice where events can recur, and once where not`() {
    for (recurs, queries) in [(true, 2), (false, 1)] as [(Bool, UInt128)] {
      var backend = backend(recurs: recurs)
      _ = list(&backend, 0..<99)
      #expect(backend.used(.callQuery) == queries)
      #expect(backend.used(.dynamoReadRequestUnits) == queries)
      // Two dependencies of 4.5 ms and 2 ms of compute are 11, one is 6.5.
      #expect(backend.used(.lambdaComputeArm) == (recurs ? 11 : 7) * 256)
    }
  }

  @Test(arguments: ReminderDesign.allCases)
  func `each occurrence is reminded of, and the next one's reminder set when it is`(
    design: ReminderDesign
  ) {
    var backend = backend(design)
    create(&backend, leads: 10)
    for occurrence in 0..<3 {
      #expect(backend.user.schedules.count == 1)
      let due = Instant(milliseconds: Int64(Self.first - 10 + occurrence * Self.day) * 60_000)
      #expect(backend.user.schedules.nextDue == due)
      backend.app.fireSchedules(of: &backend.user, before: due, &backend.usage)
      #expect(backend.used(.sesRecipientsALaCarte) == UInt128(occurrence))
      backend.app.fireSchedules(of: &backend.user, before: due + .minutes(1), &backend.usage)
      #expect(backend.used(.sesRecipientsALaCarte) == UInt128(occurrence + 1))
    }
    #expect(backend.user.schedules.count == 0)
    #expect(backend.user.reminders.items.allSatisfy { $0.isSent })
    switch design {
    case .scheduler:
      #expect(backend.used(.callCreateSchedule) == 3)
      #expect(backend.used(.schedulerInvocations) == 3)
    case .poller: #expect(backend.user.schedules.index.bytes == .zero)
    case .rulePerReminder:
      #expect(backend.used(.callPutRule) == 3)
      #expect(backend.used(.callDeleteRule) == 3)
    }
  }

  @Test func `the last reminder of a series expires as any sent one does`() {
    var backend = backend()
    create(&backend, count: 1, leads: 0)
    let due = Instant(milliseconds: Int64(Self.first) * 60_000)
    backend.app.fireSchedules(of: &backend.user, before: due + .minutes(1), &backend.usage)
    backend.app.expireReminders(of: &backend.user, before: due + .days(7), &backend.usage)
    #expect(backend.user.reminders.count == 0)
  }

  @Test func `an occurrence that is due already is passed over`() {
    var backend = backend()
    // Due today at nine with a lead of a day: noon is later, so tomorrow's is the first.
    create(&backend, leads: Self.day)
    #expect(
      backend.user.schedules.nextDue == Instant(milliseconds: Int64(Self.first) * 60_000))
  }

  @Test func `a changed occurrence is an event of its own, written in one transaction`() throws {
    var backend = backend()
    create(&backend, leads: 10)
    let change = ChangeOccurrence(
      id: 1, startMinute: Self.first, text: Bytes(50), newStartMinute: Self.first + 90)
    #expect(backend.send(change).succeeded)
    #expect(backend.used(.callTransactWriteItems) == 1)
    // Two small items, twice the units each; before that one for series and one for reminder, after
    // it one to move the series' reminder on and one for the event's own.
    #expect(backend.used(.dynamoWriteRequestUnits) == 2 + 4 + 2)
    #expect(backend.user.events.count == 1)
    #expect(backend.user.events.items[0].startMinute == Self.first + 90)
    #expect(list(&backend, 0..<99_999) == 2 + 2 * (1 + 201 + 100) + 1 + 198 + 50)
    // The event's reminder first, then that of the next occurrence.
    #expect(backend.user.schedules.count == 2)
    #expect(
      backend.user.schedules.nextDue == Instant(milliseconds: Int64(Self.first + 80) * 60_000))
    #expect(backend.send(change).status == 404)
  }

  @Test func `a cancelled occurrence is not listed and not reminded of`() {
    var backend = backend()
    create(&backend, leads: 10)
    let cancel = CancelOccurrence(id: 1, startMinute: Self.first)
    #expect(backend.send(cancel).succeeded)
    #expect(list(&backend, 0..<99_999) == 2 + 2 * (1 + 201 + 100))
    let next = Int64(Self.first - 10 + Self.day) * 60_000
    #expect(backend.user.schedules.nextDue == Instant(milliseconds: next))
    #expect(backend.used(.callUpdateSchedule) == 1)
    #expect(backend.send(cancel).status == 404)
  }

  @Test func `a reminder of the last occurrence ends with it`() {
    var backend = backend()
    create(&backend, count: 1, leads: 10)
    backend.send(CancelOccurrence(id: 1, startMinute: Self.first))
    #expect(backend.user.schedules.count == 0)
    #expect(backend.used(.callDeleteSchedule) == 1)
  }

  @Test func `a moved series occurs and reminds at its new time`() {
    var backend = backend()
    create(&backend, leads: 10)
    let update = UpdateSeries(id: 1, text: Bytes(80), startMinute: Self.first + 30)
    #expect(backend.send(update).body == Bytes(221 + 80))
    #expect(
      backend.user.schedules.nextDue == Instant(milliseconds: Int64(Self.first + 20) * 60_000))
    #expect(backend.used(.callUpdateSchedule) == 1)
    let text = UpdateSeries(id: 1, text: Bytes(81), startMinute: nil)
    #expect(backend.send(text).body == Bytes(221 + 81))
    #expect(backend.used(.callUpdateSchedule) == 1)
  }

  @Test func `a deleted series leaves no reminder, and its changed occurrences`() {
    var backend = backend()
    create(&backend, leads: 10, 60)
    let change = ChangeOccurrence(
      id: 1, startMinute: Self.first, text: Bytes(50), newStartMinute: nil)
    backend.send(change)
    #expect(backend.send(DeleteSeries(id: 1)).succeeded)
    #expect(backend.user.series.count == 0)
    #expect(backend.user.series.storage.bytes == .zero)
    #expect(backend.user.events.count == 1)
    #expect(backend.user.reminders.items.allSatisfy { !$0.recurs })
    #expect(backend.user.schedules.count == 2)
    #expect(backend.send(ReadSeries(id: 1)).status == 404)
    #expect(backend.send(DeleteSeries(id: 1)).status == 404)
  }

  /// A series without text and exceptions is 200 bytes and its rule, `FREQ=DAILY;COUNT=3`.
  @Test(arguments: [(409_600 - 218, 60, 200), (409_601 - 218, 60, 400), (1, 0, 200), (1, -1, 400)])
  func `a series over 400 KB, or one that ends before it starts, is refused unwritten`(
    text: Int, minutes: Int, status: Int
  ) {
    var backend = backend()
    let request = CreateSeries(
      startMinute: Self.first, durationMinutes: minutes, Recurrence(.daily, count: 3),
      text: Bytes(text), leads: ReminderLeads())
    #expect(backend.send(request).status == status)
    #expect((backend.used(.dynamoWriteRequestUnits) > 0) == (status == 200))
    #expect(backend.used(.lambdaRequests) == 1)
    #expect(backend.user.series.count == (status == 200 ? 1 : 0))
  }

  @Test func `a deleted account takes its series along`() {
    var backend = backend()
    create(&backend, leads: 10)
    #expect(backend.send(DeleteAccount()).succeeded)
    #expect(backend.user.series.count == 0)
    #expect(backend.user.schedules.count == 0)
    #expect(backend.user.series.storage.bytes == .zero)
  }

  @Test func `a stranger finds no series, and changes none`() {
    var backend = backend()
    create(&backend, leads: 10)
    var stranger = User()
    stranger.reset(at: .zero, viewer: .us, serviceBits: ServiceBits(seed: 2))
    stranger.identity = Identity(signedIn: backend.noon, backend.app.cloud.configuration.identity)
    let requests: [any Endpoint] = [
      ReadSeries(id: 1), DeleteSeries(id: 1),
      UpdateSeries(id: 1, text: .zero, startMinute: 5),
      CancelOccurrence(id: 1, startMinute: Self.first),
      ChangeOccurrence(id: 1, startMinute: Self.first, text: .zero, newStartMinute: nil),
    ]
    for request in requests {
      let answer = backend.app.perform(
        request, for: .editCalendar, as: &stranger, at: backend.noon, &backend.usage)
      #expect(answer.status == 404)
    }
    #expect(backend.user.series.items.map(\.exceptionCount) == [0])
    #expect(backend.user.schedules.count == 1)
  }
}
