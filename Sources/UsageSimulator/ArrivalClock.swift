import Metering

/// Turns even time into a month's uneven time, as the activity profile of one time zone has it.
///
/// Operational time runs evenly from 0 to 2^40; a Poisson process in it becomes one in real time
/// whose rate follows the profile.
struct ArrivalClock: Sendable {
  static let span: UInt64 = 1 << 40
  private static let unit: UInt64 = 10
  private static let guideShift: UInt64 = 30

  /// The month's first moment.
  let start: Instant
  /// Even stretches, of an hour where nothing changes within one: the fewer, the fewer caches miss.
  private let stretchMilliseconds: UInt64
  /// Operational time at the start of every stretch, and at the month's end, in 2^10.
  private let bounds: ContiguousArray<UInt32>
  /// The stretch that each 1/1,024 of operational time begins in.
  private let guide: ContiguousArray<UInt16>

  /// The clock of a month that ends at `end`.
  init(_ profile: ActivityProfile, month: CalendarMonth, until end: Instant) {
    let start = Instant(milliseconds: end.milliseconds - Int64(month.milliseconds))
    self.init(profile, month: month, start: start)
  }

  /// The clock of a month that begins at `start`.
  init(_ profile: ActivityProfile, month: CalendarMonth, start: Instant = .zero) {
    self.start = start
    let weights = profile.weights(of: month, bins: 0..<month.hours * 4)
    let quarters = Self.evenQuarters(weights)
    stretchMilliseconds = UInt64(quarters) * 900_000
    let sum = weights.reduce(0) { $0 + UInt128($1) }
    precondition(sum > 0)
    var running: UInt128 = 0
    var bounds: ContiguousArray<UInt32> = [0]
    for first in stride(from: 0, to: weights.count, by: quarters) {
      running += UInt128(weights[first]) * UInt128(quarters)
      bounds.append(UInt32(running * UInt128(Self.span >> Self.unit) / sum))
    }
    self.bounds = bounds
    var stretch = 0
    guide = ContiguousArray(
      (0..<Self.span >> Self.guideShift).map { part in
        while bounds[stretch + 1] <= UInt32(part << (Self.guideShift - Self.unit)) { stretch += 1 }
        return UInt16(stretch)
      })
  }

  /// How many quarters of an hour, of the month's first on, are alike: four, two or one.
  private static func evenQuarters(_ weights: [UInt64]) -> Int {
    [4, 2].first { many in
      weights.indices.allSatisfy { weights[$0] == weights[$0 / many * many] }
    } ?? 1
  }

  /// The moment of the month at an operational time below `span`.
  @inline(__always) func moment(at operational: UInt64) -> Instant {
    var stretch = Int(guide[Int(operational >> Self.guideShift)])
    let place = UInt32(operational >> Self.unit)
    // The first one without a branch, which nobody could guess; more are rare.
    stretch &+= bounds[stretch + 1] <= place ? 1 : 0
    while bounds[stretch + 1] <= place { stretch += 1 }
    let begun = UInt64(bounds[stretch])
    let into = operational - begun << Self.unit
    let width = (UInt64(bounds[stretch + 1]) - begun) << Self.unit
    let milliseconds =
      UInt64(stretch) * stretchMilliseconds + into * stretchMilliseconds / width
    return Instant(milliseconds: start.milliseconds + Int64(milliseconds))
  }
}
