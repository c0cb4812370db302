import AuroraBackend
import Metering

/// How hot one user's own keys become: request units by the second, table by table.
///
/// A second, because that is what a partition's limits are of. All that a user does at one moment
/// counts in its second, which errs to the hot side where it takes longer. A user's moments may come
/// out of order within a minute, never across minutes.
struct KeyHeat {
  private var minute: Int64 = -1
  private var second = 0
  /// Of the minute's seconds, by table and kind.
  private var units = [Int](repeating: 0, count: Self.kinds * 60)
  /// The most of any second so far.
  private var peaks = [Int](repeating: 0, count: Self.kinds)

  /// Turns to the moment of what comes next.
  mutating func advance(to moment: Instant) {
    let minute = moment.milliseconds / 60_000
    second = Int(moment.milliseconds / 1_000 - minute * 60)
    guard minute != self.minute else { return }
    self.minute = minute
    for index in units.indices { units[index] = 0 }
  }

  mutating func consume(_ series: DemandSeries, _ amount: Int) {
    let kind = Self.kind(of: series)
    let index = kind * 60 + second
    units[index] += amount
    peaks[kind] = max(peaks[kind], units[index])
  }

  /// Hands over the keys of the user whose month is over, and forgets them.
  mutating func finish(_ user: UInt64, into keys: inout HotKeys) {
    for table in TableName.allCases {
      let series = table.consumption
      keys.add(
        HotKey(
          table: table, owner: .user(user), writes: peaks[Self.kind(of: series.writes)],
          halfReads: peaks[Self.kind(of: series.reads)]))
    }
    minute = -1
    for kind in peaks.indices { peaks[kind] = 0 }
  }

  private static let kinds = 6

  /// The tables' series follow each other.
  private static func kind(of series: DemandSeries) -> Int {
    Int(series.rawValue) - Int(DemandSeries.usersWrites.rawValue)
  }
}
