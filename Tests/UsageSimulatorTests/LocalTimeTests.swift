import Documents
import Foundation
import Metering
import Testing

@testable import UsageSimulator

struct LocalTimeTests {
  private static func file() throws -> (TimeZoneFile, [String]) {
    let document = try Document(path: Repository.root + "/scenarios/time-zones.yaml")
    let zones = try DocumentMapping(document.root).required("zones")
    return (try TimeZoneFile(document), try zones.entries().map(\.key))
  }

  private static func time(_ zone: String, _ month: CalendarMonth) throws -> LocalTime {
    let (file, _) = try file()
    return try file.time(zone, in: month, at: file.document.root)
  }

  /// The offset at a minute of a day in UTC.
  private func offset(_ zone: String, _ day: String, _ minute: Int) throws -> Int {
    let date = try #require(CalendarDate(day))
    let time = try Self.time(zone, date.calendarMonth)
    return time.offsets(around: date.calendarMonth).minutes(at: date.ordinal * 1_440 + minute)
  }

  /// Moments as national authorities announced them for 2026, in minutes of UTC.
  @Test(arguments: [
    ("Europe/Berlin", "2026-03-29", 60, 60, 120), ("Europe/Berlin", "2026-10-25", 60, 120, 60),
    ("Europe/London", "2026-03-29", 60, 0, 60), ("Europe/London", "2026-10-25", 60, 60, 0),
    ("America/New_York", "2026-03-08", 420, -300, -240),
    ("America/New_York", "2026-11-01", 360, -240, -300),
    ("America/Los_Angeles", "2026-03-08", 600, -480, -420),
    ("Australia/Sydney", "2026-04-04", 960, 660, 600),
    ("Australia/Sydney", "2026-10-03", 960, 600, 660),
    ("Australia/Adelaide", "2026-10-03", 990, 570, 630),
    ("Pacific/Auckland", "2026-04-04", 840, 780, 720),
    ("Pacific/Auckland", "2026-09-26", 840, 720, 780),
    ("America/Santiago", "2026-04-05", 180, -180, -240),
    ("America/Santiago", "2026-09-06", 240, -240, -180),
  ])
  func `the clock changes at its minute, not one before`(
    zone: String, day: String, minute: Int, before: Int, after: Int
  ) throws {
    #expect(try offset(zone, day, minute - 1) == before)
    #expect(try offset(zone, day, minute) == after)
  }

  /// The system's copy of the IANA data is not ours.
  @Test func `every zone changes when the system's zone of its name does`() throws {
    let (_, zones) = try Self.file()
    let origin = try #require(CalendarDate("1970-01-01")).ordinal * 1_440
    #expect(zones.count > 30)
    for name in zones {
      let system = try #require(TimeZone(identifier: name))
      for year in 2024...2026 {
        let month = try #require(CalendarMonth(year: year, month: 6))
        let offsets = try Self.time(name, month).offsets(around: month)
        let first = try #require(CalendarDate(year: year, month: 1, day: 1)).ordinal * 1_440
        // Every six hours, and so on both sides of every change.
        for minute in stride(from: first, to: first + 365 * 1_440, by: 360) {
          let moment = Date(timeIntervalSince1970: Double(minute - origin) * 60)
          guard offsets.minutes(at: minute) * 60 != system.secondsFromGMT(for: moment) else {
            continue
          }
          Issue.record("\(name) at \(moment)")
          break
        }
      }
    }
  }

  @Test func `a zone without daylight-saving time never changes`() throws {
    let october = try #require(CalendarMonth("2026-10"))
    let time = try Self.time("Asia/Singapore", october)
    #expect(time.offsets(around: october).changes.map(\.offset) == [480])
  }

  private func arrivals(_ zone: String, _ month: String, hour: Int) throws -> [Int] {
    var population = Scenario.Population()
    population.weekdayHours = (0..<24).map { ExactDecimal($0 == hour ? 1 : 0) }
    population.weekendFactor = ExactDecimal(1)
    let month = try #require(CalendarMonth(month))
    let profile = ActivityProfile(population, try Self.time(zone, month))
    let clock = ArrivalClock(profile, month: month)
    return (0..<2_000 as Range<UInt64>).map {
      Int(clock.moment(at: ArrivalClock.span / 2_000 * $0).milliseconds / 60_000)
    }
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-03", 29, 1, 8, 7), ("Europe/Berlin", "2026-10", 25, 1, 7, 8),
    ("America/New_York", "2026-11", 1, 6, 13, 14), ("America/New_York", "2026-03", 8, 7, 14, 13),
    ("Australia/Sydney", "2026-04", 4, 16, 22, 23), ("Australia/Sydney", "2026-10", 3, 16, 23, 22),
  ])
  func `who comes at nine comes at nine on both sides of a change`(
    zone: String, month: String, day: Int, hour: Int, before: Int, after: Int
  ) throws {
    let change = ((day - 1) * 24 + hour) * 60
    for minute in try arrivals(zone, month, hour: 9) {
      #expect(minute / 60 % 24 == (minute < change ? before : after))
    }
  }

  @Test func `an hour that is left out gets nobody, one that comes twice gets as many again`()
    throws
  {
    // Local 2 to 3 is UTC 1 to 2 in winter, 0 to 1 in summer.
    let march = try arrivals("Europe/Berlin", "2026-03", hour: 2).filter { $0 / 1_440 == 28 }
    #expect(march.isEmpty)
    let october = try arrivals("Europe/Berlin", "2026-10", hour: 2)
    let perDay = Dictionary(grouping: october) { $0 / 1_440 }.mapValues(\.count)
    #expect(Set(october.filter { $0 / 1_440 == 24 }.map { $0 / 60 % 24 }) == [0, 1])
    // 2,000 arrivals in 32 hours.
    #expect(abs((perDay[24] ?? 0) - 125) <= 2)
    #expect(abs((perDay[23] ?? 0) - 62) <= 2)
  }
}
