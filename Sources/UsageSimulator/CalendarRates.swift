import Documents

/// How a calendar's events come and go: in days, and per action a day.
struct CalendarRates {
  /// For how far ahead events are placed.
  let horizon: Fixed
  /// For how many days as many actions come as are left of a visit, on average.
  let visit: Fixed
  /// Share of the actions that place an event, and of these those that move one.
  let placed: Fixed
  let moved: Fixed
  /// Share of the actions that move or delete one.
  let touched: Fixed
  /// Share of the events within reach that a day moves or deletes.
  let fading: Fixed
  /// Events yet to come for each day of the horizon.
  let upcoming: Fixed
  /// Events within reach of a change, and with those that an action finds more than any moment.
  let count: Fixed
  let exposed: Fixed
  /// For how many days an event that is never deleted is within reach, however often it is moved.
  var undeleted: Fixed {
    let moving = touched == .zero ? .zero : fading * placed * moved / touched
    guard moving.bits > 1 << 12 else { return horizon + CalendarBalance.reach }
    let stays = CalendarBalance.remaining(moving, for: CalendarBalance.reach)
    return ((.one + moving * horizon) / stays - .one) / moving
  }

  /// Takes the share of actions that find an event to change.
  init(_ shares: ActionShares, _ visits: Visits, found: Fixed, horizon: Fixed) {
    let placed = shares[.create] + shares.moved * found
    let touched = (shares[.delete] + shares.moved) * found
    let visit = visits.perDay > .zero ? .one / visits.perDay : Fixed(1_000)
    /// Events yet to come for each day of the horizon, at a rate of changes.
    func upcoming(_ fading: Fixed) -> Fixed {
      placed * CalendarBalance.remaining(fading, for: visit) / (.one + fading * horizon)
    }
    func count(_ fading: Fixed) -> Fixed {
      upcoming(fading) * (horizon + CalendarBalance.mean(fading, over: CalendarBalance.reach))
    }
    func exposed(_ fading: Fixed) -> Fixed {
      count(fading) + placed * CalendarBalance.mean(fading, over: visit)
    }
    let fading =
      touched == .zero
      ? .zero
      : Fixed.greatest(below: Fixed(20) / CalendarBalance.reach) { fading in
        fading * exposed(fading) < touched
      }
    self.horizon = horizon
    self.visit = visit
    self.placed = placed
    moved = placed == .zero ? .zero : shares.moved * found / placed
    self.touched = touched
    self.fading = fading
    self.upcoming = upcoming(fading)
    self.count = count(fading)
    self.exposed = exposed(fading)
  }
}
