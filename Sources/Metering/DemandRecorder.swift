/// Per-minute counters of every series, as the simulated services write them.
///
/// Sixteen counters of 32 bits fill a cache line, and a minute's hot series share one: a request
/// waits for memory once. The cold series, which only some designs count, stand in a block of their
/// own. What a counter cannot hold is carried into a wider one beside it.
@usableFromInline struct DemandRecorder: ~Copyable {
  @usableFromInline var hot: CounterBlock<UInt32>
  @usableFromInline var cold: CounterBlock<UInt32>
  @usableFromInline let minutes: Int
  /// Multiples of 2^32, by twice the row and the series.
  @usableFromInline var carries: [Int: UInt64] = [:]

  /// Series in a block's row.
  @usableFromInline static var line: Int { 16 }
  @usableFromInline static var width: Int { 2 * line }

  init(minutes: Int) {
    self.minutes = minutes
    hot = CounterBlock(count: (minutes + 1) * Self.line)
    cold = CounterBlock(count: (minutes + 1) * Self.line)
  }

  /// The row of a moment's minute; moments outside the recorded months share one that is dropped.
  @inlinable @inline(__always) func row(at moment: Instant) -> Int {
    // A moment before the first counts as a very late one.
    let minute = UInt64(bitPattern: moment.milliseconds) / 60_000
    return Int(min(minute, UInt64(minutes))) &* Self.line
  }

  /// Begins to fetch the row of a moment's minute.
  func expect(at moment: Instant) { hot.prefetch(row(at: moment)) }

  /// Adds to a series in a row.
  @inlinable @inline(__always)
  mutating func record(_ series: DemandSeries, _ amount: Int, row: Int) {
    let place = Int(series.rawValue)
    let low = UInt32(truncatingIfNeeded: amount)
    let overflows =
      place < Self.line
      ? hot.addOverflows(low, at: row &+ place)
      : cold.addOverflows(low, at: row &+ place &- Self.line)
    if _slowPath(overflows) { carry(1, series, row) }
    if _slowPath(amount >> 32 != 0) { carry(UInt64(amount >> 32), series, row) }
  }

  @usableFromInline mutating func carry(_ amount: UInt64, _ series: DemandSeries, _ row: Int) {
    carries[row * 2 + Int(series.rawValue), default: 0] += amount
  }

  func count(of series: DemandSeries, minute: Int) -> UInt64 {
    let place = Int(series.rawValue)
    let row = minute * Self.line
    let low = place < Self.line ? hot[row + place] : cold[row + place - Self.line]
    // Empty as good as always: no key need be hashed.
    let carry = carries.isEmpty ? 0 : carries[row * 2 + place, default: 0]
    return carry << 32 | UInt64(low)
  }
}
