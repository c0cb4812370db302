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
  /// What an administrator does to the account, and since when it has been there, until when.
  private let administration: Administration
  private let since: Instant
  private var until: Instant
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
    administration = plan.administration.draw(seed: plan.seed, number)
    since = visit.moment
    until = plan.end
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
    case .comes:
      if administration.disabled <= visit.moment { return turnAway(plan, as: &user, &usage) }
      visit.come(plan, as: &user, &usage)
    case .joins: return join(plan, as: &user, &usage)
    case .isGone: preconditionFailure("no step is left")
    }
    stage = .acts
    if visit.goesOn(plan) { return }
    leave(plan, as: &user, &usage)
  }

  /// Counts what the account kept and caused besides its steps, when none is left.
  func finish(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    plan.app.fireSchedules(of: &user, before: plan.end, &usage)
    plan.app.closeMonth(of: &user, at: plan.end, &usage)
    if administration.disabled < until { shutOut(plan, &user, &usage) }
    plan.app.auditAccount(of: &user, from: since, until: until, &usage)
    plan.app.countActive(user, &usage)
  }

  /// Refuses a user who is disabled, and who does not come again.
  private mutating func turnAway(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    shutOut(plan, &user, &usage)
    visit.knock(plan, as: &user, &usage)
    stage = .isGone
  }

  /// Disables the user at the time that was drawn; nothing that came in between depends on it.
  private func shutOut(
    _ plan: SimulationPlan, _ user: inout User, _ usage: inout UsageRecorder
  ) {
    guard !user.identity.isDisabled else { return }
    plan.app.administer(.disable, &user, at: administration.disabled, &usage)
  }

  /// Signs a new user up, with a profile; whom a quota turns away does not come back.
  private mutating func join(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    guard enrol(plan, as: &user, &usage) else {
      until = since
      stage = .isGone
      return
    }
    plan.app.signIn(as: &user, at: visit.moment, &usage)
    plan.app.call(
      .createProfile(CreateProfile()), for: .signUp, as: &user, at: visit.moment, &usage)
    arrive(plan)
  }

  /// Puts a new user into the pool; false where a quota has no place.
  private func enrol(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) -> Bool {
    if administration.creates {
      plan.app.administer(.create, &user, at: visit.moment, &usage)
    } else {
      guard plan.app.signUp(as: &user, at: visit.moment, &usage) else { return false }
    }
    if plan.administration.hasGroups {
      plan.app.administer(.addToGroup, &user, at: visit.moment, &usage)
    }
    return true
  }

  /// Waits for the next session, after the end of the last one.
  private mutating func arrive(_ plan: SimulationPlan) {
    stage = .isGone
    var random = RandomSource(seed: plan.seed, user: number, session: visits, .behaviour)
    guard let arrival = arrivals.next(plan.behaviour.exponential, &random) else { return }
    let moment = max(visit.moment, plan.population.clocks[zone].moment(at: arrival))
    guard moment < plan.end else { return }
    let content = RandomSource(seed: plan.seed, user: number, session: visits, .content)
    visit = Session(
      at: moment, random, content, lifecycle,
      plan.optional(number, session: visits) ?? lifecycle)
    visits += 1
    stage = .comes
  }

  /// Ends the session, with a sign-out or with the account at times.
  private mutating func leave(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    if visit.moment >= deletion, visit.moment < plan.end {
      visit.deleteAccount(plan, as: &user, &usage)
      until = visit.moment
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
    if let recurring = behaviour.recurring, isActive {
      var random = RandomSource(seed: seed, user: number, .series)
      opening.addSeries(recurring, &user, age: age, activity: activity, behaviour, &random)
    }
    app.openMonth(of: &user, at: .zero)
    let lifetime = app.cloud.configuration.identity.refreshTokenLifetime
    let ago = Int64((UInt128(signedIn) * UInt128(UInt64(lifetime.count))) >> 64)
    user.identity = Identity(
      signedIn: Instant(milliseconds: -1 - ago), app.cloud.configuration.identity)
  }

  /// The stream of a session's choices that only some scenarios offer; nil in others.
  fileprivate func optional(_ number: UInt64, session: UInt64) -> RandomSource? {
    guard behaviour.hasOptions else { return nil }
    return RandomSource(seed: seed, user: number, session: session, .option)
  }

  /// Evenly some moment of the month.
  fileprivate func moment(_ random: inout RandomSource) -> Instant {
    Instant(milliseconds: Int64(random.next() >> 1) % end.milliseconds)
  }
}
