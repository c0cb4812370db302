import Metering

/// How an event recurs: every day, week or month, so many times.
public struct Recurrence: Sendable, Equatable, BitwiseCopyable {
  public let frequency: Frequency
  /// Occurrences in all, the first included: 1 to 1,000.
  public let count: Int

  public enum Frequency: String, CaseIterable, Sendable, BitwiseCopyable {
    case daily, weekly, monthly
  }

  public static let limit = 1_000

  public init(_ frequency: Frequency, count: Int) {
    precondition(1...Self.limit ~= count)
    self.frequency = frequency
    self.count = count
  }

  /// As often as it starts up to and at a last minute, 1,000 times at most; nil where it never does.
  public init?(
    _ frequency: Frequency, from first: Int, until last: Int, _ calendar: CalendarOrigin
  ) {
    guard last >= first else { return nil }
    let all = Recurrence(frequency, count: Self.limit)
    self.init(frequency, count: all.starts(from: first, in: first..<last + 1, calendar).count)
  }

  /// Bytes of the rule as iCalendar writes it, such as `FREQ=WEEKLY;COUNT=12`.
  ///
  /// Source: RFC 5545, 3.3.10.
  var ruleLength: Int {
    "FREQ=;COUNT=".utf8.count + frequency.rawValue.utf8.count + count.decimalDigits
  }

  /// The starts that lie in a range of minutes, in order, of an event that first starts then.
  ///
  /// Months without the first start's day are left out, and not counted: RFC 5545, 3.3.10.
  /// O(1) and the starts found; O(count) by months.
  func starts(from first: Int, in range: Range<Int>, _ calendar: CalendarOrigin) -> [Int] {
    switch frequency {
    case .daily: evenStarts(from: first, every: 1_440, in: range)
    case .weekly: evenStarts(from: first, every: 10_080, in: range)
    case .monthly: monthlyStarts(from: first, in: range, calendar)
    }
  }

  private func evenStarts(from first: Int, every period: Int, in range: Range<Int>) -> [Int] {
    func index(notBefore minute: Int) -> Int {
      minute <= first ? 0 : min(count, (minute - first + period - 1) / period)
    }
    let (low, high) = (index(notBefore: range.lowerBound), index(notBefore: range.upperBound))
    return (low..<high).map { first + $0 * period }
  }

  private func monthlyStarts(
    from first: Int, in range: Range<Int>, _ calendar: CalendarOrigin
  ) -> [Int] {
    let (date, minuteOfDay) = calendar.day(of: first)
    var found: [Int] = []
    var (months, left) = (0, count)
    while left > 0 {
      let later = date.adding(months: months)
      months += 1
      guard later.day == date.day else { continue }
      left -= 1
      let start = calendar.minute(of: later, minuteOfDay)
      if start >= range.upperBound { break }
      if start >= range.lowerBound { found.append(start) }
    }
    return found
  }
}

/// Where in the calendar a backend's first instant lies, which months need.
public struct CalendarOrigin: Sendable, Equatable {
  /// Minutes from 1970 to the first instant, in UTC.
  private let minutes: Int

  public init(minutesSince1970 minutes: Int) { self.minutes = minutes }

  func day(of minute: Int) -> (date: CalendarDate, minuteOfDay: Int) {
    let all = minutes + minute
    let days = all >= 0 ? all / 1_440 : -((1_439 - all) / 1_440)
    return (CalendarDate(daysSince1970: days), all - days * 1_440)
  }

  func minute(of date: CalendarDate, _ minuteOfDay: Int) -> Int {
    date.daysSince1970 * 1_440 + minuteOfDay - minutes
  }
}
