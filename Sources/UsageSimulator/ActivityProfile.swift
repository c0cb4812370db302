import Documents
import Metering

/// How active users of one time zone are by the hour of their week.
struct ActivityProfile: Sendable {
  private let hours: [UInt64]
  private let weekend: UInt64
  private let time: LocalTime

  init(_ population: Scenario.Population, _ time: LocalTime) {
    hours = population.weekdayHours.map { UInt64(clamping: $0.scaled(by: 1 << 20)) }
    weekend = UInt64(clamping: population.weekendFactor.scaled(by: 1 << 20))
    self.time = time
  }

  /// Relative activity of quarters of an hour, counted from a month's first moment in UTC.
  ///
  /// A quarter that the clock is set back over comes twice, one that it is set forward over never.
  func weights(of month: CalendarMonth, bins: Range<Int>) -> [UInt64] {
    let offsets = time.offsets(around: month)
    let first = month.firstDay.ordinal * 1_440
    return bins.map { bin in
      let local = bin * 15 + offsets.minutes(at: first + bin * 15)
      let day = (local >= 0 ? local : local - 1_439) / 1_440
      // Some multiple of 7 that keeps weeks long ago positive.
      let isWeekend = (month.firstWeekday + day + 7_000) % 7 >= 5
      return hours[(local - day * 1_440) / 60] * (isWeekend ? weekend : 1 << 20)
    }
  }

  /// How active the time before a month was against an average week's, in 2^-12, when what happened
  /// counts by e^(-days / memory).
  func eve(of month: CalendarMonth, memory: Fixed) -> UInt64 {
    let quarter = Fixed.one / Fixed(96)
    guard memory > quarter else { return 1 << 12 }
    let weights = weights(of: month, bins: -Self.week * 10..<0)
    let average = weights.suffix(Self.week).reduce(0) { $0 + UInt128($1) } / UInt128(Self.week)
    let fading = UInt128(UInt64(CalendarBalance.remaining(quarter / memory, for: .one).bits))
    var factor = UInt128(1) << 62
    var counted: UInt128 = 0
    var whole: UInt128 = 0
    for weight in weights.reversed() {
      counted += (factor >> 24) * UInt128(weight)
      whole += factor >> 24
      factor = (factor * fading) >> 32
    }
    return UInt64(clamping: ((counted << 13) / (average * whole) + 1) / 2)
  }

  private static let week = 7 * 96
}
