import AuroraBackend
import Metering

/// One worker: a reused user, a recorder, and the month that both go through, user after user.
struct UserMonth: ~Copyable {
  let plan: SimulationPlan
  var user = User()
  var usage: UsageRecorder

  init(_ plan: SimulationPlan) {
    self.plan = plan
    usage = UsageRecorder(minutes: plan.minutes)
  }

  /// Simulates one user's month from its first moment to its last.
  ///
  /// It depends on the seed, the user's number and the scenario alone, never on how many users
  /// there are.
  mutating func simulate(_ number: UInt64) {
    var person = RandomSource(seed: plan.seed, user: number, .person)
    let zone = plan.population.zones.pick(&person)
    let isNew = person.chance(plan.population.signsUp)
    let isActive = person.chance(plan.population.isActive) || isNew
    let activity = plan.population.activity.draw(&person)
    let joined = person.next() >> 24
    let signedIn = person.next()
    user.reset(
      at: .zero, viewer: plan.population.geographies[zone],
      serviceBits: ServiceBits(seed: plan.seed, user: number))
    user.hasVerifiedAddress = number < plan.verified
    var arrivals = Arrivals(
      sessions: plan.behaviour.sessionsPerMonth, activity: activity, from: isNew ? joined : 0)
    if isNew {
      join(at: plan.population.clocks[zone].moment(at: joined))
    } else {
      open(number, age: joined, signedIn: signedIn, activity: activity, isActive: isActive)
    }
    if isActive { runSessions(of: number, zone, &arrivals) }
    plan.app.fireSchedules(of: &user, before: plan.end, &usage)
    plan.app.closeMonth(of: &user, at: plan.end, &usage)
  }

  /// Signs a new user up, with a profile and the first session.
  private mutating func join(at moment: Instant) {
    plan.app.signUp(as: &user, at: moment, &usage)
    plan.app.signIn(as: &user, at: moment, &usage)
    plan.app.perform(
      .createProfile(CreateProfile()), for: .signUp, as: &user, at: moment, &usage)
  }

  private mutating func open(
    _ number: UInt64, age: UInt64, signedIn: UInt64, activity: Int, isActive: Bool
  ) {
    var opening = RandomSource(seed: plan.seed, user: number, .opening)
    let history = UInt64(plan.population.history.count)
    let age = Milliseconds(Int64((UInt128(age) * UInt128(history)) >> 40))
    plan.opening.fill(
      &user, age: age, activity: activity, isActive: isActive, plan.behaviour, &opening)
    plan.app.openMonth(of: &user, at: .zero)
    let lifetime = plan.app.cloud.configuration.identity.refreshTokenLifetime
    let ago = Int64((UInt128(signedIn) * UInt128(UInt64(lifetime.count))) >> 64)
    user.identity = Identity(
      signedIn: Instant(milliseconds: -1 - ago), plan.app.cloud.configuration.identity)
  }

  private mutating func runSessions(
    of number: UInt64, _ zone: Int, _ arrivals: inout Arrivals
  ) {
    var session: UInt64 = 0
    var free = Instant.zero
    var lifecycle = RandomSource(seed: plan.seed, user: number, .lifecycle)
    let deletion = lifecycle.chance(plan.population.isDeleted) ? moment(&lifecycle) : plan.end
    while true {
      var random = RandomSource(seed: plan.seed, user: number, session: session, .behaviour)
      guard let arrival = arrivals.next(plan.behaviour.exponential, &random) else { return }
      let moment = max(free, plan.population.clocks[zone].moment(at: arrival))
      guard moment < plan.end else { return }
      let content = RandomSource(seed: plan.seed, user: number, session: session, .content)
      var visit = Session(at: moment, random, content, lifecycle)
      visit.run(plan, as: &user, &usage)
      free = visit.moment
      session += 1
      if visit.moment >= deletion, free < plan.end {
        visit.deleteAccount(plan, as: &user, &usage)
        return
      }
      if lifecycle.chance(plan.behaviour.signsOut) {
        plan.app.signOut(as: &user, at: free, &usage)
      }
    }
  }

  /// Evenly some moment of the month.
  private func moment(_ random: inout RandomSource) -> Instant {
    Instant(milliseconds: Int64(random.next() >> 1) % plan.end.milliseconds)
  }
}

/// A user's sessions as a Poisson process in operational time.
struct Arrivals {
  private let meanGap: UInt64
  private var operational: UInt64

  /// Takes the sessions a month at mean activity, in 2^-16, and the user's multiple of it.
  init(sessions: UInt64, activity: Int, from start: UInt64) {
    let mean = UInt128(sessions) * UInt128(activity) / UInt128(PopulationPlan.activityUnit)
    meanGap = mean > 0 ? UInt64(clamping: UInt128(ArrivalClock.span) << 16 / mean) : .max
    operational = start
  }

  /// The next arrival in operational time, or nil when the month is over.
  mutating func next(_ exponential: ExponentialTable, _ random: inout RandomSource) -> UInt64? {
    let gap = (UInt128(exponential.draw(&random)) * UInt128(meanGap)) >> 16
    guard gap < ArrivalClock.span - operational else { return nil }
    operational += UInt64(gap)
    return operational
  }
}
