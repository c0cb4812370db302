/// A number of bytes; a text's size is its UTF-8 length.
public struct Bytes: Hashable, Sendable, BitwiseCopyable, Comparable {
  public var count: Int

  @inlinable public init(_ count: Int) { self.count = count }

  @inlinable public static var zero: Bytes { Bytes(0) }

  /// KB is 1,024 bytes wherever the provider meters in KB.
  @inlinable public static func kilobytes(_ count: Int) -> Bytes { Bytes(count * 1_024) }

  /// Blocks of `size` that hold these bytes, rounded up; 0 for none.
  ///
  /// No size is below zero: without a sign the division is cheaper.
  @inlinable public func blocks(of size: Bytes) -> Int {
    Int(UInt(count + size.count - 1) / UInt(size.count))
  }

  @inlinable public static func < (left: Bytes, right: Bytes) -> Bool { left.count < right.count }
  @inlinable public static func + (left: Bytes, right: Bytes) -> Bytes {
    Bytes(left.count + right.count)
  }
  @inlinable public static func - (left: Bytes, right: Bytes) -> Bytes {
    Bytes(left.count - right.count)
  }
  @inlinable public static func += (left: inout Bytes, right: Bytes) { left.count += right.count }
  @inlinable public static func -= (left: inout Bytes, right: Bytes) { left.count -= right.count }
}

/// A moment, in milliseconds since the first instant (UTC) of the first simulated month.
public struct Instant: Hashable, Sendable, BitwiseCopyable, Comparable {
  /// Negative before the first month.
  public var milliseconds: Int64

  @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  @inlinable public static var zero: Instant { Instant(milliseconds: 0) }

  @inlinable public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
  @inlinable public static func + (left: Instant, right: Milliseconds) -> Instant {
    Instant(milliseconds: left.milliseconds + right.count)
  }
  @inlinable public static func - (left: Instant, right: Milliseconds) -> Instant {
    Instant(milliseconds: left.milliseconds - right.count)
  }
  @inlinable public static func - (left: Instant, right: Instant) -> Milliseconds {
    Milliseconds(left.milliseconds - right.milliseconds)
  }
}

/// A span of time in whole milliseconds.
public struct Milliseconds: Hashable, Sendable, BitwiseCopyable, Comparable {
  public var count: Int64

  @inlinable public init(_ count: Int64) { self.count = count }

  @inlinable public static func minutes(_ count: Int64) -> Milliseconds {
    Milliseconds(count * 60_000)
  }
  @inlinable public static func days(_ count: Int64) -> Milliseconds {
    Milliseconds(count * 86_400_000)
  }
  @inlinable public static func < (left: Milliseconds, right: Milliseconds) -> Bool {
    left.count < right.count
  }
}

/// A service time in whole microseconds, so that no rounding precedes the provider's own.
public struct Microseconds: Hashable, Sendable, BitwiseCopyable {
  public var count: Int

  @inlinable public init(_ count: Int) { self.count = count }

  /// Whole milliseconds, rounded up: the granularity in which functions are billed.
  @inlinable public var roundedUpToMilliseconds: Int { Int(UInt(count + 999) / 1_000) }

  @inlinable public static func + (left: Microseconds, right: Microseconds) -> Microseconds {
    Microseconds(left.count + right.count)
  }
  @inlinable public static func += (left: inout Microseconds, right: Microseconds) {
    left.count += right.count
  }
}
