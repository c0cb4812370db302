public import Metering

/// Bytes kept over time: a counter of byte-milliseconds that follows every change.
///
/// 64 bits hold one user's 6 GB for a month; more traps.
public struct StorageClock: Sendable {
  public private(set) var bytes = Bytes.zero
  private var since: Instant
  private var byteMilliseconds: UInt64 = 0

  init(since: Instant = .zero) { self.since = since }

  mutating func change(from old: Bytes, to new: Bytes, at moment: Instant) {
    settle(at: moment)
    bytes += new - old
  }

  /// Byte-milliseconds up to a moment; counting goes on from there.
  mutating func take(until moment: Instant) -> UInt64 {
    settle(at: moment)
    defer { byteMilliseconds = 0 }
    return byteMilliseconds
  }

  private mutating func settle(at moment: Instant) {
    byteMilliseconds += UInt64(bytes.count) * UInt64((moment - since).count)
    since = moment
  }
}
