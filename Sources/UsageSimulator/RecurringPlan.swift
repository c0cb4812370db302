import AuroraBackend
import Metering

/// How often a new event recurs, and in which ways.
struct RecurringPlan: Sendable {
  let share: Chance
  /// Of the changes of a recurring event, those of one occurrence.
  let isOfOccurrence: Chance
  private let choice: WeightedChoice
  private let recurrences: [Recurrence]

  init(_ behaviour: Scenario.Behaviour) {
    share = Chance(behaviour.recurringShare)
    isOfOccurrence = Chance(behaviour.occurrenceShare)
    choice = WeightedChoice(behaviour.recurrences.map(\.share))
    recurrences = behaviour.recurrences.map { Recurrence($0.frequency, count: $0.count) }
  }

  func draw(_ random: inout RandomSource) -> Recurrence { recurrences[choice.pick(&random)] }
}

extension OpeningState {
  /// Recurring events that a user made since joining, ended ones among them, as they stay in the
  /// table, with the reminders of what is still to come.
  func addSeries(
    _ recurring: RecurringPlan, _ user: inout User, age: Milliseconds, activity: Int,
    _ plan: BehaviourPlan, _ random: inout RandomSource
  ) {
    let perMonth = level(of: activity)?.keptSeries ?? 0
    let rate = perMonth * UInt64(activity) / UInt64(PopulationPlan.activityUnit)
    guard rate > 0 else { return }
    let mean = UInt64(clamping: UInt128(UInt64(Retention.month.count)) << 16 / UInt128(rate))
    var created = -age.count
    while true {
      let gap = (UInt128(plan.exponential.draw(&random)) * UInt128(mean)) >> 16
      created += min(Int64(clamping: gap), .max / 4)
      guard created < 0 else { return }
      let ahead = Int((plan.exponential.draw(&random) * plan.horizonMinutes) >> 16)
      let series = user.open(
        seriesAt: (Int(created / 60_000) + ahead) / 30 * 30, recurring.draw(&random),
        text: plan.text(&random), at: .zero)
      let leads = plan.reminders.draw(&random)
      for index in 0..<leads.count {
        guard let next = series.next(notBefore: 1 + leads[index], plan.calendar) else { continue }
        user.open(
          reminderOf: series, startMinute: next, leadMinutes: leads[index], at: .zero)
      }
    }
  }
}
