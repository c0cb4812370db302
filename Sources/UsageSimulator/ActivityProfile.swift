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
}
