/// How many calls of a minute find how many others busy: Poisson, as in a queue without waiting.
struct MinuteLoad {
  private var calls: UInt64 = 0
  /// The mean number busy that a call finds, in 2^-32.
  private var mean: UInt64 = 0
  /// The chances of so many or more, in 2^-32.
  private var tails: [UInt64] = [1 << 32]

  /// Environments that may be needed at once: as long as a call in 2^24 finds as many others.
  var levels: Int { tails.count }

  /// Spreads a minute's busy microseconds over its calls, at any time of it.
  mutating func spread(_ busy: UInt64, over calls: UInt64) {
    self.calls = calls
    // One by one: few are there, and to remove several at once is a general replacement.
    while tails.count > 1 { tails.removeLast() }
    guard calls > 1 else { return }
    let all = FixedPoint.ratio(busy, 1 << 32, by: 60_000_000)
    // A call does not find itself.
    mean = all - min(all, 1 << 32) / calls
    if mean < 1 << 26 { weighFew() } else { weigh() }
  }

  /// Calls of a minute that find so many busy, or more, in 2^-32.
  func visits(of level: Int) -> UInt64 { level < tails.count ? tails[level] * calls : 0 }

  /// Those of `visits` that do not find as many soon after another.
  ///
  /// From above, a number busy returns to a level with the chance mean / level, or never.
  func crossings(of level: Int, visits: UInt64) -> UInt64 {
    let returning = min(mean / UInt64(level + 1), 3 << 30)
    return FixedPoint.product(visits, (1 << 32) - returning)
  }

  /// The first terms of Poisson's chances, where the mean is below 1/64.
  private mutating func weighFew() {
    let pairs = FixedPoint.product(mean, mean) / 2
    tails.append(mean - pairs)
    tails.append(pairs)
    tails.append(FixedPoint.product(pairs, mean) / 3)
  }

  /// Weighs each number busy from the likeliest, whose weight is 2^48, until weights vanish.
  private mutating func weigh() {
    let likeliest = Int(mean >> 32)
    var weight = Self.unit
    tails[0] = weight
    for number in stride(from: likeliest, to: 0, by: -1) {
      weight = FixedPoint.ratio(weight, UInt64(number) << 32, by: mean)
      tails.append(weight)
    }
    tails.reverse()
    weight = Self.unit
    while weight > Self.unit >> 24 {
      weight = FixedPoint.product(weight, mean) / UInt64(tails.count)
      tails.append(weight)
    }
    var sum: UInt64 = 0
    for index in tails.indices.reversed() {
      sum += tails[index]
      tails[index] = sum
    }
    for index in tails.indices { tails[index] = FixedPoint.ratio(tails[index], 1 << 32, by: sum) }
  }

  private static let unit: UInt64 = 1 << 48
}
