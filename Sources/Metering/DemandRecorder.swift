/// Per-minute counters of every series, as the simulated services write them.
///
/// A minute's first sixteen counters, of 32 bits each, share one cache line: a request waits for
/// memory once. What a counter cannot hold is carried into a wider one beside it.
@usableFromInline struct DemandRecorder: ~Copyable {
  @usableFromInline var counters: CounterBlock<UInt32>
  @usableFromInline let minutes: Int
  /// Multiples of 2^32 by counter.
  @usableFromInline var carries: [Int: UInt64] = [:]

  @usableFromInline static var width: Int { 32 }

  init(minutes: Int) {
    self.minutes = minutes
    counters = CounterBlock(count: (minutes + 1) * Self.width)
  }

  /// The row of a moment's minute; moments outside the recorded months share one that is dropped.
  @inlinable @inline(__always) func row(at moment: Instant) -> Int {
    // A moment before the first counts as a very late one.
    let minute = UInt64(bitPattern: moment.milliseconds) / 60_000
    return Int(min(minute, UInt64(minutes))) &* Self.width
  }

  /// Adds to a series in a row.
  @inlinable @inline(__always) mutating func record(_ series: DemandSeries, _ amount: Int, row: Int)
  {
    let index = row &+ Int(series.rawValue)
    if counters.addOverflows(UInt32(truncatingIfNeeded: amount), at: index) { carry(1, at: index) }
    if amount >> 32 != 0 { carry(UInt64(amount >> 32), at: index) }
  }

  @usableFromInline mutating func carry(_ amount: UInt64, at index: Int) {
    carries[index, default: 0] += amount
  }

  func demand() -> Demand {
    var wide = counters.values.map(UInt64.init)
    for (index, carry) in carries { wide[index] += carry << 32 }
    wide.removeLast(Self.width)
    return Demand(counters: wide)
  }
}
