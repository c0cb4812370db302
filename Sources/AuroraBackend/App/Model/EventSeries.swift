public import Metering

/// A recurring event in the events table: one item, from which a list makes its occurrences.
///
/// PK `userId`, SK `series#eventId`.
/// Access patterns: all of a user's series (Query by prefix, with every list of events), one
/// (GetItem), create, change, delete by key. An occurrence that differs is an event of its own, and
/// an exception of its series: both are written in one transaction.
public struct EventSeries: TableItem {
  public let id: UInt32
  /// Of the first occurrence.
  public let startMinute: Int
  public let recurrence: Recurrence
  /// Bytes of title and notes in UTF-8, and what JSON's escapes add to them.
  public let text: Bytes
  public let escapes: Bytes
  /// How many starts the rule gives that are not occurrences any more.
  public private(set) var exceptionCount = 0

  public init(
    id: UInt32, startMinute: Int, _ recurrence: Recurrence, text: Bytes, escapes: Bytes = .zero
  ) {
    self.id = id
    self.startMinute = startMinute
    self.recurrence = recurrence
    self.text = text
    self.escapes = escapes
  }

  public var key: UInt64 { UInt64(id) }

  public var size: Bytes {
    Self.bare + text
      + Bytes(recurrence.ruleLength + exceptionCount * Self.exceptionEntry)
  }

  /// The occurrences that start in a range of minutes, but for the exceptions among them.
  public func starts(
    in range: Range<Int>, _ calendar: CalendarOrigin, except exceptions: Set<UInt64> = []
  ) -> [Int] {
    let starts = recurrence.starts(from: startMinute, in: range, calendar)
    return exceptionCount == 0 ? starts : starts.filter { !exceptions.contains(occurrence(at: $0)) }
  }

  /// The first occurrence that starts at a minute or after, or nil.
  public func next(
    notBefore minute: Int, _ calendar: CalendarOrigin, except exceptions: Set<UInt64> = []
  ) -> Int? {
    var from = max(minute, startMinute)
    let end = startMinute + Self.longestSpan
    while from < end {
      let range = from..<from + Self.year
      if let first = starts(in: range, calendar, except: exceptions).first { return first }
      from += Self.year
    }
    return nil
  }

  /// What would be the key of an occurrence, were it an event.
  public func occurrence(at startMinute: Int) -> UInt64 {
    CalendarEvent.key(startMinute: startMinute, id: id)
  }

  /// The series with other text and first start; exceptions are of starts, and end with them.
  func with(text: Bytes, escapes: Bytes, startMinute: Int) -> EventSeries {
    var changed = EventSeries(
      id: id, startMinute: startMinute, recurrence, text: text, escapes: escapes)
    if startMinute == self.startMinute { changed.exceptionCount = exceptionCount }
    return changed
  }

  /// The series with one exception more.
  func withException() -> EventSeries {
    var changed = self
    changed.exceptionCount += 1
    return changed
  }

  /// The series as JSON in an answer: every field but the text has a fixed width, and an exception.
  var json: Bytes {
    Self.bareJSON + text + escapes + Bytes(exceptionCount * Self.exceptionJSON)
  }

  /// One of its occurrences as JSON in a list.
  var occurrenceJSON: Bytes { Self.bareOccurrenceJSON + text + escapes }

  /// Literals, as an event's overhead is; the live backend's tests hold them to the JSON written.
  private static let bareJSON = Bytes(221)
  private static let bareOccurrenceJSON = Bytes(201)
  /// A minute in quotes and the byte before it.
  private static let exceptionJSON = 1 + 2 + "2026-10-05T09:00Z".utf8.count
  /// An element of the item's list.
  private static let exceptionEntry = 1 + "2026-10-05T09:00Z".utf8.count
  private static let year = 366 * 1_440
  /// A thousand months of 31 days, each second one without the day.
  private static let longestSpan = 2 * Recurrence.limit * 31 * 1_440

  /// Every attribute but title, notes, rule and exceptions.
  private static let bare: Bytes = {
    var size = ItemSize()
    size.add(name: "userId".utf8.count, text: 36)
    size.add(name: "sk".utf8.count, text: "series#".utf8.count + 26)
    size.add(name: "start".utf8.count, text: "2026-10-05T09:00Z".utf8.count)
    size.add(name: "end".utf8.count, text: "2026-10-05T10:00Z".utf8.count)
    size.add(name: "rule".utf8.count, text: 0)
    size.addContainer(name: "except".utf8.count, elements: 0)
    size.add(name: "title".utf8.count, text: 0)
    size.add(name: "notes".utf8.count, text: 0)
    size.add(name: "colour".utf8.count, text: 6)
    size.addFlag(name: "allDay".utf8.count)
    size.add(name: "createdAt".utf8.count, integerDigits: 10)
    size.add(name: "updatedAt".utf8.count, integerDigits: 10)
    size.add(name: "version".utf8.count, integerDigits: 1)
    return size.bytes
  }()
}
