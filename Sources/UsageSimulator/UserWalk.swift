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
  private let behaviours: RandomSource.Sessions
  private let contents: RandomSource.Sessions
  private var visit: Session
  private var visits: UInt64 = 0
  /// The session after the present one, drawn ahead so that its minute can be expected; nil where
  /// the month is too short for one.
  private var following: (moment: Instant, random: RandomSource)?
  private var stage: Stage

  private enum Stage: UInt8 { case joins, comes, acts, isGone, isDeleted }

  /// Turns `user` to one of the population, with what it holds when the month begins.
  init(of number: UInt64, _ plan: SimulationPlan, from user: inout User) {
    self.init(Person(number, plan), plan, from: &user)
  }

  init(_ person: Person, _ plan: SimulationPlan, from user: inout User) {
    user.reset(
      at: plan.start, viewer: plan.population.geographies[person.zone],
      serviceBits: ServiceBits(seed: plan.seed, user: person.number))
    user.hasVerifiedAddress = person.number < plan.verified
    var isActive = true
    if !person.isNew { isActive = plan.open(&user, person) }
    self.init(
      person, plan, isActive: isActive, lifecycle: 0, from: person.isNew ? person.joined : 0,
      joins: person.isNew)
  }

  /// Goes on with a user where an earlier month ended, so many whole months after its sign-up.
  init(_ person: Person, after earlier: UserWalk, months: Int, _ plan: SimulationPlan) {
    self.init(
      person, plan, isActive: plan.population.retention.isActive(person.stay, months: months),
      lifecycle: UInt64(months) + 1, from: 0, joins: false, after: earlier)
  }

  private init(
    _ person: Person, _ plan: SimulationPlan, isActive: Bool, lifecycle month: UInt64,
    from operational: UInt64, joins: Bool, after earlier: UserWalk? = nil
  ) {
    number = person.number
    behaviours = RandomSource.Sessions(seed: plan.seed, user: number, .behaviour)
    contents = RandomSource.Sessions(seed: plan.seed, user: number, .content)
    zone = person.zone
    arrivals = Arrivals(
      sessions: plan.behaviour.sessionsPerMonth, activity: person.activity, from: operational)
    visit = Session(
      at: joins
        ? plan.population.clocks[zone].moment(at: operational) : earlier?.visit.moment ?? plan.start
    )
    // The stream of the session that the month before was too short for has been drawn from.
    visits = earlier.map { $0.visits + 1 } ?? 0
    stage = joins ? .joins : .isGone
    administration = plan.administration.draw(seed: plan.seed, number, month: month)
    since = joins ? visit.moment : plan.start
    until = plan.end
    guard isActive else {
      deletion = plan.end
      return
    }
    lifecycle = RandomSource(seed: plan.seed, user: number, session: month, .lifecycle)
    deletion =
      lifecycle.chance(plan.population.isDeleted) ? plan.moment(&lifecycle) : plan.end
    draw(plan)
    if !joins { arrive(plan) }
  }

  /// Whether the account is no more.
  var isDeleted: Bool { stage == .isDeleted }

  /// The moment of the next step, or nil where none is left in the month.
  var next: Instant? { stage == .isGone || stage == .isDeleted ? nil : visit.moment }

  /// Takes the next step; inlined into the loops over it, which spares a call for each.
  @inline(__always) mutating func step(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    if _fastPath(stage == .acts) {
      visit.act(plan, as: &user, &usage)
    } else {
      guard begin(plan, as: &user, &usage) else { return }
      stage = .acts
    }
    if visit.goesOn(plan) { return }
    leave(plan, as: &user, &usage)
  }

  /// Comes to the calendar; false for one who joins first, or is turned away.
  private mutating func begin(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) -> Bool {
    guard stage == .comes else {
      precondition(stage == .joins, "no step is left")
      join(plan, as: &user, &usage)
      return false
    }
    if administration.disabled <= visit.moment || user.identity.isDisabled {
      turnAway(plan, as: &user, &usage)
      return false
    }
    if plan.behaviour.devices.areSeveral {
      user.device = plan.behaviour.devices.draw(seed: plan.seed, user: number, visit: visits)
    }
    if let following { usage.expect(at: following.moment) }
    visit.come(plan, as: &user, &usage)
    return true
  }

  /// Counts what the account kept and caused besides its steps, when none is left.
  func finish(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    plan.app.fireSchedules(of: &user, before: plan.end, &usage)
    plan.app.closeMonth(of: &user, at: plan.end, &usage)
    if administration.disabled < until { shutOut(plan, &user, &usage) }
    plan.app.auditAccount(of: &user, from: since, until: until, &usage)
    plan.app.countActive(user.identity, &usage)
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

  /// Signs a new user up, with a profile, and a picture where this user has one; whom a quota turns
  /// away does not come back.
  private mutating func join(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    guard enrol(plan, as: &user, &usage) else {
      until = since
      stage = .isGone
      return
    }
    plan.app.signIn(as: &user, at: visit.moment, &usage)
    visit.call(CreateProfile(), for: .signUp, plan, &user, &usage)
    let picture = plan.picture(of: number)
    if picture > .zero {
      visit.call(UploadPicture(size: picture), for: .media, plan, &user, &usage)
    }
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
    guard let following else { return }
    let moment = max(visit.moment, following.moment)
    guard moment < plan.end else { return }
    visit = Session(
      at: moment, following.random, contents[visits], lifecycle,
      plan.optional(number, session: visits) ?? lifecycle)
    visits += 1
    draw(plan)
    stage = .comes
  }

  /// Draws when the next session begins, from its own stream.
  private mutating func draw(_ plan: SimulationPlan) {
    var random = behaviours[visits]
    following = arrivals.next(plan.behaviour.exponential, &random).map {
      (plan.population.clocks[zone].moment(at: $0), random)
    }
  }

  /// Ends the session, with a sign-out or with the account at times.
  private mutating func leave(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    if visit.moment >= deletion, visit.moment < plan.end {
      visit.deleteAccount(plan, as: &user, &usage)
      until = visit.moment
      stage = .isDeleted
      return
    }
    if lifecycle.chance(plan.behaviour.signsOut) {
      plan.app.signOut(as: &user, at: visit.moment, &usage)
    }
    arrive(plan)
  }
}
