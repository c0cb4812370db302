import AuroraBackend
import Metering

/// One visit: the page, the token, the calendar, and then what the user came to do.
struct Session {
  private(set) var moment: Instant
  private var random: RandomSource
  var content: RandomSource
  private var lifecycle: RandomSource
  /// For choices that only some scenarios offer.
  var options: RandomSource
  private var next = Step()

  /// What comes after an action, drawn before it: then no branch has to wait for the draw.
  private struct Step {
    var isThere = false
    var pause = Milliseconds(0)
    var action = UserAction.view
    /// What it is done to, as a fraction of 1 of which the upper 36 bits count.
    var choice: UInt64 = 0
  }

  /// A session that nobody has come to yet.
  init(at moment: Instant) {
    let unused = RandomSource(seed: 0, user: 0, .behaviour)
    self.init(at: moment, unused, unused, unused, unused)
  }

  init(
    at moment: Instant, _ random: RandomSource, _ content: RandomSource,
    _ lifecycle: RandomSource, _ options: RandomSource
  ) {
    self.moment = moment
    self.random = random
    self.content = content
    self.lifecycle = lifecycle
    self.options = options
  }

  /// Loads the page and shows the calendar around today.
  mutating func come(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    drawNext(plan)
    plan.app.expireReminders(of: &user, before: moment, &usage)
    plan.app.loadPage(
      as: &user, lastDeployment: plan.deployments.last(before: moment), at: moment, &usage)
    guard authenticate(plan, as: &user, &usage) else { return }
    call(ReadProfile(), for: .viewCalendar, plan, &user, &usage)
    plan.app.viewPicture(as: &user, at: moment, &usage)
    view(weeksAhead: 0, plan, &user, &usage)
    call(ListReminders(), for: .viewCalendar, plan, &user, &usage)
  }

  @inline(__always) private mutating func drawNext(_ plan: SimulationPlan) {
    let word = random.next()
    next.isThere = plan.behaviour.continues.holds(at: word >> 32)
    next.action = plan.behaviour.action(at: word & 0xFFFF_FFFF)
    let another = random.next()
    next.pause = plan.behaviour.pause(at: another)
    next.choice = another << ExponentialTable.bits
  }

  /// Whether the user does something more, and goes on to its moment; not beyond the month.
  @inline(__always) mutating func goesOn(_ plan: SimulationPlan) -> Bool {
    guard next.isThere else { return false }
    moment = moment + next.pause
    return moment < plan.end
  }

  /// Renews the session, or signs in where it has ended, perhaps with a wrong password first.
  ///
  /// False where a shared quota refused it: the next action tries again.
  @inline(__always) private mutating func authenticate(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) -> Bool {
    if _fastPath(user.identity.canCall(at: moment)) { return true }
    return renew(plan, as: &user, &usage)
  }

  private mutating func renew(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) -> Bool {
    if user.identity.canRefresh(at: moment) {
      return plan.app.refreshSession(as: &user, at: moment, &usage)
    }
    if random.chance(plan.behaviour.isWrongPassword) {
      plan.app.signIn(as: &user, passwordIsRight: false, at: moment, &usage)
      if lifecycle.chance(plan.behaviour.forgetsPassword) {
        guard plan.app.resetPassword(as: &user, at: moment, &usage) else { return false }
      }
    }
    return plan.app.signIn(as: &user, at: moment, &usage)
  }

  /// Loads the page, and is refused.
  func knock(_ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder) {
    plan.app.loadPage(
      as: &user, lastDeployment: plan.deployments.last(before: moment), at: moment, &usage)
    plan.app.signIn(as: &user, at: moment, &usage)
  }

  /// Deletes the account; the session ends with it.
  mutating func deleteAccount(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    guard authenticate(plan, as: &user, &usage) else { return }
    call(DeleteAccount(), for: .signUp, plan, &user, &usage)
  }

  /// Does one thing that the user came for.
  mutating func act(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    let action = next.action
    let choice = next.choice
    drawNext(plan)
    guard authenticate(plan, as: &user, &usage) else { return }
    switch action {
    case .view:
      lookAround(choice, plan, &user, &usage)
    case .create:
      create(choice, plan, &user, &usage)
    case .profile:
      changeProfile(plan, &user, &usage)
    case .forget:
      guard let key = anyReminder(choice, &user) else {
        return lookAround(choice, plan, &user, &usage)
      }
      call(DeleteReminder(key: key), for: .editCalendar, plan, &user, &usage)
    case .read:
      guard let key = event(for: .read, choice, plan, &user, &usage) else { return }
      call(ReadEvent(key: key), for: .viewCalendar, plan, &user, &usage)
      plan.app.viewAttachments(of: key, as: &user, &usage)
    case .update:
      guard let key = event(for: .update, choice, plan, &user, &usage) else { return }
      let word = random.next()
      let isMoved = plan.behaviour.isMoved.holds(at: word >> 32)
      let start = isMoved ? plan.behaviour.start(after: minute, at: word << 32) : nil
      let request = UpdateEvent(
        key: key, text: plan.behaviour.text(&content), startMinute: start)
      call(request, for: .editCalendar, plan, &user, &usage)
    case .delete:
      guard let key = event(for: .delete, choice, plan, &user, &usage) else { return }
      call(DeleteEvent(key: key), for: .editCalendar, plan, &user, &usage)
    case .remind:
      guard let key = event(for: .remind, choice, plan, &user, &usage) else { return }
      let lead = plan.behaviour.reminders.lead(&random)
      let request = SetReminder(event: key, leadMinutes: lead)
      call(request, for: .editCalendar, plan, &user, &usage)
    case .attach:
      guard let key = event(for: .attach, choice, plan, &user, &usage) else { return }
      let request = UploadAttachment(
        event: key, size: Bytes(plan.behaviour.attachment.draw(&content)))
      call(request, for: .media, plan, &user, &usage)
    }
  }

  /// The event to act on, or nil where the action is done: on a recurring one, or by looking around
  /// where there is none.
  private mutating func event(
    for action: UserAction, _ choice: UInt64, _ plan: SimulationPlan, _ user: inout User,
    _ usage: inout UsageRecorder
  ) -> UInt64? {
    if plan.behaviour.recurring != nil, actOnSeries(action, plan, &user, &usage) { return nil }
    if let key = visibleEvent(choice, &user) { return key }
    lookAround(choice, plan, &user, &usage)
    return nil
  }

  private mutating func create(
    _ choice: UInt64, _ plan: SimulationPlan, _ user: inout User, _ usage: inout UsageRecorder
  ) {
    if let recurring = plan.behaviour.recurring, options.chance(recurring.share) {
      return createSeries(recurring, plan, &user, &usage)
    }
    let request = CreateEvent(
      startMinute: plan.behaviour.start(after: minute, at: choice), durationMinutes: 60,
      text: plan.behaviour.text(&content), leads: plan.behaviour.reminders.draw(&random))
    call(request, for: .editCalendar, plan, &user, &usage)
  }

  private mutating func changeProfile(
    _ plan: SimulationPlan, _ user: inout User, _ usage: inout UsageRecorder
  ) {
    if user.profile.count > 0, user.profile[0].picture > .zero {
      let size = Bytes(plan.behaviour.picture.draw(&content))
      call(UploadPicture(size: size), for: .media, plan, &user, &usage)
    } else if let changes = plan.behaviour.changesAddress, options.chance(changes) {
      plan.app.readAttributes(as: &user, at: moment, &usage)
      plan.app.changeAddress(as: &user, at: moment, &usage)
    } else {
      call(UpdateProfile(), for: .editCalendar, plan, &user, &usage)
    }
  }

  /// Shows some other week; also what a user does who finds nothing to do something with.
  private func lookAround(
    _ choice: UInt64, _ plan: SimulationPlan, _ user: inout User, _ usage: inout UsageRecorder
  ) {
    view(weeksAhead: RandomSource.index(at: choice, below: 9) - 4, plan, &user, &usage)
  }

  /// Lists the six weeks of a month's page, so many weeks from today's, by whole days.
  private func view(
    weeksAhead: Int, _ plan: SimulationPlan, _ user: inout User,
    _ usage: inout UsageRecorder
  ) {
    let first = minute / 1_440 * 1_440 + (weeksAhead - 2) * Self.week
    let request = ListEvents(startMinutes: first..<first + 6 * Self.week)
    call(request, for: .viewCalendar, plan, &user, &usage)
  }

  /// Sends a request, after the browser's preflight where it has none in its cache.
  func call(
    _ request: some Endpoint, for journey: Journey, _ plan: SimulationPlan,
    _ user: inout User, _ usage: inout UsageRecorder
  ) {
    request.call(plan.app, for: journey, as: &user, at: moment, &usage)
  }

  /// One of the events from two weeks back on, or nil where there is none.
  @inline(__always) private func visibleEvent(_ choice: UInt64, _ user: inout User) -> UInt64? {
    let visible = user.events(fromMinute: minute - 2 * Self.week)
    guard !visible.isEmpty else { return nil }
    return user.pickEvent(visible.lowerBound + RandomSource.index(at: choice, below: visible.count))
  }

  private func anyReminder(_ choice: UInt64, _ user: inout User) -> UInt64? {
    let count = user.reminders.count
    guard count > 0 else { return nil }
    return user.pickReminder(RandomSource.index(at: choice, below: count))
  }

  var minute: Int { Int(UInt64(moment.milliseconds) / 60_000) }
  static let week = 7 * 1_440
}
