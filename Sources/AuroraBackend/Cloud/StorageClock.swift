public import Metering

/// Bytes kept over time: a counter of byte-milliseconds that follows every change.
///
/// 64 bits would hold one user's 6 GB for a month; 128 hold all that bytes of 64 bits can be.
public struct StorageClock: Sendable {
  public private(set) var bytes = Bytes.zero
  private var since: Instant
  private var byteMilliseconds: UInt128 = 0

  init(since: Instant = .zero) { self.since = since }

  @inline(__always) mutating func change(from old: Bytes, to new: Bytes, at moment: Instant) {
    settle(at: moment)
    bytes += new - old
  }

  /// Adds bytes as of the last change.
  mutating func add(_ added: Bytes) { bytes += added }

  /// Drops bytes that ended at a moment which may lie before the last change.
  ///
  /// They must have been kept from that moment on, and since the last `take`.
  mutating func drop(_ dropped: Bytes, endedAt moment: Instant) {
    if moment > since { settle(at: moment) }
    byteMilliseconds -= Self.product(dropped, since - moment)
    bytes -= dropped
  }

  /// Byte-milliseconds up to a moment; counting goes on from there.
  mutating func take(until moment: Instant) -> UInt128 {
    settle(at: moment)
    defer { byteMilliseconds = 0 }
    return byteMilliseconds
  }

  @inline(__always) private mutating func settle(at moment: Instant) {
    byteMilliseconds += Self.product(bytes, moment - since)
    since = moment
  }

  private static func product(_ bytes: Bytes, _ span: Milliseconds) -> UInt128 {
    UInt128(UInt64(bytes.count)) * UInt128(UInt64(span.count))
  }
}
