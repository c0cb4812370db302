/// Per-minute counters of every series, as the simulated services write them.
///
/// Sixteen counters of 32 bits fill a cache line, and a minute's hot series share one: a request
/// waits for memory once. The cold series, which only some designs count, stand behind all minutes'
/// hot ones. What a counter cannot hold is carried into a wider one beside it.
@usableFromInline struct DemandRecorder: ~Copyable {
  @usableFromInline var counters: CounterBlock<UInt32>
  @usableFromInline let minutes: Int
  /// From a minute's hot series to its cold ones.
  @usableFromInline let toCold: Int
  /// Multiples of 2^32, by twice the row and the series.
  @usableFromInline var carries: [Int: UInt64] = [:]

  /// Series in a block's row.
  @usableFromInline static var line: Int { 16 }
  @usableFromInline static var width: Int { 2 * line }

  init(minutes: Int) {
    self.minutes = minutes
    toCold = minutes * Self.line
    counters = CounterBlock(count: (minutes + 1) * Self.width)
  }

  /// The row of a moment's minute; moments outside the recorded months share one that is dropped.
  @inlinable @inline(__always) func row(at moment: Instant) -> Int {
    // A moment before the first counts as a very late one.
    let minute = UInt64(bitPattern: moment.milliseconds) / 60_000
    return Int(min(minute, UInt64(minutes))) &* Self.line
  }

  /// Begins to fetch the row of a moment's minute.
  func expect(at moment: Instant) { counters.prefetch(row(at: moment)) }

  /// The place of a series' counter, by the row of its minute.
  @inlinable @inline(__always) func place(of series: DemandSeries, row: Int) -> Int {
    let series = Int(series.rawValue)
    return row &+ series &+ (_fastPath(series < Self.line) ? 0 : toCold)
  }

  /// Adds to a series in a row.
  @inlinable @inline(__always)
  mutating func record(_ series: DemandSeries, _ amount: Int, row: Int) {
    let low = UInt32(truncatingIfNeeded: amount)
    let overflows = counters.addOverflows(low, at: place(of: series, row: row))
    if _slowPath(overflows) { carry(1, series, row) }
    if _slowPath(amount >> 32 != 0) { carry(UInt64(amount >> 32), series, row) }
  }

  @usableFromInline mutating func carry(_ amount: UInt64, _ series: DemandSeries, _ row: Int) {
    carries[row * 2 + Int(series.rawValue), default: 0] += amount
  }

  func count(of series: DemandSeries, minute: Int) -> UInt64 {
    let row = minute * Self.line
    let low = counters[place(of: series, row: row)]
    // Empty as good as always: no key need be hashed.
    let carry = carries.isEmpty ? 0 : carries[row * 2 + Int(series.rawValue), default: 0]
    return carry << 32 | UInt64(low)
  }
}
