import Metering
import Testing

struct CalendarTests {
  @Test(arguments: [
    ("2026-10", 744, 3), ("2026-11", 720, 6), ("2026-02", 672, 6), ("2028-02", 696, 1),
    ("1900-02", 672, 3), ("2000-02", 696, 1),
  ])
  func `a month knows its hours and its first weekday`(text: String, hours: Int, weekday: Int) {
    let month = CalendarMonth(text)
    #expect(month?.hours == hours)
    #expect(month?.firstWeekday == weekday)
    #expect(month?.description == text)
  }

  @Test(arguments: [
    "2026-13", "2026-00", "2026-1", "26-10", "2026-10-01", "", "2026-1a", "+026-10", "٢٠٢٦-10",
  ])
  func `what is not a month is refused`(text: String) {
    #expect(CalendarMonth(text) == nil)
  }

  @Test func `months add across years and dates clamp to the month's end`() {
    #expect(CalendarMonth("2026-11")?.adding(months: 3).description == "2027-02")
    #expect(CalendarDate("2026-08-31")?.adding(months: 6).description == "2027-02-28")
    #expect(CalendarDate("2026-02-30") == nil)
  }

  @Test func `ordinals count days`() throws {
    let newYear = try #require(CalendarDate("2026-01-01"))
    let leapDay = try #require(CalendarDate("2028-02-29"))
    #expect(leapDay.ordinal - newYear.ordinal == 365 + 365 + 59)
  }
}
