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

  @Test func `the time of several calls is the sum of one draw each`() {
    let times = ServiceTimes(quantiles: [10, 20, 30, 40])
    var sum = ServiceBits(seed: 5)
    var single = ServiceBits(seed: 5)
    let parts = (0..<3).map { _ in times.total(1, &single).count }
    #expect(times.total(3, &sum).count == parts.reduce(0, +))
    #expect(parts.allSatisfy { [10, 20, 30, 40].contains($0) })
    #expect(times.total(0, &sum).count == 0)
  }
}
