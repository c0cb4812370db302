public import Metering

/// How long a call to a dependency takes: a quantile table, read with bits that the caller brings.
///
/// The backend draws no random numbers: each user brings a stream of bits for service times alone,
/// so that a change of the backend never changes what users do.
///
/// A class, so that one read finds a value.
public final class ServiceTimes: Sendable {
  /// Quantiles in microseconds.
  private let quantiles: InlineArray<4_096, UInt32>

  /// Takes quantiles in ascending order; their number must be a power of two, of 4,096 at most.
  public init(quantiles: ContiguousArray<UInt32>) {
    precondition(quantiles.count.nonzeroBitCount == 1 && quantiles.count <= 4_096)
    let each = 4_096 / quantiles.count
    self.quantiles = InlineArray { quantiles[$0 / each] }
  }

  /// The mean of one call.
  var mean: Microseconds {
    Microseconds(quantiles.indices.reduce(0) { $0 + Int(quantiles[$1]) } / quantiles.count)
  }

  /// A service that always takes as long.
  public convenience init(constant: Microseconds) {
    self.init(quantiles: [UInt32(constant.count)])
  }

  /// Sums the times of so many calls; a word is enough for five.
  @inline(__always) func total(_ calls: Int, _ bits: inout ServiceBits) -> Microseconds {
    guard calls > 0 else { return Microseconds(0) }
    let word = bits.next()
    let first = time(at: word)
    guard _slowPath(calls > 1) else { return Microseconds(first) }
    return Microseconds(first &+ total(calls &- 1, after: word, &bits))
  }

  /// Those of the calls after one that took its time from a word's upper bits; few calls have any.
  @inline(never) private func total(
    _ calls: Int, after word: UInt64, _ bits: inout ServiceBits
  ) -> Int {
    var word = word
    return (1...calls).reduce(0) { sum, call in
      word = call % 5 == 0 ? bits.next() : word << 12
      return sum &+ time(at: word)
    }
  }

  @inline(__always) private func time(at fraction: UInt64) -> Int {
    Int(quantiles[Int(truncatingIfNeeded: fraction >> 52)])
  }
}

/// A stream of 64-bit words (SplitMix64) that decides service times and nothing else.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct ServiceBits: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// A stream of its own for another concern.
  func branch(_ concern: UInt64) -> ServiceBits {
    var other = ServiceBits(seed: state ^ (concern &* 0xD129_42EF_6F7B_3A55))
    return ServiceBits(seed: other.next())
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
