import Metering

/// Turns even time into a month's uneven time, as the activity profile of one time zone has it.
///
/// Operational time runs evenly from 0 to 2^40; a Poisson process in it becomes one in real time
/// whose rate follows the profile.
struct ArrivalClock: Sendable {
  static let span: UInt64 = 1 << 40
  private static let binMilliseconds: UInt64 = 900_000
  private static let guideShift: UInt64 = 28

  /// Operational time at the start of every quarter of an hour, and at the month's end.
  private let bounds: ContiguousArray<UInt64>
  /// The bin that each 1/4,096 of operational time begins in.
  private let guide: ContiguousArray<UInt16>

  /// The clock of a month that ends at `end`.
  init(_ profile: ActivityProfile, month: CalendarMonth, until end: Instant) {
    let start = Instant(milliseconds: end.milliseconds - Int64(month.milliseconds))
    self.init(profile, month: month, start: start)
  }

  /// The month's first moment.
  let start: Instant

  /// The clock of a month that begins at `start`.
  init(_ profile: ActivityProfile, month: CalendarMonth, start: Instant = .zero) {
    self.start = start
    let weights = profile.weights(of: month, bins: 0..<month.hours * 4)
    let sum = weights.reduce(0) { $0 + UInt128($1) }
    precondition(sum > 0)
    var running: UInt128 = 0
    var bounds: ContiguousArray<UInt64> = [0]
    for weight in weights {
      running += UInt128(weight)
      bounds.append(UInt64(running * UInt128(Self.span) / sum))
    }
    self.bounds = bounds
    var bin = 0
    guide = ContiguousArray(
      (0..<4_096).map { part in
        while bounds[bin + 1] <= UInt64(part) << Self.guideShift { bin += 1 }
        return UInt16(bin)
      })
  }

  /// The moment of the month at an operational time below `span`.
  func moment(at operational: UInt64) -> Instant {
    var bin = Int(guide[Int(operational >> Self.guideShift)])
    while bounds[bin + 1] <= operational { bin += 1 }
    let into = operational - bounds[bin]
    let milliseconds =
      UInt64(bin) * Self.binMilliseconds
      + into * Self.binMilliseconds / (bounds[bin + 1] - bounds[bin])
    return Instant(milliseconds: start.milliseconds + Int64(milliseconds))
  }
}
