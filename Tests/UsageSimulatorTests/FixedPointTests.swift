import Testing

@testable import UsageSimulator

struct FixedPointTests {
  private let one = Double(FixedPoint.one)

  @Test(arguments: [
    (0.0, 1.0), (1, 2), (-1, 0.5), (10, 1_024), (0.5, 1.4142135623730951),
    (-3.25, 0.10511205190671433),
  ])
  func `two to a power is right to nine digits`(exponent: Double, power: Double) {
    let result = Double(FixedPoint.exp2(Int64(exponent * one))) / one
    #expect(abs(result - power) <= power * 2e-9 + 1 / one)
  }

  @Test(arguments: [(0.0, 1.0), (1, 2.718281828459045), (-2, 0.1353352832366127), (3.67, 39.25)])
  func `e to a power is right`(exponent: Double, power: Double) {
    let result = Double(FixedPoint.exp(Int64(exponent * one))) / one
    #expect(abs(result - power) <= power * 1e-4)
  }

  @Test(
    arguments: [
      (1, 0.0), (2, 1), (3, 1.584962500721156), (4_096, 12), (1 << 63, 63), (1_000_003, 19.93157),
    ] as [(UInt64, Double)])
  func `logarithms of whole numbers are right`(number: UInt64, log: Double) {
    #expect(abs(Double(FixedPoint.log2(number)) / one - log) < 1e-5)
  }

  @Test func `normal quantiles are the committed ones, symmetric and of variance one`() {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for value in NormalQuantiles.upperHalf {
      for shift in [0, 8, 16, 24] as [UInt32] {
        hash = (hash ^ UInt64((value >> shift) & 0xFF)) &* 0x100_0000_01b3
      }
    }
    // FNV-1a over little-endian words, computed where the table was.
    #expect(hash == 0x1913_52f4_ceef_dfc6)
    let values = (0..<4_096).map { Double(NormalQuantiles.value($0)) / 65_536 }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values.reduce(0, +) == 0)
    let variance = values.reduce(0) { $0 + $1 * $1 } / 4_096
    #expect(abs(variance - 1) < 0.002)
  }
}
