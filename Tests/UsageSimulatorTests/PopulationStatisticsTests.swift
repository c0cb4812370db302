import AuroraBackend
import Documents
import Metering
import Testing

@testable import UsageSimulator

/// What users do, against what the scenario's distributions say in closed form.
struct PopulationStatisticsTests {
  /// The counts of every user by itself: what each adds to the sum.
  private func users(
    _ count: UInt64, _ changes: [String], _ read: (UsageLedger) -> UInt128
  ) throws -> [Double] {
    let plan = SimulationPlan(try Repository.scenario(changes))
    var month = UserMonth(plan)
    var sums = [Double(0)]
    for number in 0..<count {
      month.simulate(number)
      sums.append(Double(read(month.usage.ledger())))
    }
    return zip(sums.dropFirst(), sums).map { $0 - $1 }
  }

  private static let everyoneActive = [
    "population.activeShare=1", "population.signUpShare=0", "population.deletedShare=0",
  ]

  /// Activity between users: lognormal with mean 1, capped; its mean and variance are the table's.
  private func activity(_ changes: [String] = []) throws -> Sample {
    let plan = SimulationPlan(try Repository.scenario(changes))
    return Sample(
      plan.population.activity.quantiles.map {
        Double($0) / Double(PopulationPlan.activityUnit)
      })
  }

  private func expect(_ counts: [Double], mean: Double, variance: Double) {
    let sample = Sample(counts)
    // Four standard errors: the mean's by the claimed variance, the variance's by the sample.
    #expect(abs(sample.mean - mean) < 4 * (variance / Double(counts.count)).squareRoot())
    #expect(abs(sample.variance - variance) < 4 * sample.errorOfVariance)
  }

  @Test(arguments: ["0", "0.5", "1"])
  func `sessions are a Poisson number whose mean is the user's activity`(sigma: String) throws {
    let changes =
      Self.everyoneActive + ["population.activitySigma=\(sigma)", "behaviour.sessionsPerMonth=8"]
    let counts = try users(300, changes) { $0[.callPageLoad, .loadPage, .loadPage] }
    let activity = try activity(changes)
    #expect(abs(activity.mean - 1) < 0.001)
    expect(counts, mean: 8, variance: 8 + 64 * activity.variance)
  }

  /// A month's actions are a compound Poisson number: geometric in each session.
  @Test func `events are created as often as sessions, actions and the share say`() throws {
    let shares =
      ["readShare", "updateShare", "deleteShare", "remindShare", "forgetShare"]
      + ["profileShare", "attachShare"]
    let changes =
      Self.everyoneActive + shares.map { "behaviour.\($0)=0" } + [
        "behaviour.viewShare=0.6", "behaviour.createShare=0.2", "behaviour.sessionsPerMonth=6",
      ]
    let activity = try activity(changes)
    // A quarter of 5 actions a session, geometric as they are: E[K²] is m + 2m².
    let mean = 1.25
    let square = mean + 2 * mean * mean
    let counts = try users(300, changes) { $0[.lambdaRequests, .createEvent, .editCalendar] }
    expect(counts, mean: 6 * mean, variance: 6 * square + 36 * mean * mean * activity.variance)
    // Views are the other three quarters, and one more a session.
    let views = try users(300, changes) { $0[.lambdaRequests, .listEvents, .viewCalendar] }
    let other = 3.75
    expect(
      views, mean: 6 * (1 + other),
      variance: 6 * (1 + 2 * other + other + 2 * other * other) + 36 * (1 + other) * (1 + other)
        * activity.variance)
  }

  @Test func `active users are a binomial number of those who come at all`() async throws {
    let usage = try await Simulation(
      try Repository.scenario([
        "population.accounts=4000", "population.signUpShare=0", "behaviour.sessionsPerMonth=3",
      ])
    ).run(threads: 2)
    let comes = Sample(try activity().values.map { 1 - Self.exponential(-3 * $0) }).mean
    let share = 0.5 * comes
    let active = Double(usage.ledger.total(.cognitoMAUEssentials))
    #expect(abs(active - 4_000 * share) < 4 * (4_000 * share * (1 - share)).squareRoot())
  }

  private static func exponential(_ exponent: Double) -> Double {
    Double(FixedPoint.exp(max(-20 << 32, Int64(exponent * 4_294_967_296)))) / 4_294_967_296
  }

  @Test(arguments: [0, 480, 330, -300])
  func `sessions come by the hour of the local week`(utcOffsetMinutes: Int) throws {
    let scenario = try Repository.scenario([])
    let profile = ActivityProfile(
      scenario.population, LocalTime(standardMinutes: utcOffsetMinutes))
    let clock = ArrivalClock(profile, month: scenario.month)
    let exponential = ExponentialTable()
    var counts = [Int](repeating: 0, count: 168)
    for user in 0..<3_000 as Range<UInt64> {
      var random = RandomSource(seed: 9, user: user, .behaviour)
      var arrivals = Arrivals(
        sessions: 20 << 16, activity: PopulationPlan.activityUnit, from: 0)
      while let arrival = arrivals.next(exponential, &random) {
        counts[hourOfWeek(clock.moment(at: arrival), utcOffsetMinutes, scenario.month)] += 1
      }
    }
    var weights = [Double](repeating: 0, count: 168)
    for quarter in 0..<scenario.month.hours * 4 {
      let moment = Instant(milliseconds: Int64(quarter) * 900_000)
      let hour = hourOfWeek(moment, utcOffsetMinutes, scenario.month)
      let load = Double(scenario.population.weekdayHours[hour % 24].scaled(by: 1_000))
      weights[hour] += load * (hour >= 120 ? 0.3 : 1)
    }
    for day in 0..<7 {
      let hours = day * 24..<day * 24 + 24
      #expect(
        chiSquare(Array(counts[hours]), expected: Array(weights[hours])) < ChiSquareLimit.df23)
    }
    func byDay<Number: AdditiveArithmetic>(_ values: [Number]) -> [Number] {
      (0..<7).map { values[$0 * 24..<$0 * 24 + 24].reduce(.zero, +) }
    }
    #expect(chiSquare(byDay(counts), expected: byDay(weights)) < ChiSquareLimit.df6)
  }

  private func hourOfWeek(_ moment: Instant, _ offset: Int, _ month: CalendarMonth) -> Int {
    let minute = Int(moment.milliseconds / 60_000) + offset + 7 * 1_440
    return (month.firstWeekday + minute / 1_440) % 7 * 24 + minute % 1_440 / 60
  }

  @Test func `what silent accounts keep is its bytes times the time that each stays`() throws {
    let plan = SimulationPlan(
      try Repository.scenario("population.activeShare=0", "population.signUpShare=0"))
    let month = UInt128(UInt64(plan.end.milliseconds))
    var expected: UInt128 = 0
    var media: UInt128 = 0
    var pending = 0
    var sent = 0
    var user = User()
    var simulated = UserMonth(plan)
    for number in 0..<600 as Range<UInt64> {
      _ = UserWalk(of: number, plan, from: &user)
      expected +=
        UInt128(user.profile.storedBytes.count + user.events.storedBytes.count) * month
      media += UInt128(user.media.bytes.count) * month
      for reminder in user.reminders.items {
        // A week after it was due.
        let stays = min(month, UInt128(reminder.due.milliseconds + 604_800_000))
        expected += UInt128(reminder.size.count + 100) * stays
        if reminder.isSent { sent += 1 } else if reminder.due < plan.end { pending += 1 }
      }
      simulated.simulate(number)
    }
    let ledger = simulated.usage.ledger()
    #expect(ledger.total(.dynamoStorage) == expected)
    #expect(ledger.total(.s3Storage) == media)
    #expect(ledger.total(.callSendEmail) == UInt128(pending))
    #expect(pending > 20 && sent > 20)
  }

  @Test func `a population is the first of a larger one`() async throws {
    let few = try await Simulation(try Repository.scenario("population.accounts=300"))
      .run(.all, threads: 2)
    #expect(few.ledger.total(.callPageLoad) > 0)
    let plan = SimulationPlan(try Repository.scenario("population.accounts=100000"))
    var first = UserMonth(plan)
    for number in 0..<300 as Range<UInt64> { first.simulate(number) }
    #expect(few.ledger.entries() == first.usage.ledger().entries())
    let isSameDemand = few.demand == first.usage.demand()
    #expect(isSameDemand)
  }
}
