import Metering
import Testing

struct UsageUnitTests {
  @Test(
    arguments: [
      (.whole, 1), (.halves, 2), (.bytes, 1_073_741_824), (.megabyteMilliseconds, 1_024_000),
      (.minuteMilliseconds, 60_000), (.hourMilliseconds, 3_600_000),
      (.monthMilliseconds, 2_678_400_000), (.byteMilliseconds, 2_875_910_101_401_600_000),
    ] as [(BaseUnit, UInt128)])
  func `a billed unit is so many base units in a 31-day month`(base: BaseUnit, count: UInt128) {
    #expect(base.perBilledUnit(monthMilliseconds: 2_678_400_000) == count)
  }

  @Test(arguments: [(0, 0), (1, 1), (4_096, 1), (4_097, 2), (8_192, 2)])
  func `blocks round up`(bytes: Int, blocks: Int) {
    #expect(Bytes(bytes).blocks(of: .kilobytes(4)) == blocks)
  }

  @Test(arguments: [(0, 0), (1, 1), (999, 1), (1_000, 1), (1_001, 2), (213_610, 214)])
  func `service time is billed in whole milliseconds, rounded up`(
    microseconds: Int, milliseconds: Int
  ) {
    #expect(Microseconds(microseconds).roundedUpToMilliseconds == milliseconds)
  }
}
