import Documents

/// A probability as a whole number of 2^-32, so that 0 never happens and 1 always does.
struct Chance: Sendable {
  let inTwo32nds: UInt64

  init(inTwo32nds: UInt64) { self.inTwo32nds = min(inTwo32nds, 1 << 32) }

  /// Takes a share from 0 to 1, rounded down to 2^-32.
  init(_ share: ExactDecimal) { inTwo32nds = UInt64(clamping: share.scaled(by: 1 << 32)) }

  /// The probability to go on when the mean number of repetitions is `mean`: mean / (mean + 1).
  init(repeating mean: ExactDecimal) {
    let scaled = UInt128(clamping: mean.scaled(by: 1 << 32))
    inTwo32nds = UInt64((scaled << 32) / (scaled + (1 << 32)))
  }

  /// The same of a mean in 2^-16, of at most 2^31.
  init(odds mean: UInt64) {
    let mean = min(mean, 1 << 31)
    inTwo32nds = (mean << 32) / (mean + (1 << 16))
  }

  /// Whether it happens at a share of 1 in 2^-32.
  @inline(__always) func holds(at share: UInt64) -> Bool { share < inTwo32nds }
}

/// One of several outcomes with given relative weights.
final class WeightedChoice: Sendable {
  /// The end of each outcome's share, in 2^-32; 1 where there is none.
  private let bounds: InlineArray<256, UInt64>
  /// The first outcome that each 1/256 of the range can have: most picks need no search after it.
  private let guide: InlineArray<256, UInt8>

  static let limit = 256

  convenience init(_ weights: [ExactDecimal]) {
    self.init(weights.map { UInt128(clamping: $0.scaled(by: 1 << 32)) })
  }

  /// Takes up to `limit` weights, of which one at least is above zero.
  init(_ weights: [UInt128]) {
    let sum = weights.reduce(0, +)
    precondition(sum > 0 && weights.count <= Self.limit)
    var running: UInt128 = 0
    let bounds = ContiguousArray(
      weights.map { weight in
        running += weight
        return UInt64((running << 32) / sum)
      })
    self.bounds = InlineArray { $0 < bounds.count ? bounds[$0] : 1 << 32 }
    guide = InlineArray { part in
      UInt8(bounds.firstIndex { UInt64(part) << 24 < $0 } ?? bounds.count - 1)
    }
  }

  func pick(_ random: inout RandomSource) -> Int { outcome(at: random.next() >> 32) }

  /// The outcome at a share of 1 in 2^-32.
  @inline(__always) func outcome(at word: UInt64) -> Int {
    var index = Int(guide[Int(truncatingIfNeeded: word >> 24)])
    // The last bound is above every word.
    while _slowPath(word >= bounds[index]) { index &+= 1 }
    return index
  }
}

/// A distribution as 4,096 equally likely values, in whole units.
///
/// A class, as are other tables, so that one read finds a value.
final class QuantileTable: Sendable {
  private let values: InlineArray<4_096, UInt32>

  /// Lognormal with a median and a sigma, its tail capped at 3.67 sigmas.
  convenience init(lognormalMedian median: Int, sigma: ExactDecimal) {
    self.init(multiples: Self.lognormal(sigma), of: median)
  }

  /// Lognormal with a mean and a sigma, no value above `cap` times the mean.
  convenience init(lognormalMean mean: Int, sigma: ExactDecimal, cap: ExactDecimal) {
    let raw = Self.lognormal(sigma)
    let limit = cap.scaled(by: 1 << 32)
    var level = raw.reduce(0, +) / Int64(raw.count)
    // Capping lowers the mean; a few rounds of rescaling restore it.
    for _ in 0..<8 {
      let capped = raw.map { min(Int64(Int128($0) << 32 / Int128(level)), Int64(clamping: limit)) }
      let reached = capped.reduce(0, +) / Int64(capped.count)
      level = FixedPoint.multiply(level, reached)
    }
    let multiples = raw.map {
      min(Int64(Int128($0) << 32 / Int128(level)), Int64(clamping: limit))
    }
    self.init(multiples: multiples, of: mean)
  }

  /// Multiples in Q32 of a whole number of units.
  private init(multiples: [Int64], of unit: Int) {
    values = InlineArray {
      UInt32(clamping: (Int128(multiples[$0]) * Int128(unit) + (1 << 31)) >> 32)
    }
  }

  private static func lognormal(_ sigma: ExactDecimal) -> [Int64] {
    let scaled = Int64(sigma.scaled(by: 1 << 32))
    return (0..<4_096).map {
      FixedPoint.exp(FixedPoint.multiply(scaled, NormalQuantiles.value($0) << 16))
    }
  }

  @inline(__always) func draw(_ random: inout RandomSource) -> Int { value(at: random.next()) }

  /// The value at a 64-bit fraction of 1, of which the upper 12 bits count.
  @inline(__always) func value(at fraction: UInt64) -> Int {
    Int(values[Int(truncatingIfNeeded: fraction >> 52)])
  }

  var mean: Int { quantiles.reduce(0) { $0 + Int($1) } / values.count }

  var meanSquare: UInt128 {
    quantiles.reduce(0) { $0 + UInt128($1) * UInt128($1) } / UInt128(values.count)
  }

  var quantiles: ContiguousArray<UInt32> { ContiguousArray(values.indices.map { values[$0] }) }
}

/// The exponential distribution with mean 1, in Q16, interpolated between 4,096 quantiles.
///
/// The last interval ends so that its mean is the tail's: the mean of all draws is 1 to 10^-7.
final class ExponentialTable: Sendable {
  static let shared = ExponentialTable()

  private let bounds: InlineArray<4_097, UInt32>

  init() {
    let shares: UInt64 = 4_096
    let log = FixedPoint.log(shares)
    bounds = InlineArray { index in
      let rest = shares - UInt64(index)
      let value = rest > 0 ? log - FixedPoint.log(rest) : log + 2 * FixedPoint.one
      return UInt32(value >> 16)
    }
  }

  /// A draw in Q16: 65,536 is the mean.
  @inline(__always) func draw(_ random: inout RandomSource) -> UInt64 {
    value(at: random.next())
  }

  /// How many bits of a fraction count, from the upper end.
  static let bits: UInt64 = 28

  /// The quantile at a 64-bit fraction of 1, in Q16.
  @inline(__always) func value(at fraction: UInt64) -> UInt64 {
    let index = Int(truncatingIfNeeded: fraction >> 52)
    let rest = (fraction >> 36) & 0xFFFF
    let low = UInt64(bounds[index])
    // Quantiles grow, and stay below 2^20.
    return low &+ ((UInt64(bounds[index + 1]) &- low) &* rest) >> 16
  }
}

extension ExactDecimal {
  /// This number times a factor of at most 2^32, rounded down; digits past the 20th do not count.
  func scaled(by factor: Int128) -> Int128 {
    var coefficient = coefficient
    var scale = scale
    while scale > 20 {
      coefficient /= 10
      scale -= 1
    }
    var divisor: Int128 = 1
    for _ in 0..<scale { divisor *= 10 }
    let (whole, part) = coefficient.quotientAndRemainder(dividingBy: divisor)
    let (product, over) = whole.multipliedReportingOverflow(by: factor)
    guard !over else { return coefficient < 0 ? .min : .max }
    return product + part * factor / divisor
  }
}

extension ExactDecimal {
  /// What lies behind the decimal point of a number that is not negative.
  var fraction: ExactDecimal {
    var power: Int128 = 1
    for _ in 0..<scale { power *= 10 }
    return ExactDecimal(coefficient: coefficient % power, scale: scale)
  }
}
