import AuroraBackend
import Documents
import Metering

/// What an account already holds when the month begins, drawn in time that does not grow with age.
///
/// Events that a request of the month can reach are drawn as the sessions before it placed them:
/// those of one session come together, as do events to come and events past. What of them was moved
/// or deleted since is gone, reminders were set and forgotten, at the rates of a calendar in balance.
/// Older events are bytes. So a month begins as the one before it ends.
///
/// A class for the reason of `BehaviourPlan`.
final class OpeningState: Sendable {
  /// By the binary digits of the activity, in 1/4,096.
  private let levels: [OpeningLevel?]
  /// The last months by time zone, the latest first.
  private let clocks: [[ArrivalClock]]
  private let retentionMinutes: Int
  private let meanEventBytes: Int
  /// How far back a view or a reminder's time to live reaches before the month's first minute.
  private let reachMinutes: Int
  /// For how long an account must have been silent, that none of its events is within reach.
  private let longSilence: Int
  private static let viewDays = 42
  private static let longSilenceDays = 60

  init(_ scenario: Scenario, _ plan: BehaviourPlan, _ population: PopulationPlan) {
    let before = scenario.month.adding(months: -1)
    let activities = population.activity.quantiles
    let digits = Int(activities.min() ?? 0).binaryDigits...Int(activities.max() ?? 0).binaryDigits
    levels = (0...digits.upperBound).map { level in
      guard digits.contains(level), level > 0 else { return nil }
      // From 1 to 2 times a power of two, 1.5 on average.
      let activity = Fixed(bits: (Int64(3) << (32 + Int64(level))) >> 14)
      let balance = CalendarBalance(
        scenario.behaviour, activity: activity,
        reminderRetentionDays: scenario.reminders.retentionDays, monthDays: before.days)
      return OpeningLevel(balance, scenario.behaviour, plan)
    }
    clocks = population.profiles.map { profile in
      let last = ArrivalClock(profile, month: before, until: .zero)
      return [
        last, ArrivalClock(profile, month: before.adding(months: -1), until: last.start),
      ]
    }
    retentionMinutes = scenario.reminders.retentionDays * 1_440
    let lead = plan.reminders.leadMinutes.max() ?? 0
    reachMinutes = max(Self.viewDays * 1_440, retentionMinutes + lead)
    longSilence = retentionMinutes + Self.longSilenceDays * 1_440
    let text = Bytes(plan.title + plan.notes.mean)
    meanEventBytes =
      ItemSize.storageOverhead.count + CalendarEvent(id: 0, startMinute: 0, text: text).size.count
  }

  /// What users of about this activity have in balance; nil of those who never do anything.
  func level(of activity: Int) -> OpeningLevel? { levels[activity.binaryDigits] }

  /// Fills a user with what it left in so long a time of activity, which ended with the month's
  /// first moment or `silence` before.
  func fill(
    _ user: inout User, _ life: AccountLife, activity: Int, zone: Int, _ plan: BehaviourPlan,
    _ random: inout RandomSource
  ) {
    user.open(profile: Profile(picture: plan.drawPicture(&random)), at: .zero)
    guard let level = level(of: activity), level.kept > 0, level.perSession > 0 else { return }
    defer { user.putEventsInOrder() }
    let silence = Int(life.silence.count / 60_000)
    let isSilent = silence > 0
    var drawn = max(Int(OpeningAttachments.reachMinutes), reachMinutes - silence)
    if silence < longSilence {
      let account = OpeningCalendar(
        level, age: Int(life.active.count / 60_000), end: -silence, window: drawn,
        clocks: isSilent ? [] : clocks[zone],
        retentionMinutes: retentionMinutes)
      let rate = (plan.sessionsPerMonth * UInt64(activity)) / UInt64(PopulationPlan.activityUnit)
      account.draw(sessionsPerMonth: rate, plan, &user, &random)
      drawn += level.maturing
    } else {
      drawn = 0
    }
    let older = life.active.count - Int64(drawn) * 60_000
    guard older > 0 else { return }
    keepOlder(older, level, activity, isSilent: isSilent, &user, plan, &random)
  }

  /// Events of so many milliseconds that no request of the month can reach, as bytes.
  private func keepOlder(
    _ span: Int64, _ level: OpeningLevel, _ activity: Int, isSilent: Bool, _ user: inout User,
    _ plan: BehaviourPlan, _ random: inout RandomSource
  ) {
    let rate = level.kept * UInt64(activity) / UInt64(PopulationPlan.activityUnit)
    func events(_ milliseconds: Int64) -> UInt64 {
      UInt64(
        UInt128(rate) * UInt128(UInt64(milliseconds)) / UInt128(UInt64(Retention.month.count)))
    }
    let perEvent = isSilent ? level.attachments.ofSilent : level.attachments.ofActive
    let files = level.attachments.ofOlder(
      events(span + perEvent.earlyMinutes * 60_000), perEvent, &random, plan)
    let events = events(span)
    user.open(
      unreachable: Bytes(Int((events * UInt64(meanEventBytes) + files.entries + (1 << 15)) >> 16)),
      at: .zero)
    user.open(media: files.media, at: .zero)
  }
}

extension Int {
  /// How many digits a number that is not negative has in base 2; zero has none.
  var binaryDigits: Int { bitWidth - leadingZeroBitCount }
}
