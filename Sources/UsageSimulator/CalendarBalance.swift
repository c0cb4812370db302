import Documents

/// A calendar in balance: what a user of steady activity has about them at any moment.
///
/// An event is placed so far ahead as the horizon says, exponentially, passes, and stays within
/// reach of a change for two weeks. Actions pick one of the events within reach, so each has an even
/// chance to be moved (placed anew) or deleted; what is placed balances what passes and what is
/// deleted. Who has no event within reach changes none, which those who seldom come notice: so the
/// balance is that of one activity. Rates and spans are in days, and per action a day.
struct CalendarBalance: Sendable {
  /// Share of the actions that place an event, as a new one or by a move, and of new ones alone.
  let placed: Fixed
  let created: Fixed
  /// What actions leave of the events that they create.
  let kept: Fixed
  /// Events yet to come for each day of the horizon; before the moment they thin out by `fading`.
  let upcoming: Fixed
  /// Share of the events within reach that a day moves or deletes.
  let fading: Fixed
  /// How old an account must be, on average, to have made an event that begins now.
  let maturing: Fixed
  /// The rest of a visit, in which something new is exposed as it is in so many days.
  let visit: Fixed
  let reminders: ReminderBalance
  /// Mean attachments of an event yet to come, and how many more a past day within reach adds.
  let attachments: Fixed
  let attaching: Fixed

  /// Days for which a past event can be picked for a change.
  static let reach = Fixed(14)

  /// The balance of a user of some multiple of the mean activity.
  init(
    _ behaviour: Scenario.Behaviour, activity: Fixed, reminderRetentionDays: Int, monthDays: Int
  ) {
    let shares = ActionShares(behaviour)
    let visits = Visits(behaviour, activity: activity, monthDays: monthDays)
    let horizon = Fixed(behaviour.eventHorizonDays)
    // How often there is an event follows from how many there are, and they from it.
    var found = Fixed.one
    var rates = CalendarRates(shares, visits, found: found, horizon: horizon)
    for _ in 0..<Self.rounds {
      let each = visits.share(
        finding: shares[.create], taking: shares[.delete], eachFor: rates.undeleted)
      found = (found + each) / Fixed(2)
      rates = CalendarRates(shares, visits, found: found, horizon: horizon)
    }
    placed = rates.placed
    created = shares[.create]
    kept = max(.zero, created - shares[.delete] * found)
    upcoming = rates.upcoming
    fading = rates.fading
    maturing = kept > .zero ? rates.count / kept - Self.reach : .zero
    attaching = rates.exposed == .zero ? .zero : shares[.attach] * found / rates.exposed
    visit = rates.visit
    let days = horizon + Self.mean(fading, over: Self.reach)
    attachments =
      attaching
      * (rates.visit + horizon / (.one + fading * horizon)
        + rates.moved * Self.moment(fading, over: Self.reach) / days)
      / max(.one - rates.moved, Fixed(bits: 1 << 16))
    reminders = ReminderBalance(
      behaviour, shares, rates, visits, found: found, retentionDays: reminderRetentionDays)
  }

  private static let rounds = 16

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

/// How often a user comes, and does how much.
struct Visits {
  /// Visits a day, and actions in each on average.
  let perDay: Fixed
  let actions: Fixed

  init(_ behaviour: Scenario.Behaviour, activity: Fixed, monthDays: Int) {
    perDay = Fixed(behaviour.sessionsPerMonth) * activity / Fixed(monthDays)
    actions = Fixed(behaviour.actionsPerSession)
  }

  /// How likely an action finds something of a kind that so many of the actions add and so many
  /// take away, if there is any, where each would go by itself after so many days.
  ///
  /// Earlier visits left a number that, with nothing taken, were negative binomial: a visit adds a
  /// geometric one. This visit's earlier actions are one visit more.
  func share(finding added: Fixed, taking taken: Fixed, eachFor days: Fixed) -> Fixed {
    let each = actions * added
    let chance = each / (.one + each)
    let visits = perDay * days
    let takings = visits * actions * taken
    var term = Fixed.one
    var sum = Fixed.one
    var count = 0
    // Past 2^20, nothing is there as seldom as once in a million actions.
    while term.bits > 1 << 4, sum < Fixed(1 << 20), count < 10_000 {
      term = term * chance * (visits + Fixed(count)) / (takings + Fixed(count + 1))
      sum = sum + term
      count += 1
    }
    return .one - .one / (sum * (.one + each))
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
