import Documents
import Metering
import Testing

@testable import UsageSimulator

struct ArrivalClockTests {
  private func clock(
    _ month: String = "2026-10", offset: Int = 0, hours: [Int] = .init(repeating: 1, count: 24),
    weekend: String = "1"
  ) throws -> ArrivalClock {
    var population = Scenario.Population()
    population.weekdayHours = hours.map { ExactDecimal($0) }
    population.weekendFactor = try #require(ExactDecimal(weekend))
    let profile = ActivityProfile(population, LocalTime(standardMinutes: offset))
    return ArrivalClock(profile, month: try #require(CalendarMonth(month)))
  }

  @Test func `a month that ends at a moment is the same month, so much earlier`() throws {
    let profile = ActivityProfile(
      try Repository.scenario("month=2026-10").population, LocalTime(standardMinutes: 480))
    let september = try #require(CalendarMonth("2026-09"))
    let clock = ArrivalClock(profile, month: september)
    let before = ArrivalClock(profile, month: september, until: .zero)
    for part in 0..<100 as Range<UInt64> {
      let operational = ArrivalClock.span / 100 * part
      let moment = before.moment(at: operational)
      #expect(moment < .zero)
      #expect(moment + .days(30) == clock.moment(at: operational))
    }
  }

  @Test func `an even profile makes even time`() throws {
    let clock = try clock()
    let month = Int64(744 * 3_600_000)
    for part in [0, 1, 3, 7] as [UInt64] {
      let moment = clock.moment(at: ArrivalClock.span / 8 * part).milliseconds
      #expect(abs(moment - month / 8 * Int64(part)) <= 1)
    }
    #expect(clock.moment(at: ArrivalClock.span - 1).milliseconds < month)
  }

  /// Whose hours begin at ours, at half past, and at a quarter past.
  @Test(arguments: [0, 330, 345])
  func `arrivals keep to the hours that have weight, in local time`(offset: Int) throws {
    var hours = [Int](repeating: 0, count: 24)
    hours[9] = 1
    let clock = try clock(offset: offset, hours: hours)
    for part in 0..<1_000 as Range<UInt64> {
      let minute = clock.moment(at: ArrivalClock.span / 1_000 * part).milliseconds / 60_000
      #expect((minute + Int64(offset)) % 1_440 / 60 == 9)
    }
  }

  /// 2026-10-03 and -04 are a weekend; 2026-10-01 is a Thursday.
  @Test func `a weekend factor of 0 leaves weekends empty`() throws {
    let clock = try clock(weekend: "0")
    for part in 0..<1_000 as Range<UInt64> {
      let day = clock.moment(at: ArrivalClock.span / 1_000 * part).milliseconds / 86_400_000
      #expect((3 + day) % 7 < 5)
    }
  }

  @Test func `hours get arrivals by their weight`() throws {
    var hours = [Int](repeating: 1, count: 24)
    hours[12] = 9
    let clock = try clock("2026-02", hours: hours)
    var noons = 0
    for part in 0..<3_200 as Range<UInt64> {
      let moment = clock.moment(at: ArrivalClock.span / 3_200 * part)
      if moment.milliseconds / 3_600_000 % 24 == 12 { noons += 1 }
    }
    // 9 of 32 parts of each day.
    #expect(abs(noons - 900) <= 28)
  }
}
