/// Per-minute counters of every series, as the simulated services write them.
///
/// Sixteen counters of 32 bits fill a cache line, and a minute's hot series share one: a request
/// waits for memory once. The cold series, which only some designs count, stand in a block of their
/// own. What a counter cannot hold is carried into a wider one beside it.
@usableFromInline struct DemandRecorder: ~Copyable {
  @usableFromInline var hot: CounterBlock<UInt32>
  @usableFromInline var cold: CounterBlock<UInt32>
  @usableFromInline let minutes: Int
  /// Multiples of 2^32, by the counter's place in a `Demand`.
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
    return carries[row * 2 + place, default: 0] << 32 | UInt64(low)
  }

  func demand() -> Demand {
    var counters: [UInt64] = []
    counters.reserveCapacity(minutes * Self.width)
    for minute in 0..<minutes {
      let row = minute * Self.line..<(minute + 1) * Self.line
      for index in row { counters.append(UInt64(hot[index])) }
      for index in row { counters.append(UInt64(cold[index])) }
    }
    for (place, carry) in carries where place < counters.count { counters[place] += carry << 32 }
    return Demand(counters: counters)
  }
}
