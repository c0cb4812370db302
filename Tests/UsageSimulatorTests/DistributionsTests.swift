import Documents
import Testing

@testable import UsageSimulator

struct DistributionsTests {
  private func random() -> RandomSource { RandomSource(seed: 7, user: 3, .behaviour) }

  @Test func `streams differ by seed, user, session and concern, and repeat exactly`() {
    func first(_ seed: UInt64, _ user: UInt64, _ session: UInt64, _ concern: RandomSource.Concern)
      -> UInt64
    {
      var source = RandomSource(seed: seed, user: user, session: session, concern)
      return source.next()
    }
    let words = [
      first(1, 1, 1, .behaviour), first(2, 1, 1, .behaviour), first(1, 2, 1, .behaviour),
      first(1, 1, 2, .behaviour), first(1, 1, 1, .content),
    ]
    #expect(Set(words).count == words.count)
    #expect(words[0] == first(1, 1, 1, .behaviour))
  }

  @Test(arguments: [("0", 0), ("1", 10_000)])
  func `a chance of 0 never happens, of 1 always`(share: String, hits: Int) {
    var source = random()
    let chance = Chance(ExactDecimal(share) ?? .zero)
    #expect((0..<10_000).count { _ in source.chance(chance) } == hits)
  }

  @Test func `a chance happens as often as it says`() {
    var source = random()
    let chance = Chance(ExactDecimal("0.3") ?? .zero)
    let hits = (0..<100_000).count { _ in source.chance(chance) }
    // Five standard deviations of a binomial: √(100,000 × 0.3 × 0.7) = 145.
    #expect(abs(hits - 30_000) < 725)
  }

  @Test func `a weight of 0 is never picked, the others by their weight`() {
    let choice = WeightedChoice(["0", "3", "0", "1", "0"].compactMap { ExactDecimal($0) })
    var counts = [0, 0, 0, 0, 0]
    var source = random()
    for _ in 0..<40_000 { counts[choice.pick(&source)] += 1 }
    #expect(counts[0] + counts[2] + counts[4] == 0)
    #expect(abs(counts[1] - 30_000) < 5 * 87)
  }

  @Test func `repetitions have the mean asked for`() {
    var source = random()
    let goesOn = Chance(repeating: ExactDecimal(5))
    var repetitions = 0
    for _ in 0..<20_000 { while source.chance(goesOn) { repetitions += 1 } }
    // Geometric: the standard deviation of one is √30.
    #expect(abs(repetitions - 100_000) < 5 * 775)
  }

  @Test func `exponential draws have mean 1 and variance 1`() {
    let table = ExponentialTable()
    var source = random()
    let draws = (0..<200_000).map { _ in Double(table.draw(&source)) / 65_536 }
    let mean = draws.reduce(0, +) / 200_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 200_000
    #expect(abs(mean - 1) < 0.012)
    #expect(abs(variance - 1) < 0.05)
    #expect(table.value(at: 0) == 0)
    // The median of a mean of 1 is ln 2.
    #expect(abs(Double(table.value(at: 1 << 63)) / 65_536 - 0.693147) < 0.0001)
  }

  @Test func `a lognormal table has its median, a capped one its mean`() {
    let sizes = QuantileTable(lognormalMedian: 300, sigma: ExactDecimal(1))
    #expect(abs(Int(sizes.quantiles[2_048]) - 300) <= 1)
    // Mean of a lognormal: 300 × e^½ = 494.6; the cut tail takes a little of it.
    #expect((480...495).contains(sizes.mean))
    let activity = QuantileTable(
      lognormalMean: 4_096, sigma: ExactDecimal(1), cap: ExactDecimal(5))
    #expect(abs(activity.mean - 4_096) <= 2)
    #expect(activity.quantiles.max() == 20_480 as UInt32?)
  }

  @Test func `a sigma of 0 makes every draw the median`() {
    let table = QuantileTable(lognormalMedian: 77, sigma: .zero)
    #expect(Set(table.quantiles) == [77])
  }
}

/// Draws against the cumulative distribution, in closed form.
struct DrawTests {
  @Test func `exponential draws fall evenly between the quantiles`() {
    let table = ExponentialTable()
    var source = RandomSource(seed: 11, user: 1, .behaviour)
    // -ln(1 - k/20), in Q16.
    let bounds = (1..<20).map { k in
      Int((FixedPoint.log(20) - FixedPoint.log(UInt64(20 - k))) >> 16)
    }
    var counts = [Int](repeating: 0, count: 20)
    for _ in 0..<100_000 {
      let draw = Int(table.draw(&source))
      counts[bounds.firstIndex { draw < $0 } ?? 19] += 1
    }
    let even = [Double](repeating: 1, count: 20)
    #expect(chiSquare(counts, expected: even) < ChiSquareLimit.df19)
  }

  @Test func `repetitions are geometric`() {
    var source = RandomSource(seed: 12, user: 1, .behaviour)
    let goesOn = Chance(repeating: ExactDecimal(5))
    var counts = [Int](repeating: 0, count: 11)
    for _ in 0..<60_000 {
      var repetitions = 0
      while source.chance(goesOn) { repetitions += 1 }
      counts[min(repetitions, 10)] += 1
    }
    // (5/6)^k × 1/6, and (5/6)^10 for ten and more.
    var weights: [Double] = []
    var left = 1.0
    for _ in 0..<10 {
      weights.append(left / 6)
      left *= 5.0 / 6
    }
    #expect(chiSquare(counts, expected: weights + [left]) < ChiSquareLimit.df10)
  }

  @Test func `lognormal draws have the mean and variance of the distribution`() {
    let table = QuantileTable(lognormalMedian: 10_000, sigma: ExactDecimal("0.5") ?? .zero)
    var source = RandomSource(seed: 13, user: 1, .content)
    let sample = Sample((0..<100_000).map { _ in Double(table.draw(&source)) })
    // Median × e^(σ²/2), and mean² × (e^(σ²) - 1); the tail is cut at 3.67 σ.
    #expect(abs(sample.mean / 11_331.5 - 1) < 0.006)
    #expect(abs(sample.variance / (11_331.5 * 11_331.5 * 0.284025) - 1) < 0.04)
    #expect(abs(sample.values.filter { $0 < 10_000 }.count - 50_000) < 5 * 158)
  }

  @Test func `a chance by its odds goes on as often as its mean says`() {
    #expect(Chance(odds: 0).inTwo32nds == 0)
    #expect(Chance(odds: 5 << 16).inTwo32nds == Chance(repeating: ExactDecimal(5)).inTwo32nds)
  }
}
