/// Page loads by the hour and the viewer's geography: what an edge cache is asked for.
public struct PageLoads: Sendable, Equatable {
  private var counts: [UInt64]
  private let geographies: Int

  /// Source of eight: CloudFront's price classes by viewer geography.
  public init(hours: Int, geographies: Int = 8) {
    self.geographies = geographies
    counts = .init(repeating: 0, count: hours * geographies)
  }

  /// Some of the hours by themselves.
  public func during(hours: Range<Int>) -> PageLoads {
    var part = PageLoads(hours: hours.count, geographies: geographies)
    part.counts = Array(
      counts[hours.lowerBound * geographies..<hours.upperBound * geographies])
    return part
  }

  public var hours: Int { counts.count / geographies }

  /// Loads of one geography in one hour.
  public subscript(geography: Int, hour: Int) -> UInt64 { counts[hour * geographies + geography] }

  /// Counts a load; what lies outside the recorded months is dropped.
  mutating func record(_ geography: Int, at moment: Instant) {
    let hour = Int(moment.milliseconds / 3_600_000)
    guard moment >= .zero, hour < hours else { return }
    counts[hour * geographies + geography] += 1
  }

  /// Sets one hour's count, as a file gives it.
  public mutating func set(_ count: UInt64, of geography: Int, hour: Int) {
    counts[hour * geographies + geography] = count
  }

  public mutating func merge(_ other: PageLoads) {
    precondition(counts.count == other.counts.count)
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
