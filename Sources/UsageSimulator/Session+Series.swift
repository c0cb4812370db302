import AuroraBackend
import Metering

// What a user does with recurring events, in scenarios that have them.
extension Session {
  mutating func createSeries(
    _ recurring: RecurringPlan, _ plan: SimulationPlan, _ user: inout User,
    _ usage: inout UsageRecorder
  ) {
    let request = CreateSeries(
      startMinute: plan.behaviour.start(after: minute, &options), durationMinutes: 60,
      recurring.draw(&options), text: plan.behaviour.text(&content),
      leads: plan.behaviour.reminders.draw(&options))
    call(request, for: .editCalendar, plan, &user, &usage)
  }

  /// Does to a recurring event what was to be done to an event; false where a single one was meant.
  ///
  /// Each event and each series that still occurs is as likely to be the one; reminders and
  /// attachments are set on single events alone.
  mutating func actOnSeries(
    _ action: UserAction, _ plan: SimulationPlan, _ user: inout User, _ usage: inout UsageRecorder
  ) -> Bool {
    let count = user.series.count
    guard let recurring = plan.behaviour.recurring, count > 0 else { return false }
    let visible = user.events(fromMinute: minute - 2 * Self.week).count
    let index = options.index(below: count + visible)
    guard index < count else { return false }
    let series = user.series[index]
    let isVisible = series.next(notBefore: minute - 2 * Self.week, plan.behaviour.calendar) != nil
    guard isVisible else { return false }
    switch action {
    case .read:
      call(ReadSeries(id: series.id), for: .viewCalendar, plan, &user, &usage)
    case .update, .delete:
      let next =
        options.chance(recurring.isOfOccurrence)
        ? user.next(of: series, notBefore: minute, plan.behaviour.calendar) : nil
      let request = change(series, at: next, isUpdate: action == .update, plan)
      call(request, for: .editCalendar, plan, &user, &usage)
    default: return false
    }
    return true
  }

  /// A change of one occurrence, or of the series where none is given.
  private mutating func change(
    _ series: EventSeries, at start: Int?, isUpdate: Bool, _ plan: SimulationPlan
  ) -> any Endpoint {
    guard isUpdate else {
      guard let start else { return DeleteSeries(id: series.id) }
      return CancelOccurrence(id: series.id, startMinute: start)
    }
    let text = plan.behaviour.text(&content)
    guard let start else {
      return UpdateSeries(id: series.id, text: text, startMinute: nil)
    }
    let isMoved = options.chance(plan.behaviour.isMoved)
    let moved = isMoved ? plan.behaviour.start(after: minute, &options) : nil
    return ChangeOccurrence(id: series.id, startMinute: start, text: text, newStartMinute: moved)
  }
}
