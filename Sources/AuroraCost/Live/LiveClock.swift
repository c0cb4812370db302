import AuroraBackend
import Foundation
import Metering

/// Wall-clock time laid over a scenario's month.
///
/// In that month itself the two agree; at any other time the month begins as the server starts.
/// What comes after its end is counted in it too.
struct LiveClock: Sendable {
  /// Milliseconds from 1970 to the month's first instant, whole minutes.
  let origin: Int64
  /// Milliseconds since 1970.
  let now: @Sendable () -> Int64

  init(origin: Int64, now: @escaping @Sendable () -> Int64) {
    self.origin = origin
    self.now = now
  }

  init(
    over month: CalendarMonth,
    now: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }
  ) {
    let start = now()
    let first = Int64(month.firstDay.daysSince1970) * 86_400_000
    let isInMonth = start >= first && start < first + Int64(month.milliseconds)
    self.init(origin: isInMonth ? first : start / 60_000 * 60_000, now: now)
  }

  /// Where the month's first instant lies in the calendar.
  var calendar: CalendarOrigin { CalendarOrigin(minutesSince1970: Int(origin / 60_000)) }

  var moment: Instant { Instant(milliseconds: now() - origin) }

  /// Whole seconds since 1970, as tokens and records have them.
  func seconds(_ moment: Instant) -> Int { Int((moment.milliseconds + origin) / 1_000) }

  func moment(seconds: Int) -> Instant {
    Instant(milliseconds: Int64(seconds) * 1_000 - origin)
  }

  /// A minute of the month, as `2026-10-05T09:00Z`.
  func text(minute: Int) -> String { MinuteText.text(minute + Int(origin / 60_000)) }

  /// The minute of the month that such a text names; nil where it names none.
  func minute(_ text: String) -> Int? {
    MinuteText.minute(text).map { $0 - Int(origin / 60_000) }
  }
}

/// Minutes since 1970 as `2026-10-05T09:00Z`, for years 1970 to 2999.
enum MinuteText {
  static func text(_ minute: Int) -> String {
    let days = minute >= 0 ? minute / 1_440 : -((1_439 - minute) / 1_440)
    let rest = minute - days * 1_440
    return "\(CalendarDate(daysSince1970: days))T\(two(rest / 60)):\(two(rest % 60))Z"
  }

  static func minute(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 17, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: "Z"), let date = CalendarDate(text.prefix(10)),
      1970...2999 ~= date.year, let hour = number(bytes[11...12]), hour < 24,
      let minute = number(bytes[14...15]), minute < 60
    else { return nil }
    return date.daysSince1970 * 1_440 + hour * 60 + minute
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(Optional(0)) { sum, digit in
      guard let sum, 48...57 ~= digit else { return nil }
      return sum * 10 + Int(digit - 48)
    }
  }
}
