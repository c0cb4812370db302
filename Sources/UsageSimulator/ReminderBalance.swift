import Documents

/// How likely an event is to have a reminder of one lead.
struct ReminderShare: Sendable {
  let upcoming: Fixed
  /// Of past events whose reminder's time to live has not ended, on average.
  let past: Fixed
}

/// How a calendar's events come and go: in days, and per action a day.
struct CalendarRates {
  let horizon: Fixed
  let upcoming: Fixed
  let fading: Fixed
  /// The part of `fading` that moves events.
  let moving: Fixed
  /// Events within reach of a change.
  let count: Fixed
}

/// How likely an event is to have a reminder of each lead, when setting and forgetting balance.
struct ReminderBalance {
  let shares: [ReminderShare]

  init(
    _ behaviour: Scenario.Behaviour, _ actions: ActionShares, _ rates: CalendarRates,
    actions perDay: Fixed, retentionDays: Int
  ) {
    let leads = behaviour.reminderLeads.map { lead in
      let created =
        actions[.create] * Self.created(Fixed(lead.share), behaviour)
        / max(rates.upcoming, Fixed(bits: 1))
      return Lead(
        created: created,
        set: rates.count == .zero
          ? .zero
          : actions[.remind] / rates.count
            * Fixed(lead.share),
        kept: max(.zero, Fixed(retentionDays) - Fixed(lead.minutes) / Fixed(1_440)))
    }
    let forgotten = Fixed.greatest(below: Fixed(1)) { forgetting in
      let number = leads.reduce(.zero) { $0 + $1.balance(rates, forgetting).number }
      let own = .one + number * perDay
      // Who has none forgets none; between users of uneven activity their number is geometric.
      return number * forgetting < actions[.forget] * (.one - .one / (own * own))
    }
    shares = leads.map { $0.balance(rates, forgotten).share }
  }

  private struct Lead {
    /// How many are set with an event, for each event yet to come a day.
    let created: Fixed
    /// How likely a day within reach is to set one.
    let set: Fixed
    /// For how many days after the event's start it stays.
    let kept: Fixed

    /// Those of this lead when each is forgotten at a rate a day.
    func balance(
      _ rates: CalendarRates, _ forgetting: Fixed
    ) -> (share: ReminderShare, number: Fixed) {
      let reach = CalendarBalance.reach
      let within = min(kept, reach)
      let settling = forgetting + set
      // What setting and forgetting alone would come to, as events pass.
      let limit = settling == .zero ? .zero : set / settling
      let passed = CalendarBalance.mean(rates.fading, over: within)
      let unsettled = CalendarBalance.mean(rates.fading + settling, over: within)
      let share = min(
        .one,
        (created + set * rates.horizon + rates.moving * limit * (passed - unsettled))
          / (.one + (rates.fading + settling) * rates.horizon
            - rates.moving * (rates.horizon + unsettled)))
      let left = CalendarBalance.remaining(rates.fading, for: reach)
      let older =
        left * (limit + (share - limit) * CalendarBalance.remaining(settling, for: reach))
        * CalendarBalance.mean(forgetting, over: kept - within)
      let past = limit * passed + (share - limit) * unsettled + older
      let exposed = passed + left * (kept - within)
      return (
        ReminderShare(
          upcoming: share, past: exposed == .zero ? .zero : max(.zero, past / exposed)),
        rates.upcoming * (rates.horizon * share + past)
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
