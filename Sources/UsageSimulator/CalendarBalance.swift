import Documents

/// A calendar in balance: what a user of steady activity has about them at any moment.
///
/// An event is placed so far ahead as the horizon says, exponentially, passes, and stays within
/// reach of a change for two weeks. Actions pick one of the events within reach, so each has an even
/// chance to be moved (placed anew) or deleted; what is placed balances what passes and what is
/// deleted. Rates and spans are in days; per action a day, since all grow with activity alike.
struct CalendarBalance: Sendable {
  /// Events yet to come for each day of the horizon; before the moment they thin out by `fading`.
  let upcoming: Fixed
  /// Share of the events within reach that a day of past time moves or deletes.
  let fading: Fixed
  /// How old an account must be, on average, to have made an event that begins now.
  let maturing: Fixed
  /// How likely an event is to have a reminder, by the place of its lead in the plan's list.
  let reminders: [ReminderShare]
  /// Mean attachments of an event yet to come, and how many more a past day within reach adds.
  let attachments: Fixed
  let attaching: Fixed

  /// Days for which a past event can be picked for a change.
  static let reach = Fixed(14)

  init(_ behaviour: Scenario.Behaviour, reminderRetentionDays: Int, monthDays: Int) {
    let shares = ActionShares(behaviour)
    let horizon = Fixed(behaviour.eventHorizonDays)
    let placed = shares[.create] + shares.moved
    let touched = shares[.delete] + shares.moved
    let limit = Fixed(20) / Self.reach
    let fading =
      touched == .zero
      ? .zero
      : Fixed.greatest(below: limit) { fading in
        let passed = fading * horizon + (.one - Self.remaining(fading, for: Self.reach))
        return placed * passed < touched * (.one + fading * horizon)
      }
    let upcoming = placed / (.one + fading * horizon)
    let days = horizon + Self.mean(fading, over: Self.reach)
    let count = upcoming * days
    let kept = shares[.create] - shares[.delete]
    let moving = touched == .zero ? .zero : fading * shares.moved / touched
    self.fading = fading
    self.upcoming = upcoming
    maturing = kept > .zero ? count / kept - Self.reach : .zero
    attaching = count == .zero ? .zero : shares[.attach] / count
    attachments =
      attaching * (horizon + moving * Self.moment(fading, over: Self.reach))
      / (.one + fading * horizon - moving * days)
    let actions =
      Fixed(behaviour.sessionsPerMonth) / Fixed(monthDays) * Fixed(behaviour.actionsPerSession)
    reminders =
      ReminderBalance(
        behaviour, shares,
        CalendarRates(
          horizon: horizon, upcoming: upcoming, fading: fading, moving: moving, count: count),
        actions: actions, retentionDays: reminderRetentionDays
      ).shares
  }

  /// e^(-rate × days): what is left after so long.
  static func remaining(_ rate: Fixed, for days: Fixed) -> Fixed {
    Fixed(bits: FixedPoint.exp(max(Fixed(-20), .zero - rate * days).bits))
  }

  /// ∫ e^(-rate × t) dt over so many days.
  static func mean(_ rate: Fixed, over days: Fixed) -> Fixed {
    // Below, the difference would have too few digits, and the integrand is 1 to a thousandth.
    guard rate * days > Fixed(bits: 1 << 22) else { return days }
    return (.one - remaining(rate, for: days)) / rate
  }

  /// ∫ t × e^(-rate × t) dt over so many days.
  private static func moment(_ rate: Fixed, over days: Fixed) -> Fixed {
    guard rate * days > Fixed(bits: 1 << 26) else { return days * days / Fixed(2) }
    let rest = remaining(rate, for: days) * (.one + rate * days)
    return (.one - rest) / rate / rate
  }
}

/// Shares of all actions.
struct ActionShares {
  private let shares: [Fixed]
  let moved: Fixed

  init(_ behaviour: Scenario.Behaviour) {
    let weights = behaviour.actionShares.map { Fixed($0) }
    let sum = weights.reduce(.zero, +)
    shares = weights.map { sum == .zero ? .zero : $0 / sum }
    moved = shares[UserAction.update.rawValue] * Fixed(behaviour.movedShare)
  }

  subscript(action: UserAction) -> Fixed { shares[action.rawValue] }
}
