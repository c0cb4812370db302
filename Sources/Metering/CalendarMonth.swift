/// A calendar month, written `2026-10`; its length is the provider's billing period, in UTC.
public struct CalendarMonth: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int

  /// Nil outside months 1 to 12 of years 1 to 9999.
  public init?(year: Int, month: Int) {
    guard 1...9999 ~= year, 1...12 ~= month else { return nil }
    self.init(unchecked: year, month)
  }

  /// Reads exactly `YYYY-MM`.
  public init?(_ text: some StringProtocol) {
    guard let first = CalendarDate(String(text) + "-01") else { return nil }
    self = first.calendarMonth
  }

  init(unchecked year: Int, _ month: Int) {
    self.year = year
    self.month = month
  }

  public var days: Int {
    switch month {
    case 2: isLeapYear ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private var isLeapYear: Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// 672 to 744.
  public var hours: Int { days * 24 }
  public var milliseconds: UInt64 { UInt64(hours) * 3_600_000 }

  public var firstDay: CalendarDate { CalendarDate(unchecked: year, month, 1) }
  public var lastDay: CalendarDate { CalendarDate(unchecked: year, month, days) }

  /// 0 for Monday to 6 for Sunday.
  public var firstWeekday: Int { (firstDay.ordinal + 2) % 7 }

  public func adding(months: Int) -> CalendarMonth {
    let index = year * 12 + month - 1 + months
    return CalendarMonth(unchecked: index / 12, index % 12 + 1)
  }

  public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  public var description: String { String(firstDay.description.prefix(7)) }
}

extension CalendarMonth {
  /// January of year 1: stands in a record before its file has been read.
  public static let unset = CalendarMonth(unchecked: 1, 1)
}
