import Metering

public struct EventBusConfiguration: Sendable {
  /// Whether each change of a calendar event is published.
  public var isPublished = false
  /// Rules that call a function for each event published; rules and their matches are free.
  public var consumers = 0

  public init() {}
}

/// An EventBridge bus of our own: what happened to a calendar event, for whoever listens.
struct EventBus: Sendable {
  let configuration: EventBusConfiguration

  init(_ configuration: EventBusConfiguration) { self.configuration = configuration }

  /// Publishes a change of an event, if it is published at all; consumers run after the request.
  func publish(
    _ change: Change, detail: Bytes, as user: inout User, _ usage: inout UsageRecorder
  ) {
    guard configuration.isPublished else { return }
    usage.recordCall(.callPutEvents)
    let size = Self.size(of: change, detail: detail)
    guard size < Self.limit else { return }
    Self.record(size, &usage)
    user.publishedEvents += 1
  }

  /// An entry must be smaller; one that is not is refused, billed to nobody and heard by none.
  ///
  /// Source: EventBridge user guide, "Calculating PutEvents event entry size", read 2026-11-24.
  static let limit = Bytes.kilobytes(256)

  /// What happened; the raw value is the event's detail type.
  enum Change: String {
    case created = "event-created"
    case updated = "event-updated"
    case deleted = "event-deleted"
  }

  /// An entry's size: its time as 14 bytes, and the bytes of source, detail type and detail.
  ///
  /// Source: EventBridge user guide, "Calculating PutEvents event entry size", read 2026-11-24.
  static func size(of change: Change, detail: Bytes) -> Bytes {
    Bytes(14 + "aurora.calendar".utf8.count + change.rawValue.utf8.count) + detail
  }

  /// Bills an event: each 64 KB of its payload is one.
  ///
  /// Source: EventBridge pricing, read 2026-11-24: a payload of 256 KB is billed as 4 events.
  static func record(_ size: Bytes, _ usage: inout UsageRecorder) {
    usage.record(.eventBusEvents, max(1, size.blocks(of: .kilobytes(64))))
  }
}
