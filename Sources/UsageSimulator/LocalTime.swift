import Metering

/// A zone's clock against UTC, by the rules of one kind that it follows every year.
public struct LocalTime: Sendable, Equatable {
  /// Outside daylight-saving time; east of Greenwich is positive.
  public var standardMinutes: Int
  public var daylight: Daylight?

  public init(standardMinutes: Int, daylight: Daylight? = nil) {
    self.standardMinutes = standardMinutes
    self.daylight = daylight
  }

  /// When a part of the year is so many minutes ahead of standard time.
  public struct Daylight: Sendable, Equatable {
    /// The first whole year that these rules hold for.
    public var since: Int
    public var minutes: Int
    public var starts: Change
    public var ends: Change
  }

  /// A moment of every year: on some Sunday of a month, at a minute of the day.
  public struct Change: Sendable, Equatable {
    public var month: Int
    /// The first Sunday from this day of the month on; nil for the month's last.
    public var sundayFrom: Int?
    public var minute: Int
    /// Whether the minute is of UTC, not of standard time.
    public var isUTC: Bool

    /// In minutes of UTC since the calendar's origin, as `CalendarDate.ordinal` counts days.
    func moment(in year: Int, standardMinutes: Int) -> Int {
      guard let first = CalendarDate(year: year, month: month, day: sundayFrom ?? 1) else {
        return 0
      }
      let last = first.calendarMonth.lastDay.ordinal
      let day =
        sundayFrom == nil ? last - (last + 3) % 7 : first.ordinal + 6 - (first.ordinal + 2) % 7
      return day * 1_440 + minute - (isUTC ? 0 : standardMinutes)
    }
  }

  /// The offsets of the year of a month and of its neighbours.
  func offsets(around month: CalendarMonth) -> LocalOffsets {
    guard let daylight else { return LocalOffsets(changes: [(.min, standardMinutes)]) }
    var changes: [(minute: Int, offset: Int)] = []
    for year in month.year - 1...month.year + 1 {
      let starts = daylight.starts.moment(in: year, standardMinutes: standardMinutes)
      let ends = daylight.ends.moment(in: year, standardMinutes: standardMinutes)
      changes.append((starts, standardMinutes + daylight.minutes))
      changes.append((ends, standardMinutes))
    }
    changes.sort { $0.minute < $1.minute }
    // Before the first change the clock stood as after the second.
    return LocalOffsets(changes: [(.min, changes[1].offset)] + changes)
  }
}

/// Offsets from UTC, each from a minute on.
struct LocalOffsets: Sendable {
  let changes: [(minute: Int, offset: Int)]

  /// The offset at a minute of UTC since the calendar's origin.
  func minutes(at minute: Int) -> Int {
    changes.last { $0.minute <= minute }?.offset ?? 0
  }
}
