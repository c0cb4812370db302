/// How many calls of a minute find how many others busy: Poisson, as in a queue without waiting.
struct MinuteLoad {
  private var calls: UInt64 = 0
  /// The mean number busy that a call finds, in 2^-32.
  private var mean: UInt64 = 0
  /// Relative weights of so many or more; the first is the sum of all.
  private var tails: [UInt64] = [0]

  /// Environments that may be needed at once: as long as a call in 2^24 finds as many others.
  var levels: Int { tails.count }

  /// Spreads a minute's busy microseconds over its calls, at any time of it.
  mutating func spread(_ busy: UInt64, over calls: UInt64) {
    self.calls = calls
    tails.removeAll(keepingCapacity: true)
    tails.append(0)
    guard calls > 1 else { return }
    let all = UInt64(UInt128(busy) << 32 / 60_000_000)
    // A call does not find itself.
    mean = all - min(all, 1 << 32) / calls
    weigh()
  }

  /// Stacks a minute's busy microseconds that begin together: as many at once as minutes of them.
  mutating func stack(_ busy: UInt64) {
    calls = 0
    tails = .init(repeating: 0, count: max(1, Int((busy + 59_999_999) / 60_000_000)))
  }

  /// Calls of a minute that find so many busy, or more, in 2^-32.
  func visits(of level: Int) -> UInt64 {
    guard level < tails.count, tails[0] > 0 else { return 0 }
    return UInt64(UInt128(tails[level]) * (UInt128(calls) << 32) / UInt128(tails[0]))
  }

  /// The same, where a call that finds as many soon after another is not counted anew.
  ///
  /// From above, a number busy returns to a level with the chance mean / level, or never.
  func crossings(of level: Int) -> UInt64 {
    let visits = visits(of: level)
    let returning = min(mean / UInt64(level + 1), 3 << 30)
    return UInt64((UInt128(visits) * UInt128((1 << 32) - returning)) >> 32)
  }

  /// Weighs each number busy from the likeliest, whose weight is 2^48, until weights vanish.
  private mutating func weigh() {
    let likeliest = Int(mean >> 32)
    var weights: [UInt64] = []
    var weight = Self.unit
    for number in stride(from: likeliest, to: 0, by: -1) {
      weights.append(weight)
      weight = UInt64(UInt128(weight) * UInt128(number) << 32 / UInt128(mean))
    }
    weights.append(weight)
    weights.reverse()
    weight = Self.unit
    while weight > Self.unit >> 24 {
      weight = UInt64((UInt128(weight) * UInt128(mean)) >> 32) / UInt64(weights.count)
      weights.append(weight)
    }
    var sum: UInt64 = 0
    for index in weights.indices.reversed() {
      sum += weights[index]
      weights[index] = sum
    }
    tails = weights
  }

  private static let unit: UInt64 = 1 << 48
}
