import Metering
import Testing

@testable import AuroraBackend

struct RecurrenceTests {
  /// October 2026.
  private let october = CalendarOrigin(minutesSince1970: 20_727 * 1_440)
  private let all = -100_000..<100_000_000

  @Test func `the calendar's first day is the first of October`() {
    let (date, minute) = october.day(of: 1_500)
    #expect(date.description == "2026-10-02")
    #expect(minute == 60)
    #expect(october.day(of: -1).date.description == "2026-09-30")
    #expect(october.day(of: -1).minuteOfDay == 1_439)
  }

  @Test(arguments: [
    (Recurrence.Frequency.daily, 1_440), (.weekly, 10_080),
  ])
  func `days and weeks are evenly apart, and as many as were asked for`(
    frequency: Recurrence.Frequency, period: Int
  ) {
    let starts = Recurrence(frequency, count: 4).starts(from: 540, in: all, october)
    #expect(starts == [0, 1, 2, 3].map { 540 + $0 * period })
  }

  @Test(arguments: [
    (540..<541, 1), (541..<542, 0), (539..<540, 0), (541..<1_981, 1), (541..<1_980, 0),
    (0..<4_860, 3), (0..<4_861, 4), (4_861..<9_999, 0), (-99..<0, 0),
  ])
  func `a range has its first minute and not its last`(range: Range<Int>, count: Int) {
    let starts = Recurrence(.daily, count: 4).starts(from: 540, in: range, october)
    #expect(starts.count == count)
    #expect(starts.allSatisfy(range.contains))
  }

  @Test func `months keep the day, whatever their length`() {
    // The 5th of October, November, December and January at 09:00.
    let first = 4 * 1_440 + 540
    let starts = Recurrence(.monthly, count: 4).starts(from: first, in: all, october)
    #expect(starts == [0, 31, 61, 92].map { first + $0 * 1_440 })
    let november = first + 1...first + 31 * 1_440
    #expect(
      Recurrence(.monthly, count: 4).starts(from: first, in: Range(november), october)
        == [starts[1]])
  }

  /// RFC 5545, 3.3.10: a day that a month does not have is ignored.
  @Test func `a month without the day is left out, and not counted`() {
    let starts = Recurrence(.monthly, count: 4).starts(from: 30 * 1_440, in: all, october)
    let dates = starts.map { october.day(of: $0).date.description }
    #expect(dates == ["2026-10-31", "2026-12-31", "2027-01-31", "2027-03-31"])
    let leap = Recurrence(.monthly, count: 18).starts(from: 28 * 1_440, in: all, october)
    let days = leap.map { october.day(of: $0).date.description }
    #expect(!days.contains { $0.hasPrefix("2027-02") })
    #expect(days.contains("2028-02-29"))
  }

  @Test(arguments: [
    (540, 1), (1_979, 1), (1_980, 2), (540 + 999 * 1_440, 1_000), (540 + 1_000 * 1_440, 1_000),
  ])
  func `an end is turned into a count`(until: Int, count: Int) {
    #expect(Recurrence(.daily, from: 540, until: until, october)?.count == count)
    #expect(Recurrence(.daily, from: 540, until: 539, october) == nil)
  }

  @Test func `the next occurrence is found over years, and none after the last`() {
    let series = EventSeries(
      id: 1, startMinute: 30 * 1_440, Recurrence(.monthly, count: 1_000), text: .zero)
    let next = series.next(notBefore: 30 * 1_440 + 1, october)
    #expect(next.map { october.day(of: $0).date.description } == "2026-12-31")
    let last = series.starts(in: all, october).last ?? 0
    #expect(series.next(notBefore: last, october) == last)
    #expect(series.next(notBefore: last + 1, october) == nil)
  }

  @Test func `exceptions are not occurrences, and storage and answer grow by them`() {
    let series = EventSeries(
      id: 1, startMinute: 540, Recurrence(.daily, count: 3), text: Bytes(40))
    let changed = series.withException()
    let except: Set = [series.occurrence(at: 1_980)]
    #expect(changed.starts(in: all, october, except: except) == [540, 3_420])
    #expect(changed.next(notBefore: 541, october, except: except) == 3_420)
    // A list element: one byte and the minute's 17; in JSON its quotes and the byte before.
    #expect(changed.size == series.size + Bytes(18))
    #expect(changed.json == series.json + Bytes(20))
    #expect(changed.with(text: .zero, escapes: .zero, startMinute: 540).exceptionCount == 1)
    #expect(changed.with(text: .zero, escapes: .zero, startMinute: 541).exceptionCount == 0)
  }

  /// The item attribute by attribute, as the size rules have any item.
  @Test func `a series is as large as its item`() throws {
    func text(_ length: Int) -> ItemValue {
      .string(ItemText(String(repeating: "x", count: length)))
    }
    let attributes: [(String, ItemValue)] = [
      ("userId", text(36)), ("sk", text(33)), ("start", text(17)), ("end", text(17)),
      ("rule", text("FREQ=WEEKLY;COUNT=12".utf8.count)), ("except", .list([text(17)])),
      ("title", text(10)), ("notes", text(30)), ("colour", text(6)), ("allDay", .boolean(true)),
      ("createdAt", .number(try ItemNumber("1791201617"))),
      ("updatedAt", .number(try ItemNumber("1791201617"))),
      ("version", .number(try ItemNumber("1"))),
    ]
    var size = ItemSize()
    for (name, value) in attributes { size.add(name: name.utf8.count, value) }
    let series = EventSeries(
      id: 1, startMinute: 540, Recurrence(.weekly, count: 12), text: Bytes(40))
    #expect(series.withException().size == size.bytes)
  }
}
