import Metering
import Testing

@testable import AuroraCost

struct LiveClockTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00Z"), (1, "1970-01-01T00:01Z"), (1_439, "1970-01-01T23:59Z"),
    (29_853_360, "2026-10-05T12:00Z"), (15_778_079, "1999-12-31T23:59Z"),
    (15_863_040, "2000-02-29T00:00Z"), (15_864_480, "2000-03-01T00:00Z"),
  ])
  func `minutes are written and read as days of the calendar`(minute: Int, text: String) {
    #expect(MinuteText.text(minute) == text)
    #expect(MinuteText.minute(text) == minute)
  }

  @Test func `every day from 1970 to 2399 is written as the day after the last`() {
    var date = CalendarMonth.unset.firstDay
    for days in 0..<157_000 {
      let next = CalendarDate(daysSince1970: days)
      #expect(days == 0 || next.ordinal == date.ordinal + 1)
      date = next
    }
  }

  @Test(arguments: [
    "2026-10-05T12:00", "2026-10-05 12:00Z", "2026-10-05T24:00Z", "2026-10-05T12:60Z",
    "2026-02-29T12:00Z", "1969-12-31T23:59Z", "3000-01-01T00:00Z", "2026-10-05T+1:00Z", "",
    "2026-10-05T12:00:00Z",
  ])
  func `another time is not read`(text: String) { #expect(MinuteText.minute(text) == nil) }

  @Test(
    arguments: [
      // 2026-10-01 and its last millisecond; the month itself begins the count.
      (1_790_812_800_000, 1_790_812_800_000), (1_793_491_199_999, 1_790_812_800_000),
      // One millisecond before and after: it begins with the minute that the server starts in.
      (1_790_812_799_999, 1_790_812_740_000), (1_793_491_200_000, 1_793_491_200_000),
    ] as [(Int64, Int64)])
  func `the month is the wall clock's own, or begins now`(now: Int64, origin: Int64) throws {
    let month = try #require(CalendarMonth("2026-10"))
    #expect(LiveClock(over: month, now: { now }).origin == origin)
  }
}
