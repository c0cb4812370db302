import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct KeyHeatTests {
  /// A user who is signed in, and a recorder that listens.
  private struct Subject: ~Copyable {
    let app: AuroraApp
    let recorder: PeakRecorder
    var user = User()
    var usage = UsageRecorder(minutes: 0)

    init(_ design: String) throws {
      let plan = PeakPlan(
        try Repository.scenario("population.accounts=0", "reminders.design=\(design)"),
        Demand(minutes: 744 * 60))
      app = plan.simulation.app
      recorder = PeakRecorder(plan)
      usage.account = recorder
      user.reset(at: .zero, viewer: .us, serviceBits: ServiceBits(seed: 1))
      user.identity = Identity(signedIn: .zero, app.cloud.configuration.identity)
    }

    /// The recorder may be told another second than the backend.
    mutating func send(_ request: some Endpoint, at seconds: Int64, counted: Int64? = nil) {
      let moment = Instant(milliseconds: seconds * 1_000 + 500)
      recorder.advance(to: Instant(milliseconds: (counted ?? seconds) * 1_000 + 999))
      let answer = app.perform(request, for: .editCalendar, as: &user, at: moment, &usage)
      #expect(answer.succeeded)
    }

    /// An event's item has 190 bytes besides its text.
    mutating func create(
      text: Int, leads: [Int] = [], at seconds: Int64, counted: Int64? = nil
    ) {
      var reminders = ReminderLeads()
      for lead in leads { reminders.add(lead) }
      send(
        CreateEvent(
          startMinute: 5_000, durationMinutes: 60, text: Bytes(text), leads: reminders),
        at: seconds, counted: counted)
    }
  }

  @Test(arguments: ["scheduler", "poller", "rule-per-reminder"])
  func `a key's peak is its hottest second, table by table, without what an index takes`(
    design: String
  ) throws {
    var subject = try Subject(design)
    // Second 10: 1,025 bytes are 2 write units, 1,024 are 1; two reminders of one unit each.
    subject.create(text: 835, at: 10)
    subject.create(text: 834, leads: [10, 30], at: 10)
    // Second 11: one unit, and three reads of half a unit each.
    subject.create(text: 100, at: 11)
    for _ in 0..<3 {
      let key = CalendarEvent.key(startMinute: 5_000, id: 1)
      subject.send(ReadEvent(key: key), at: 11)
    }
    // Second 10 once more, as a reminder may be taken to come at any second of its minute.
    subject.create(text: 100, at: 12, counted: 10)
    // The same second of the next minute is another.
    subject.create(text: 835, leads: [5], at: 70)
    subject.create(text: 100, at: 70)
    subject.recorder.finish(7)
    #expect(
      subject.recorder.keys.keys == [
        HotKey(table: .events, owner: .user(7), writes: 2 + 1 + 1, halfReads: 3),
        HotKey(table: .reminders, owner: .user(7), writes: 2, halfReads: 0),
      ])
  }

  @Test func `one user's heat is none of the next one's`() throws {
    var subject = try Subject("scheduler")
    for _ in 0..<5 { subject.create(text: 0, at: 10) }
    subject.recorder.finish(0)
    subject.create(text: 0, at: 10)
    subject.recorder.finish(1)
    subject.recorder.finish(2)
    #expect(subject.recorder.keys.keys.map(\.writes) == [5, 1])
    #expect(subject.recorder.keys.keys.map(\.owner) == [.user(0), .user(1)])
  }

  @Test func `who deletes an account of many events asks for all of them at once`() throws {
    var subject = try Subject("scheduler")
    for second in 0..<40 as Range<Int64> { subject.create(text: 0, at: second) }
    subject.send(DeleteAccount(), at: 100)
    subject.recorder.finish(3)
    let events = try #require(subject.recorder.keys.keys.first { $0.table == .events })
    #expect(events.writes == 40)
  }
}
