import AuroraBackend
import Documents
import Metering
import Testing

@testable import UsageSimulator

/// The smallest, largest and oddest scenarios that the loader takes.
struct ScenarioEdgeTests {
  private func run(_ changes: [String]) async throws -> SimulatedUsage {
    try await Simulation(try Repository.scenario(changes)).run(threads: 2)
  }

  @Test func `one user is a month`() async throws {
    let usage = try await run(["population.accounts=1", "population.signUpShare=1"])
    #expect(usage.ledger.total(.callSignUp) == 1)
    #expect(usage.ledger.total(.cognitoMAUEssentials) == 1)
    #expect(usage.ledger.total(.dynamoStorage) > 0)
  }

  @Test func `a lead that is listed twice is refused`() {
    let error = #expect(throws: DocumentError.self) {
      try Repository.scenario(
        text: """
          behaviour:
            reminderLeads: [{ minutes: 10, share: 0.5 }, { minutes: 10, share: 0.5 }]
          """)
    }
    let line = "behaviour.reminderLeads[1]: each of the minutes must be another, found 10 twice"
    #expect(error.map { "\($0)".hasSuffix(line) } == true)
  }

  @Test func `an account of the day before has nothing that is older`() throws {
    // Without history all older accounts joined as the month began.
    let plan = SimulationPlan(
      try Repository.scenario(
        "population.historyMonths=0", "population.signUpShare=0", "population.activeShare=1",
        "behaviour.pictureShare=0"))
    var user = User()
    for number in 0..<50 as Range<UInt64> {
      _ = UserWalk(of: number, plan, from: &user)
      #expect(user.events.storedBytes == .zero)
      #expect(user.reminders.storedBytes == .zero)
      var random = RandomSource(seed: 1, user: number, .opening)
      plan.opening.fill(
        &user, AccountLife(active: .days(1), silence: Milliseconds(0)), activity: 20 * 4_096,
        zone: 0, plan.behaviour, &random)
      let dayBefore = user.events.firstIndex(
        notBelow: CalendarEvent.key(startMinute: -1_440, id: 0))
      #expect(dayBefore == 0)
      // The busiest user creates 14 a day; √14 = 3.7, in groups of two.
      #expect(user.events.count < 60)
    }
  }

  @Test(arguments: [("2026-02", 28), ("2028-02", 29), ("2026-12", 31), ("2026-01", 31)])
  func `a month has its days, and the sessions asked for`(month: String, days: Int) async throws {
    let usage = try await run([
      "month=\(month)", "population.accounts=1000", "population.activeShare=1",
      "population.signUpShare=0", "population.activitySigma=0", "behaviour.sessionsPerMonth=9",
      "behaviour.actionsPerSession=1",
    ])
    #expect(usage.demand.minutes == days * 1_440)
    #expect(usage.ledger.total(.ruleTriggers) == UInt128(days * 288))
    // Poisson: √9,000 = 95.
    #expect(abs(Int(usage.ledger.total(.callPageLoad)) - 9_000) < 4 * 95)
  }

  /// Every probability and weight at both of its ends, on a month that otherwise does all.
  @Test(arguments: ["0", "1"])
  func `a share may be nothing or everything`(share: String) async throws {
    let shares = ScenarioKey.all.map(\.path).filter { $0.hasSuffix("Share") }
    #expect(shares.count >= 18)
    for key in shares {
      let usage = try await run(["population.accounts=25", "\(key)=\(share)"])
      let ledger = usage.ledger
      let isNobody = key == "population.activeShare" && share == "0"
      #expect((ledger.total(.callPageLoad) > 0) || isNobody, "\(key)")
      switch (key, share) {
      case ("population.signUpShare", "1"): #expect(ledger.total(.callSignUp) == 25)
      case ("population.signUpShare", "0"): #expect(ledger.total(.callSignUp) == 0)
      case ("behaviour.createShare", "0"):
        #expect(ledger.total(.lambdaRequests, of: .createEvent) == 0)
      case ("behaviour.emailReminderShare", "0"):
        #expect(ledger.total(.lambdaRequests, of: .setReminder) > 0)
      case ("behaviour.preflightShare", "0"):
        #expect(ledger.total(.httpRequests, of: .preflight) == 0)
      case ("behaviour.signOutShare", "1"):
        #expect(ledger.total(.callRevokeToken) > ledger.total(.callPageLoad) * 9 / 10)
      default: break
      }
    }
  }

  @Test func `ten thousand events of one user are counted, listed by pages and kept`() throws {
    let plan = SimulationPlan(
      try Repository.scenario(
        "population.activeShare=1", "population.signUpShare=0", "population.activitySigma=0",
        "population.deletedShare=0", "population.historyMonths=0", "behaviour.sessionsPerMonth=100",
        "behaviour.actionsPerSession=120", "behaviour.thinkSeconds=1", "behaviour.createShare=1",
        "behaviour.viewShare=0", "behaviour.readShare=0", "behaviour.updateShare=0",
        "behaviour.deleteShare=0", "behaviour.remindShare=0", "behaviour.forgetShare=0",
        "behaviour.profileShare=0", "behaviour.attachShare=0", "behaviour.emailReminderShare=0",
        "behaviour.notesBytes=1000"))
    var month = UserMonth(plan)
    month.simulate(0)
    let ledger = month.usage.ledger()
    let created = ledger.total(.lambdaRequests, of: .createEvent)
    #expect(created > 9_000)
    #expect(ledger.total(.callPutItem, of: .createEvent) == created)
    #expect(UInt128(month.user.events.count) == created)
    // A page is 1 MB, and the calendar holds several.
    let lists = ledger.total(.lambdaRequests, of: .listEvents)
    #expect(ledger.total(.callQuery, of: .listEvents) > 2 * lists)
    #expect(month.user.events.storedBytes.count > 9_000 * 700)
  }

  @Test func `a user of many gigabytes is kept without an overflow`() throws {
    let plan = SimulationPlan(
      try Repository.scenario(
        "population.activeShare=1", "population.signUpShare=0", "population.activitySigma=0",
        "behaviour.sessionsPerMonth=100", "behaviour.attachShare=1",
        "behaviour.attachmentBytes=20000000"))
    var month = UserMonth(plan)
    month.simulate(0)
    // 64 bits of byte-milliseconds are 6.9 GB for this month.
    #expect(month.user.media.bytes.count > 7_000_000_000)
    #expect(month.usage.ledger().total(.s3Storage) > UInt128(UInt64.max))
  }

  @Test func `ten billion users are the limit, and more are refused`() throws {
    #expect(throws: Never.self) { try Repository.scenario("population.accounts=10000000000") }
    let error = #expect(throws: DocumentError.self) {
      try Repository.scenario("population.accounts=10000000001")
    }
    #expect(error?.problem == "must be at most 10000000000, found '10000000001'")
    // The last of them, as any other: its number is part of its streams alone.
    var month = UserMonth(
      SimulationPlan(try Repository.scenario("population.signUpShare=1")))
    month.simulate(9_999_999_999)
    let ledger = month.usage.ledger()
    #expect(ledger.total(.callSignUp) == 1)
    // Ten billion like it fit the ledger's 128 bits by far.
    for entry in ledger.entries() { #expect(entry.count < UInt128.max / 10_000_000_000 / 1_000) }
  }
}
