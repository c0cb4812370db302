import AuroraBackend
import Documents
import Metering

/// What an account already holds when the month begins, drawn in time that does not grow with age.
///
/// Events that a request of the month can reach are drawn one by one, older ones as bytes. Rates
/// follow from behaviour, so that a month begins as the one before it would have ended.
struct OpeningState: Sendable {
  /// Events that a user of mean activity creates and keeps in a month, in 2^-16.
  private let eventsPerMonth: UInt64
  /// And the recurring ones.
  let seriesPerMonth: UInt64
  private let attached: Chance
  private let month: Int64
  private let meanEventBytes: Int
  private let meanAttachmentBytes: Int

  /// How far back a calendar view reaches before the month's first minute.
  private static let reach = Milliseconds.days(42)
  /// How much of its activity an account that fell silent has left behind.
  private static let dormantHistory = Milliseconds.days(30)

  init(_ behaviour: Scenario.Behaviour, _ plan: BehaviourPlan, month: CalendarMonth) {
    let weights = behaviour.actionShares.map { UInt64(clamping: $0.scaled(by: 1 << 20)) }
    func weight(_ action: UserAction) -> UInt64 { weights[action.rawValue] }
    let creates = weight(.create)
    let all = creates > weight(.delete) ? creates - weight(.delete) : 0
    let recurring = plan.recurring?.share.inTwo32nds ?? 0
    let kept = (all * ((1 << 32) - recurring)) >> 32
    let actions = UInt64(clamping: behaviour.actionsPerSession.scaled(by: 1 << 10))
    let sum = max(1, weights.reduce(0, +))
    eventsPerMonth = ((plan.sessionsPerMonth * actions) >> 10) * kept / sum
    seriesPerMonth = ((plan.sessionsPerMonth * actions) >> 10) * (all - kept) / sum
    attached = Chance(inTwo32nds: creates > 0 ? (weight(.attach) << 32) / creates : 0)
    self.month = Int64(month.milliseconds)
    meanEventBytes = 250 + plan.title + plan.notes.mean
    meanAttachmentBytes = plan.attachment.mean
  }

  /// Fills a user who joined `age` ago.
  func fill(
    _ user: inout User, age: Milliseconds, activity: Int, isActive: Bool,
    _ plan: BehaviourPlan, _ random: inout RandomSource
  ) {
    let picture = random.chance(plan.hasPicture) ? plan.picture.draw(&random) : 0
    user.open(profile: Profile(picture: Bytes(picture)), at: .zero)
    let rate = eventsPerMonth * UInt64(activity) / UInt64(PopulationPlan.activityUnit)
    guard rate > 0 else { return }
    let history = isActive ? age : min(age, Self.dormantHistory)
    keepOlder(than: isActive ? Self.reach : Milliseconds(0), history, rate, &user)
    guard isActive else { return }
    addPast(min(age, Self.reach), rate, &user, plan, &random)
    addUpcoming(rate, &user, plan, &random)
  }

  private func keepOlder(
    than reach: Milliseconds, _ history: Milliseconds, _ rate: UInt64, _ user: inout User
  ) {
    guard history > reach else { return }
    let span = UInt128(history.count - reach.count)
    let events = Int((UInt128(rate) * span / UInt128(month)) >> 16)
    user.open(unreachable: Bytes(events * (meanEventBytes + 100)), at: .zero)
    let attachments = Int((UInt64(events) * attached.inTwo32nds) >> 32)
    user.open(media: Bytes(attachments * meanAttachmentBytes), at: .zero)
  }

  /// Events that started before the month, as a Poisson process back to the reach of a view.
  private func addPast(
    _ span: Milliseconds, _ rate: UInt64, _ user: inout User, _ plan: BehaviourPlan,
    _ random: inout RandomSource
  ) {
    var moment = -span.count
    while true {
      moment += gap(rate, plan, &random)
      guard moment < 0 else { return }
      addEvent(startMinute: Int(moment / 60_000), &user, plan, &random)
    }
  }

  /// Events yet to come, which were created at some time before: their number is Poisson, their
  /// distance exponential.
  private func addUpcoming(
    _ rate: UInt64, _ user: inout User, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) {
    let horizon = Int64(plan.horizonMinutes) * 60_000
    var created: Int64 = 0
    while true {
      created += gap(rate, plan, &random)
      guard created < horizon else { return }
      let ahead = Int((plan.exponential.draw(&random) * plan.horizonMinutes) >> 16)
      let event = addEvent(startMinute: (ahead + 30) / 30 * 30, &user, plan, &random)
      let leads = plan.reminders.draw(&random)
      for index in 0..<leads.count
      where Reminder.due(startMinute: event.startMinute, leadMinutes: leads[index]) > .zero {
        user.open(reminderOf: event, leadMinutes: leads[index], at: .zero)
      }
    }
  }

  /// Milliseconds to the next of events that come at a rate of so many 2^-16 a month.
  func gap(
    _ rate: UInt64, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) -> Int64 {
    let mean = UInt128(month) << 16 / UInt128(rate)
    return Int64(clamping: (UInt128(plan.exponential.draw(&random)) * mean) >> 16)
  }

  @discardableResult
  private func addEvent(
    startMinute: Int, _ user: inout User, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) -> CalendarEvent {
    let attachment = random.chance(attached) ? plan.attachment.draw(&random) : 0
    return user.open(
      eventAt: startMinute, text: plan.text(&random), attachments: attachment > 0 ? 1 : 0,
      attachmentBytes: Bytes(attachment), at: .zero)
  }
}
