public import Metering

/// Reminders table: one item an e-mail reminder.
///
/// PK `userId`, SK `eventId#lead`.
/// Access patterns: a user's reminders, those of one event (Query by prefix), one (GetItem), create,
/// mark as sent on condition that it is pending, delete. That of a recurring event is of its next
/// occurrence, and goes on to the one after when it is sent.
public struct Reminder: TableItem {
  public let key: UInt64
  /// Key of the event in its table; of a recurring one's occurrence, what would be its key.
  public var event: UInt64
  public var isSent: Bool
  /// Whether its event recurs.
  public let recurs: Bool
  public let size: Bytes

  public init(of event: CalendarEvent, leadMinutes: Int) {
    self.init(
      key: Self.key(event: event.id, leadMinutes: leadMinutes), event: event.key,
      isSent: false, recurs: false, size: Self.bare)
  }

  /// Of the occurrence of a recurring event that starts then.
  public init(of series: EventSeries, startMinute: Int, leadMinutes: Int) {
    self.init(
      key: Self.key(event: series.id, leadMinutes: leadMinutes),
      event: CalendarEvent.key(startMinute: startMinute, id: series.id),
      isSent: false, recurs: true, size: Self.bare)
  }

  private init(key: UInt64, event: UInt64, isSent: Bool, recurs: Bool, size: Bytes) {
    self.key = key
    self.event = event
    self.isSent = isSent
    self.recurs = recurs
    self.size = size
  }

  public var leadMinutes: Int { Int(key & 0xFFFF_FFFF) }

  /// The key of an event's reminder of one lead.
  public static func key(event: UInt32, leadMinutes: Int) -> UInt64 {
    keys(of: event).lowerBound + UInt64(leadMinutes)
  }

  /// The keys of one event's reminders.
  static func keys(of event: UInt32) -> Range<UInt64> {
    UInt64(event) << 32..<(UInt64(event) + 1) << 32
  }

  /// When it is due, by the event's start in its key.
  public var due: Instant {
    Self.due(
      startMinute: CalendarEvent.startMinute(of: event), leadMinutes: leadMinutes)
  }

  /// When it is due for an event that starts then.
  public static func due(startMinute: Int, leadMinutes: Int) -> Instant {
    Instant(milliseconds: Int64(startMinute - leadMinutes) * 60_000)
  }

  func sent() -> Reminder {
    Reminder(key: key, event: event, isSent: true, recurs: recurs, size: size)
  }

  func moved(to event: UInt64) -> Reminder {
    Reminder(key: key, event: event, isSent: false, recurs: recurs, size: size)
  }

  /// As JSON in an answer: every field has a fixed width; a literal, as an
  /// event's overhead is.
  static let json = Bytes(104)

  /// Every attribute, as below; a literal as well.
  static let bare = Bytes(220)

  static var measuredBare: Bytes {
    var size = ItemSize()
    size.add(name: "userId".utf8.count, text: 36)
    size.add(name: "sk".utf8.count, text: 26 + 6)
    size.add(name: "event".utf8.count, text: "2026-10-05T09:00Z#".utf8.count + 26)
    size.add(name: "due".utf8.count, integerDigits: 10)
    size.add(name: "channel".utf8.count, text: "email".utf8.count)
    size.add(name: "status".utf8.count, text: "pending".utf8.count)
    size.add(name: "schedule".utf8.count, text: 40)
    size.add(name: "expires".utf8.count, integerDigits: 10)
    return size.bytes
  }
}
