import AuroraBackend
import Documents
import Metering

/// What an account already holds when the month begins, drawn in time that does not grow with age.
///
/// Events that a request of the month can reach are drawn one by one, older ones as bytes. Their
/// rates are those of a calendar in balance, so that a month begins as the one before it ends.
///
/// A class for the reason of `BehaviourPlan`.
final class OpeningState: Sendable {
  /// Events that a user of mean activity creates and keeps in a month, in 2^-16.
  private let kept: UInt64
  /// And the recurring ones.
  let seriesPerMonth: UInt64
  /// The same of those placed to come, by time zone: the days before the month may be a weekend.
  private let placed: [UInt64]
  /// The same of those in the past, before they fade.
  private let passed: UInt64
  /// The length of the month before, in milliseconds.
  private let month: Int64
  /// Mean times to fade and to mature, in minutes.
  private let fading: UInt64
  private let maturing: UInt64
  /// By the place of its lead in the plan's list.
  private let upcomingReminders: [Chance]
  private let pastReminders: [Chance]
  private let retentionMinutes: Int
  /// Events that one session places, in 2^-16.
  private let perSession: UInt64
  private let attachments: OpeningAttachments
  private let meanEventBytes: Int

  /// How far back a view or a reminder's time to live reaches before the month's first minute.
  private let reachMinutes: UInt64
  private static let viewDays = 42
  private static let never = UInt64(1) << 40

  init(_ scenario: Scenario, _ plan: BehaviourPlan, _ profiles: [ActivityProfile]) {
    let behaviour = scenario.behaviour
    let shares = ActionShares(behaviour)
    let retentionDays = scenario.reminders.retentionDays
    let before = scenario.month.adding(months: -1)
    let balance = CalendarBalance(
      behaviour, reminderRetentionDays: retentionDays, monthDays: before.days)
    let actions = UInt64(clamping: behaviour.actionsPerSession.scaled(by: 1 << 16))
    let perMonth = UInt128(plan.sessionsPerMonth) * UInt128(actions) >> 16
    func monthly(_ share: Fixed) -> UInt64 {
      UInt64(clamping: (perMonth * UInt128(UInt64(max(share.bits, 0))) + (1 << 31)) >> 32)
    }
    // Of what is done to events, recurring ones take their share.
    let once = Fixed.one - Fixed(bits: Int64(plan.recurring?.share.inTwo32nds ?? 0))
    let all = shares[.create] - shares[.delete]
    kept = monthly(all * once)
    seriesPerMonth = monthly(all - all * once)
    passed = monthly(balance.upcoming * once)
    let passed = passed
    let horizon = Fixed(behaviour.eventHorizonDays)
    let memory = horizon / (.one + balance.fading * horizon)
    placed = profiles.map { (passed * $0.eve(of: scenario.month, memory: memory)) >> 12 }
    month = Int64(before.milliseconds)
    let fadingDays = balance.fading == .zero ? nil : Fixed.one / balance.fading
    fading = fadingDays.map { UInt64(($0 * Fixed(1_440)).rounded(to: 0)) } ?? Self.never
    maturing = UInt64((balance.maturing * Fixed(1_440)).rounded(to: 0))
    upcomingReminders = balance.reminders.map { Self.chance($0.upcoming) }
    pastReminders = balance.reminders.map { Self.chance($0.past) }
    retentionMinutes = retentionDays * 1_440
    let lead = plan.reminders.leadMinutes.max() ?? 0
    reachMinutes = UInt64(max(Self.viewDays * 1_440, retentionMinutes + lead))
    perSession = (actions * UInt64(shares[.create].rounded(to: 16))) >> 16
    attachments = OpeningAttachments(
      balance, plan.attachment,
      perSession: Fixed(behaviour.actionsPerSession) * shares[.attach])
    let text = Bytes(plan.title + plan.notes.mean)
    meanEventBytes =
      ItemSize.storageOverhead.count + CalendarEvent(id: 0, startMinute: 0, text: text).size.count
  }

  private static func chance(_ share: Fixed) -> Chance {
    Chance(inTwo32nds: UInt64(share.rounded(to: 16)) << 16)
  }

  /// Fills a user with what it left in so long a time of activity, which ended with the month's
  /// first moment or `silence` before.
  func fill(
    _ user: inout User, _ life: AccountLife, activity: Int, zone: Int, _ plan: BehaviourPlan,
    _ random: inout RandomSource
  ) {
    user.open(profile: Profile(picture: plan.drawPicture(&random)), at: .zero)
    func rate(_ perMonth: UInt64) -> UInt64 {
      perMonth * UInt64(activity) / UInt64(PopulationPlan.activityUnit)
    }
    guard rate(kept) > 0 else { return }
    defer { user.putEventsInOrder() }
    // What was to come when a long silence began has passed, and its reminders with it.
    if life.silence < .days(Self.longSilence) {
      addUpcoming(rate(placed[zone]), life, &user, plan, &random)
    }
    guard life.silence.count == 0 else {
      return keepOlder(life.active, rate(kept), files: attachments.ofSilent, &user, plan, &random)
    }
    addPast(rate(passed), life, &user, plan, &random)
    let reachable = Milliseconds.minutes(Int64(reachMinutes + maturing))
    guard life.active > reachable else { return }
    keepOlder(
      Milliseconds(life.active.count - reachable.count), rate(kept), files: attachments.ofActive,
      &user, plan, &random)
  }

  private static let longSilence: Int64 = 60

  /// Events of a span that no request of the month can reach, as bytes.
  private func keepOlder(
    _ span: Milliseconds, _ rate: UInt64, files perEvent: OpeningAttachments.OfOlder,
    _ user: inout User, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) {
    func events(_ milliseconds: Int64) -> UInt64 {
      UInt64(
        UInt128(rate) * UInt128(UInt64(milliseconds)) / UInt128(UInt64(Retention.month.count)))
    }
    let files = attachments.ofOlder(
      events(span.count + perEvent.earlyMinutes * 60_000), perEvent, &random, plan)
    let events = events(span.count)
    user.open(
      unreachable: Bytes(Int((events * UInt64(meanEventBytes) + files.entries + (1 << 15)) >> 16)),
      at: .zero)
    user.open(media: files.media, at: .zero)
  }

  /// Events that started before the month: the further back, the more have been moved or deleted.
  private func addPast(
    _ rate: UInt64, _ life: AccountLife, _ user: inout User, _ plan: BehaviourPlan,
    _ random: inout RandomSource
  ) {
    let together = Chance(odds: perSession)
    let mean = meanGap(rate)
    let end = min(life.active.count, Int64(reachMinutes) * 60_000)
    var back: Int64 = 0
    while true {
      back += gap(mean, plan, &random)
      guard back < end else { return }
      // The others came with the one before, of the same session.
      guard !random.chance(together), isThere(back, plan, &random),
        isMature(back, life, plan, &random)
      else { continue }
      repeat {
        addEvent(startMinute: Int(-back / 60_000), &user, plan, &random)
      } while random.chance(together)
    }
  }

  /// Whether an event of so long ago has been neither moved nor deleted.
  private func isThere(
    _ back: Int64, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) -> Bool {
    let exposed = min(UInt64(back) / 60_000, OpeningAttachments.reachMinutes)
    return (plan.exponential.draw(&random) * fading) >> 16 >= exposed
  }

  /// Whether an account of this age can have made an event of so long ago; none is older.
  private func isMature(
    _ back: Int64, _ life: AccountLife, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) -> Bool {
    let minutes = UInt64(back) / 60_000
    let age = UInt64(life.active.count) / 60_000
    // No draw is longer than eleven times the mean.
    if minutes + 11 * maturing < age { return true }
    return minutes + (plan.exponential.draw(&random) * maturing) >> 16 < age
  }

  /// Events yet to come, which were placed at some time before: their number is Poisson, in groups
  /// of one session, their distance exponential.
  private func addUpcoming(
    _ rate: UInt64, _ life: AccountLife, _ user: inout User, _ plan: BehaviourPlan,
    _ random: inout RandomSource
  ) {
    let horizon = Int64(plan.horizonMinutes) * 60_000
    let silence = Int(life.silence.count / 60_000)
    let mean = meanGap(rate)
    var placed: Int64 = 0
    while true {
      placed += gap(mean, plan, &random)
      guard placed < horizon else { return }
      // Of a session longer ago, fewer events are still to come.
      let left = perSession * UInt64(horizon - placed) / UInt64(horizon)
      let together = Chance(odds: left)
      guard !random.chance(together), isMature(0, life, plan, &random) else { continue }
      repeat {
        let ahead = Int((plan.exponential.draw(&random) * plan.horizonMinutes) >> 16) - silence
        if ahead >= 0 {
          addEvent(startMinute: (ahead + 30) / 30 * 30, &user, plan, &random)
        }
      } while random.chance(together)
    }
  }

  /// Mean milliseconds between events that come at a rate of so many 2^-16 a month.
  func meanGap(_ rate: UInt64) -> UInt64 {
    rate > 0 ? UInt64(clamping: UInt128(month) << 16 / UInt128(rate)) : .max
  }

  /// Milliseconds to the next event.
  func gap(
    _ mean: UInt64, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) -> Int64 {
    // At most a quarter of all time, so that sums stay in range.
    min(Int64(clamping: (UInt128(plan.exponential.draw(&random)) * UInt128(mean)) >> 16), .max / 4)
  }

  /// Adds an event with the attachments and reminders that one has by then.
  private func addEvent(
    startMinute: Int, _ user: inout User, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) {
    let files = attachments.draw(startMinute, &random, plan)
    let event = user.open(
      eventAt: startMinute, text: plan.text(&random), attachments: files.count,
      attachmentBytes: files.bytes, at: .zero)
    guard startMinute + retentionMinutes > 0 else { return }
    let chances = startMinute > 0 ? upcomingReminders : pastReminders
    for (index, chance) in chances.enumerated() where random.chance(chance) {
      let lead = plan.reminders.leadMinutes[index]
      guard startMinute - lead + retentionMinutes > 0 else { continue }
      user.open(reminderOf: event, leadMinutes: lead, at: .zero)
    }
  }
}
