import Metering
import Testing

@testable import AuroraBackend

struct ServiceTimesTests {
  /// Source of the words: reference implementation of SplitMix64, seed 1234567.
  @Test func `service bits are SplitMix64's`() {
    var bits = ServiceBits(seed: 1_234_567)
    #expect(bits.next() == 6_457_827_717_110_365_317)
    #expect(bits.next() == 3_203_168_211_198_807_973)
  }

  /// Twelve bits of a word tell one call's time, so that a word is enough for five calls.
  ///
  /// By hand from the words above: their upper sixty bits in slices of twelve.
  @Test(arguments: [
    (0, []), (1, [1_433]), (2, [1_433, 3_792]),
    (5, [1_433, 3_792, 383, 2_824, 4_040]), (6, [1_433, 3_792, 383, 2_824, 4_040, 711]),
    (11, [1_433, 3_792, 383, 2_824, 4_040, 711, 1_008, 2_117, 2_132, 250, Self.third]),
  ])
  func `calls take their times from slices of words, one after another`(
    calls: Int, slices: [Int]
  ) {
    let times = ServiceTimes(quantiles: ContiguousArray(0..<4_096))
    var bits = ServiceBits(seed: 1_234_567)
    #expect(times.total(calls, &bits).count == slices.reduce(0, +))
  }

  /// The first slice of the third word, which the reference implementation gives as well.
  private static let third = Int(9_817_491_932_198_370_423 as UInt64 >> 52)
}
