/// Logarithm and exponential in integers alone, so that no platform's libm reaches a result.
enum FixedPoint {
  /// 1.0 in Q32, the format of every argument and result here.
  static let one: Int64 = 1 << 32
  /// Half of 1.0, to round with.
  static let half: UInt64 = 1 << 31

  /// 2^x for x from -31 to 31, in Q32; exact to about one part in 10^9.
  static func exp2(_ x: Int64) -> Int64 {
    let whole = x >> 32
    precondition((-31...30).contains(whole))
    var mantissa: UInt64 = 1 << 62
    for bit in 0..<32 where x & (1 << (31 - Int64(bit))) != 0 {
      mantissa = UInt64((UInt128(mantissa) * UInt128(roots[bit])) >> 62)
    }
    return Int64(mantissa >> UInt64(30 - whole))
  }

  /// e^x for x from -21 to 21, in Q32.
  static func exp(_ x: Int64) -> Int64 { exp2(multiply(x, log2OfE)) }

  /// Base-2 logarithm of a positive integer, in Q32.
  static func log2(_ number: UInt64) -> Int64 {
    precondition(number > 0)
    let whole = 63 - number.leadingZeroBitCount
    var mantissa = UInt128(number) << (62 - whole)
    var result = Int64(whole) << 32
    for bit in 0..<32 {
      mantissa = (mantissa * mantissa) >> 62
      if mantissa >> 63 != 0 {
        mantissa >>= 1
        result |= 1 << (31 - Int64(bit))
      }
    }
    return result
  }

  /// Natural logarithm of a positive integer, in Q32.
  static func log(_ number: UInt64) -> Int64 { multiply(log2(number), logOf2) }

  static func multiply(_ left: Int64, _ right: Int64) -> Int64 {
    Int64((Int128(left) * Int128(right)) >> 32)
  }

  /// A product of numbers in 2^-32 that are not negative.
  static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high << 32 | low >> 32
  }

  /// `left` × `right` / `divisor`, which is below 2^64.
  static func ratio(_ left: UInt64, _ right: UInt64, by divisor: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    // Mostly short, and a short division is not a call.
    return product.high == 0
      ? UInt64(product.low) / divisor : divisor.dividingFullWidth(product).quotient
  }

  private static let log2OfE: Int64 = 6196328019
  private static let logOf2: Int64 = 2977044472

  /// 2^(2^-k) for k from 1 to 32, in Q62.
  private static let roots: [UInt64] = [
    6_521_908_912_666_391_106,
    5_484_249_825_272_419_512,
    5_029_079_263_719_320_435,
    4_815_862_801_830_788_490,
    4_712_668_792_719_003_884,
    4_661_903_986_662_671_290,
    4_636_727_017_470_743_990,
    4_624_189_567_668_517_720,
    4_617_933_561_212_708_776,
    4_614_808_732_577_250_068,
    4_613_247_111_281_068_008,
    4_612_466_498_810_092_975,
    4_612_076_242_109_103_707,
    4_611_881_126_141_011_236,
    4_611_783_571_252_412_754,
    4_611_734_794_581_956_353,
    4_611_710_406_440_186_476,
    4_611_698_212_417_665_819,
    4_611_692_115_418_496_524,
    4_611_689_066_921_934_630,
    4_611_687_542_674_409_371,
    4_611_686_780_550_835_664,
    4_611_686_399_489_096_040,
    4_611_686_208_958_238_036,
    4_611_686_113_692_811_986,
    4_611_686_066_060_099_699,
    4_611_686_042_243_743_740,
    4_611_686_030_335_565_807,
    4_611_686_024_381_476_851,
    4_611_686_021_404_432_377,
    4_611_686_019_915_910_140,
    4_611_686_019_171_649_022,
  ]
}
