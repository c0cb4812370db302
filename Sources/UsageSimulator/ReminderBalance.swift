import Documents

/// How reminders of one lead come and go with an event within reach of a change: in days.
struct ReminderRates: Sendable {
  /// How likely a day is to set one.
  let set: Fixed
  /// How likely an event yet to come has one, and one that is about to be moved.
  let upcoming: Fixed
  let moved: Fixed
}

/// How likely an event is to have a reminder of each lead, when setting and forgetting balance.
struct ReminderBalance: Sendable {
  /// By the place of the lead in the scenario's list.
  let leads: [ReminderRates]
  /// How likely a day is to forget one.
  let forgotten: Fixed
  /// How old an account must be to have as many as it ever has, if it gains them evenly.
  let settled: Fixed

  /// Takes the share of actions that find an event.
  init(
    _ behaviour: Scenario.Behaviour, _ actions: ActionShares, _ rates: CalendarRates,
    _ visits: Visits, found: Fixed, retentionDays: Int
  ) {
    let setting = actions[.remind] * found
    let leads = behaviour.reminderLeads.map { lead in
      Lead(
        created: (.one - rates.moved) * Self.created(Fixed(lead.share), behaviour),
        set: rates.exposed == .zero ? .zero : setting / rates.exposed * Fixed(lead.share),
        kept: max(.zero, Fixed(retentionDays) - Fixed(lead.minutes) / Fixed(1_440)))
    }
    // Actions that set some, and all that they set.
    let adding = actions[.create] * Self.created(.one, behaviour) + setting
    let added = leads.reduce(setting) { $0 + $1.created * rates.placed }
    func number(_ forgetting: Fixed) -> Fixed {
      leads.reduce(.zero) { $0 + $1.balance(rates, forgetting).number }
    }
    // Who has none forgets none.
    let found =
      added == .zero
      ? .zero
      : visits.share(
        finding: adding, taking: actions[.forget], eachFor: number(.zero) / added)
    forgotten = Fixed.greatest(below: Fixed(1)) { forgetting in
      let atOnce = added - added * CalendarBalance.remaining(forgetting, for: rates.visit)
      return atOnce + number(forgetting) * forgetting < actions[.forget] * found
    }
    let gained = added - actions[.forget] * found
    settled = gained > .zero ? number(forgotten) / gained : .zero
    let forgotten = forgotten
    self.leads = leads.map { $0.balance(rates, forgotten).rates }
  }

  private struct Lead {
    /// How likely what is placed is a new event with one.
    let created: Fixed
    /// How likely a day within reach is to set one.
    let set: Fixed
    /// For how many days after the event's start it stays.
    let kept: Fixed

    /// Those of this lead when each is forgotten at a rate a day.
    func balance(
      _ calendar: CalendarRates, _ forgetting: Fixed
    ) -> (rates: ReminderRates, number: Fixed) {
      let reach = CalendarBalance.reach
      let within = min(kept, reach)
      let settling = forgetting + set
      // What setting and forgetting alone would come to, as events pass.
      let limit = settling == .zero ? .zero : set / settling
      let passed = CalendarBalance.mean(calendar.fading, over: within)
      let unsettled = CalendarBalance.mean(calendar.fading + settling, over: within)
      // How much of the first state is left until an event starts.
      let first =
        CalendarBalance.remaining(settling, for: calendar.visit)
        * (.one + calendar.fading * calendar.horizon)
        / (.one + (calendar.fading + settling) * calendar.horizon)
      // Of events within reach, by the share that has one at the start: it has some when moved.
      let later = calendar.horizon + unsettled
      let settled = limit * ((.one - first) * later + passed - unsettled)
      let days = calendar.horizon + CalendarBalance.mean(calendar.fading, over: reach)
      let moved = min(
        .one,
        (settled + first * created * later)
          / max(days - first * calendar.moved * later, Fixed(bits: 1 << 16)))
      let share = limit + (created + calendar.moved * moved - limit) * first
      let left = CalendarBalance.remaining(calendar.fading, for: reach)
      let older =
        left * (limit + (share - limit) * CalendarBalance.remaining(settling, for: reach))
        * CalendarBalance.mean(forgetting, over: kept - within)
      return (
        ReminderRates(set: set, upcoming: share, moved: moved),
        calendar.upcoming * (days * moved + older)
      )
    }
  }

  /// How likely a new event is to have a reminder of a lead of this weight; equal ones are one.
  private static func created(_ weight: Fixed, _ behaviour: Scenario.Behaviour) -> Fixed {
    let each = weight * Fixed(behaviour.emailReminderShare)
    var missing = Fixed.one - each * Fixed(behaviour.remindersPerEvent.fraction)
    for _ in 0..<Int(behaviour.remindersPerEvent.scaled(by: 1)) {
      missing = missing * (.one - each)
    }
    return .one - missing
  }
}
