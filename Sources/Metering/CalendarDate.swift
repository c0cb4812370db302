/// A day of the Gregorian calendar, written `2026-10-01`.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nil unless the day exists; years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard let inMonth = CalendarMonth(year: year, month: month), day >= 1, day <= inMonth.days
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads exactly `YYYY-MM-DD`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { 48...57 ~= $0 } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public var calendarMonth: CalendarMonth { CalendarMonth(unchecked: year, month) }

  /// Days since 0000-03-01, for differences between dates.
  public var ordinal: Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
      + (monthFromMarch * 153 + 2) / 5 + day - 1
  }

  /// The same day a number of months later, or that month's last day where it has no such day.
  public func adding(months: Int) -> CalendarDate {
    let target = calendarMonth.adding(months: months)
    return CalendarDate(unchecked: target.year, target.month, min(day, target.days))
  }

  init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  public var description: String {
    let padded = String(10_000 + year).dropFirst()
    return "\(padded)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

extension CalendarDate {
  public var daysSince1970: Int { ordinal - 719_468 }

  /// Years 1 to 9999.
  public init(daysSince1970 days: Int) {
    // Days from 0000-03-01 in cycles of 400 years; a year that begins in March ends with its leap
    // day. Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021.
    let day = days + 719_468
    let cycle = day / 146_097
    let inCycle = day % 146_097
    let year = (inCycle - inCycle / 1_460 + inCycle / 36_524 - inCycle / 146_096) / 365
    let inYear = inCycle - (365 * year + year / 4 - year / 100)
    let month = (5 * inYear + 2) / 153
    self =
      CalendarDate(
        year: cycle * 400 + year + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9,
        day: inYear - (153 * month + 2) / 5 + 1) ?? CalendarMonth.unset.firstDay
  }
}
