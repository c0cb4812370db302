import AuroraBackend
import Metering

/// A user's way through the month: when its next step is, and one step at it.
///
/// A step is all that a user does at one moment: joining, coming to the calendar, or one action in
/// it. Whoever drives the walk fires the user's schedules that are due before each step. All it
/// draws is the user's own, so that walks may be driven one after another or in the order of time.
struct UserWalk {
  private let number: UInt64
  private let zone: Int
  private let deletion: Instant
  private var arrivals: Arrivals
  private var lifecycle = RandomSource(seed: 0, user: 0, .lifecycle)
  private var visit: Session
  private var visits: UInt64 = 0
  private var stage: Stage

  private enum Stage: UInt8 { case joins, comes, acts, isGone }

  /// Turns `user` to one of the population, with what it holds when the month begins.
  init(of number: UInt64, _ plan: SimulationPlan, from user: inout User) {
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
    self.number = number
    self.zone = zone
    arrivals = Arrivals(
      sessions: plan.behaviour.sessionsPerMonth, activity: activity, from: isNew ? joined : 0)
    visit = Session(at: isNew ? plan.population.clocks[zone].moment(at: joined) : .zero)
    stage = isNew ? .joins : .isGone
    if !isNew {
      plan.open(
        &user, number, age: joined, signedIn: signedIn, activity: activity, isActive: isActive)
    }
    guard isActive else {
      deletion = plan.end
      return
    }
    lifecycle = RandomSource(seed: plan.seed, user: number, .lifecycle)
    deletion =
      lifecycle.chance(plan.population.isDeleted) ? plan.moment(&lifecycle) : plan.end
    if !isNew { arrive(plan) }
  }

  /// The moment of the next step, or nil where none is left in the month.
  var next: Instant? { stage == .isGone ? nil : visit.moment }

  /// Takes the next step; inlined into the loops over it, which spares a call for each.
  @inline(__always) mutating func step(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    switch stage {
    case .acts: visit.act(plan, as: &user, &usage)
    case .comes: visit.come(plan, as: &user, &usage)
    case .joins: return join(plan, as: &user, &usage)
    case .isGone: preconditionFailure("no step is left")
    }
    stage = .acts
    if visit.goesOn(plan) { return }
    leave(plan, as: &user, &usage)
  }

  /// Signs a new user up, with a profile; whom a quota turns away does not come back.
  private mutating func join(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    guard plan.app.signUp(as: &user, at: visit.moment, &usage) else {
      stage = .isGone
      return
    }
    plan.app.signIn(as: &user, at: visit.moment, &usage)
    plan.app.perform(
      .createProfile(CreateProfile()), for: .signUp, as: &user, at: visit.moment, &usage)
    arrive(plan)
  }

  /// Waits for the next session, after the end of the last one.
  private mutating func arrive(_ plan: SimulationPlan) {
    stage = .isGone
    var random = RandomSource(seed: plan.seed, user: number, session: visits, .behaviour)
    guard let arrival = arrivals.next(plan.behaviour.exponential, &random) else { return }
    let moment = max(visit.moment, plan.population.clocks[zone].moment(at: arrival))
    guard moment < plan.end else { return }
    let content = RandomSource(seed: plan.seed, user: number, session: visits, .content)
    visit = Session(at: moment, random, content, lifecycle)
    visits += 1
    stage = .comes
  }

  /// Ends the session, with a sign-out or with the account at times.
  private mutating func leave(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    if visit.moment >= deletion, visit.moment < plan.end {
      visit.deleteAccount(plan, as: &user, &usage)
      stage = .isGone
      return
    }
    if lifecycle.chance(plan.behaviour.signsOut) {
      plan.app.signOut(as: &user, at: visit.moment, &usage)
    }
    arrive(plan)
  }
}

extension SimulationPlan {
  /// Gives a user what an account of that age holds, and the sign-in it may still have.
  fileprivate func open(
    _ user: inout User, _ number: UInt64, age: UInt64, signedIn: UInt64, activity: Int,
    isActive: Bool
  ) {
    var random = RandomSource(seed: seed, user: number, .opening)
    let history = UInt64(population.history.count)
    let age = Milliseconds(Int64((UInt128(age) * UInt128(history)) >> 40))
    opening.fill(&user, age: age, activity: activity, isActive: isActive, behaviour, &random)
    app.openMonth(of: &user, at: .zero)
    let lifetime = app.cloud.configuration.identity.refreshTokenLifetime
    let ago = Int64((UInt128(signedIn) * UInt128(UInt64(lifetime.count))) >> 64)
    user.identity = Identity(
      signedIn: Instant(milliseconds: -1 - ago), app.cloud.configuration.identity)
  }

  /// Evenly some moment of the month.
  fileprivate func moment(_ random: inout RandomSource) -> Instant {
    Instant(milliseconds: Int64(random.next() >> 1) % end.milliseconds)
  }
}
