/// A user's sessions as a Poisson process in operational time.
struct Arrivals {
  private let meanGap: UInt64
  private var operational: UInt64

  /// Takes the sessions a month at mean activity, in 2^-16, and the user's multiple of it.
  init(sessions: UInt64, activity: Int, from start: UInt64) {
    let mean = sessions * UInt64(activity) / UInt64(PopulationPlan.activityUnit)
    meanGap = mean > 0 ? ArrivalClock.span << 16 / mean : .max
    operational = start
  }

  /// The next arrival in operational time, or nil when the month is over.
  mutating func next(_ exponential: ExponentialTable, _ random: inout RandomSource) -> UInt64? {
    let gap = (UInt128(exponential.draw(&random)) * UInt128(meanGap)) >> 16
    guard gap < ArrivalClock.span - operational else { return nil }
    operational += UInt64(gap)
    return operational
  }
}
