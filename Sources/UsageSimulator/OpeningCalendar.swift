import AuroraBackend
import Metering

/// One account's events as its sessions placed them: back from the last day that it was active.
///
/// Minutes count from the month's first. Sessions come as in any month; each places a geometric
/// number of events, ahead by the exponential horizon.
struct OpeningCalendar {
  private let level: OpeningLevel
  /// For how long the account has been active, and until when.
  private let age: Int
  private let end: Int
  /// For how long before then events are drawn.
  private let window: Int
  /// When sessions of the last months came, the latest first; where there is none, evenly.
  private let clocks: [ArrivalClock]
  private let retentionMinutes: Int

  init(
    _ level: OpeningLevel, age: Int, end: Int, window: Int, clocks: [ArrivalClock],
    retentionMinutes: Int
  ) {
    self.level = level
    self.age = age
    self.end = end
    self.window = window
    self.clocks = clocks
    self.retentionMinutes = retentionMinutes
  }

  /// Adds the events of so many sessions a month, in 2^-16, that are there at the month's start.
  func draw(
    sessionsPerMonth: UInt64, _ plan: BehaviourPlan, _ user: inout User,
    _ random: inout RandomSource
  ) {
    let rate = UInt128(sessionsPerMonth) * UInt128(level.perSession)
    guard rate > 0 else { return }
    let meanGap = UInt64(clamping: UInt128(ArrivalClock.span) << 32 / rate)
    addRecent(meanGap, plan, &user, &random)
    if age > window { addFromBefore(meanGap, plan, &user, &random) }
  }

  /// Operational time to the next event.
  private func gap(
    _ mean: UInt64, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) -> UInt64 {
    UInt64(clamping: (UInt128(plan.exponential.draw(&random)) * UInt128(mean)) >> 16)
  }

  /// Events of the sessions within the window that placed any.
  private func addRecent(
    _ meanGap: UInt64, _ plan: BehaviourPlan, _ user: inout User, _ random: inout RandomSource
  ) {
    let together = Chance(odds: level.perSession)
    // From one such session to the next it is longer by those that came together with another.
    let between = UInt64(
      clamping: (UInt128(meanGap) * UInt128((1 << 16) + level.perSession)) >> 16)
    var back: UInt64 = 0
    func before() -> Int {
      // Beyond half of all time no window reaches.
      back = min(back, .max / 2) + min(gap(between, plan, &random), .max / 2)
      return minute(back)
    }
    var next = before()
    while end - next < min(age, window) {
      let placed = next
      // Drawn ahead, so that the clock is read while this session's events are drawn.
      next = before()
      repeat {
        add(after: placed, placed: placed, plan, &user, &random)
      } while random.chance(together)
    }
  }

  /// The minute of a session so much operational time ago.
  private func minute(_ back: UInt64) -> Int {
    let month = Int(back / ArrivalClock.span)
    guard month < clocks.count else {
      let known = clocks.last?.start.milliseconds ?? Int64(end) * 60_000
      let beyond = back - UInt64(clocks.count) * ArrivalClock.span
      let ago = (UInt128(beyond) * UInt128(UInt64(Retention.month.count))) >> 40
      return Int((known - Int64(clamping: ago)) / 60_000)
    }
    let moment = clocks[month].moment(at: ArrivalClock.span - 1 - back % ArrivalClock.span)
    return Int((moment.milliseconds - 59_999) / 60_000)
  }

  /// Events of older sessions that start within the window: of a session longer ago fewer do.
  private func addFromBefore(
    _ meanGap: UInt64, _ plan: BehaviourPlan, _ user: inout User, _ random: inout RandomSource
  ) {
    let horizon = UInt64(
      UInt128(plan.horizonMinutes * 60_000) << 40 / UInt128(UInt64(Retention.month.count)))
    guard horizon > 0 else { return }
    let each = UInt64.max / horizon
    var back: UInt64 = 0
    while true {
      let gap = gap(meanGap, plan, &random)
      guard gap < horizon - back else { return }
      back += gap
      // In 2^-64 of the horizon.
      let part = back * each
      let left = level.perSession - level.perSession.multipliedFullWidth(by: part).high
      let together = Chance(odds: left)
      guard !random.chance(together) else { continue }
      let before = window + Int((plan.horizonMinutes * plan.exponential.value(at: part)) >> 16)
      guard before < age else { continue }
      repeat {
        add(after: end - window, placed: end - before, plan, &user, &random)
      } while random.chance(together)
    }
  }

  /// A multiple of half an hour that keeps minutes long ago positive.
  private static let past = 30 << 22

  /// Adds an event that starts after a minute, with its attachments and reminders, if it is still
  /// there.
  private func add(
    after minute: Int, placed: Int, _ plan: BehaviourPlan, _ user: inout User,
    _ random: inout RandomSource
  ) {
    let word = random.next()
    let start = plan.start(after: minute + Self.past, at: word) - Self.past
    // Until when it could be changed.
    let last = min(end, start + Int(OpeningAttachments.reachMinutes))
    let exposed = level.visit + exposure(from: placed, until: last, level.settled, plan)
    let lasted = plan.exponential.value(at: word << ExponentialTable.bits)
    guard lasted >= level.fading.times(in: exposed) else { return }
    let files = level.attachments.draw(passed: max(0, end - start), &random, plan)
    let another = random.next()
    let event = user.open(
      eventAt: start, text: plan.text(at: another), attachments: files.count,
      attachmentBytes: files.bytes)
    guard start + retentionMinutes > 0 else { return }
    addReminders(
      event, isNew: level.isNew.holds(at: another & 0xFFFF_FFFF), placed: placed, until: last,
      exposed: exposed, plan, &user, &random)
  }

  /// Adds the reminders that were set with the event, or that it had when it was moved, after they
  /// have been set and forgotten until it was out of reach, and forgotten alone since.
  private func addReminders(
    _ event: CalendarEvent, isNew: Bool, placed: Int, until last: Int, exposed: Int,
    _ plan: BehaviourPlan, _ user: inout User, _ random: inout RandomSource
  ) {
    let chosen = isNew ? plan.reminders.draw(&random) : ReminderLeads()
    let forgotten = level.forgetting.times(
      in:
        level.visit + exposure(from: placed, until: last, level.settledReminders, plan))
    // Until one is changed, in the time that all of them have had one after another.
    var unchanged = plan.exponential.draw(&random)
    // At most so often all of them have changed: mostly none has, and few words are needed.
    let mayChange =
      unchanged < level.setting.times(in: exposed) + UInt64(level.reminders.count) * forgotten
    guard mayChange || !isNew || chosen.count > 0 else { return }
    for (place, lead) in plan.reminders.leadMinutes.enumerated()
    where event.startMinute - lead + retentionMinutes > 0 {
      let reminder = level.reminders[place]
      var isThere = isNew ? chosen.contains(lead) : random.chance(reminder.isMoved)
      if mayChange {
        let set = reminder.setting.times(in: exposed)
        if unchanged < set + forgotten {
          isThere = random.chance(Chance(odds: (set << 16) / max(1, forgotten)))
          unchanged = plan.exponential.draw(&random)
        } else {
          unchanged -= set + forgotten
        }
      }
      guard isThere else { continue }
      if last < end, !isKept(from: last, plan, &random) { continue }
      user.open(reminderOf: event, leadMinutes: lead, at: .zero)
    }
  }

  /// Whether a reminder has not been forgotten since its event was out of reach.
  private func isKept(
    from minute: Int, _ plan: BehaviourPlan, _ random: inout RandomSource
  ) -> Bool {
    let exposed = exposure(from: minute, until: end, level.settledReminders, plan)
    return plan.exponential.draw(&random) >= level.forgetting.times(in: exposed)
  }

  /// For how long something has been exposed to changes between two minutes, in those of an account
  /// that is settled.
  ///
  /// While an account is young the same changes share fewer events, and each is exposed for longer.
  private func exposure(
    from first: Int, until last: Int, _ settled: Int, _ plan: BehaviourPlan
  ) -> Int {
    age + first - end >= settled
      ? last - first : aged(last, settled, plan) - aged(first, settled, plan)
  }

  private func aged(_ minute: Int, _ settled: Int, _ plan: BehaviourPlan) -> Int {
    let age = age + minute - end
    guard age < settled else { return age }
    // In 2^-32, which is more than a quantile is looked up by.
    let missing = (UInt64(settled - max(1, age)) << 32) / UInt64(settled)
    return settled - (settled * Int(plan.exponential.value(at: missing << 32))) >> 16
  }
}

extension ReminderLeads {
  fileprivate func contains(_ lead: Int) -> Bool { (0..<count).contains { self[$0] == lead } }
}
