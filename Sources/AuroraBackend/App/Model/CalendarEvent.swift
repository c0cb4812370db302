public import Metering

/// Events table: one item an event.
///
/// PK `userId`, SK `start#eventId`.
/// Access patterns: a user's events that start in a range (Query), one event (GetItem), create,
/// change, delete by key. A new start is a new key: delete and put in one transaction.
public struct CalendarEvent: TableItem {
  public let key: UInt64
  private let sizeBytes: UInt32
  private let escapedBytes: UInt32
  private let attachedBytes: UInt32
  public let attachments: UInt32

  public init(
    id: UInt32, startMinute: Int, text: Bytes, escapes: Bytes = .zero, attachments: Int = 0,
    attachmentBytes: Bytes = .zero
  ) {
    self.init(
      key: Self.key(startMinute: startMinute, id: id), text: text, escapes: escapes,
      attachments: attachments, attachmentBytes: attachmentBytes)
  }

  private init(
    key: UInt64, text: Bytes, escapes: Bytes, attachments: Int, attachmentBytes: Bytes
  ) {
    self.key = key
    escapedBytes = UInt32(escapes.count)
    self.attachments = UInt32(attachments)
    attachedBytes = UInt32(clamping: attachmentBytes.count)
    sizeBytes = UInt32(
      Self.bare.count + text.count + attachments * Self.attachmentEntry.count)
  }

  /// Bytes of title and notes in UTF-8.
  public var text: Bytes {
    size - Self.bare - Bytes(Int(attachments) * Self.attachmentEntry.count)
  }
  /// Bytes that JSON's escapes add to the text.
  public var escapes: Bytes { Bytes(Int(escapedBytes)) }
  public var size: Bytes { Bytes(Int(sizeBytes)) }
  /// Bytes of all attachments in the bucket, at most 4 GB.
  public var attachmentBytes: Bytes { Bytes(Int(attachedBytes)) }

  public var id: UInt32 { Self.id(of: key) }

  public static func id(of key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key) }

  /// Minutes since the first simulated instant; negative before.
  public var startMinute: Int { Self.startMinute(of: key) }

  public static func startMinute(of key: UInt64) -> Int { Int(key >> 32) - origin }

  /// The key of an event; keys are in the order of starts.
  public static func key(startMinute: Int, id: UInt32) -> UInt64 {
    UInt64(startMinute + origin) << 32 | UInt64(id)
  }

  private static let origin = 1 << 30

  func with(attachment added: Bytes) -> CalendarEvent {
    CalendarEvent(
      key: key, text: text, escapes: escapes, attachments: Int(attachments) + 1,
      attachmentBytes: attachmentBytes + added)
  }

  func with(text: Bytes, escapes: Bytes) -> CalendarEvent {
    CalendarEvent(
      key: key, text: text, escapes: escapes, attachments: Int(attachments),
      attachmentBytes: attachmentBytes)
  }

  func moved(to startMinute: Int) -> CalendarEvent {
    CalendarEvent(
      key: Self.key(startMinute: startMinute, id: id), text: text, escapes: escapes,
      attachments: Int(attachments), attachmentBytes: attachmentBytes)
  }

  /// As JSON in an answer.
  ///
  /// Every field but the text has a fixed width there, and an attachment takes as many bytes as in
  /// the table: so a list's bytes follow from those its query examined.
  var json: Bytes { size + Self.jsonOverhead + escapes }

  /// What an event's JSON takes more than its item: 198 bytes without text, instead of 190.
  ///
  /// Literals, which the loop folds; tests hold this one to the JSON that the live backend writes,
  /// those below to the items' measure.
  static let jsonOverhead = Bytes(8)

  /// Every attribute but title, notes and attachments, as below.
  static let bare = Bytes(190)
  /// One attachment in the list, as below.
  static let attachmentEntry = Bytes(110)

  static var measuredBare: Bytes {
    var size = ItemSize()
    size.add(name: "userId".utf8.count, text: 36)
    size.add(name: "sk".utf8.count, text: "2026-10-05T09:00Z#".utf8.count + 26)
    size.add(name: "end".utf8.count, text: "2026-10-05T10:00Z".utf8.count)
    size.add(name: "title".utf8.count, text: 0)
    size.add(name: "notes".utf8.count, text: 0)
    size.add(name: "colour".utf8.count, text: 6)
    size.addFlag(name: "allDay".utf8.count)
    size.addContainer(name: "attachments".utf8.count, elements: 0)
    size.add(name: "createdAt".utf8.count, integerDigits: 10)
    size.add(name: "updatedAt".utf8.count, integerDigits: 10)
    size.add(name: "version".utf8.count, integerDigits: 1)
    return size.bytes
  }

  /// One attachment in the list: a map of name, object key and size.
  static var measuredAttachmentEntry: Bytes {
    var size = ItemSize()
    size.addContainer(name: 1, elements: 3)
    size.add(name: "name".utf8.count, text: 20)
    size.add(name: "object".utf8.count, text: 64)
    size.add(name: "bytes".utf8.count, integerDigits: 6)
    return size.bytes
  }
}
