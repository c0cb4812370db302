/// Page loads by the hour and the viewer's geography: what an edge cache is asked for.
public struct PageLoads: Sendable, Equatable {
  private var counts: [UInt64]

  /// Source: CloudFront's price classes by viewer geography.
  public static let geographies = 8

  public init(hours: Int) {
    counts = .init(repeating: 0, count: hours * Self.geographies)
  }

  /// Some of the hours by themselves.
  public func during(hours: Range<Int>) -> PageLoads {
    var part = PageLoads(hours: hours.count)
    part.counts = Array(
      counts[hours.lowerBound * Self.geographies..<hours.upperBound * Self.geographies])
    return part
  }

  public var hours: Int { counts.count / Self.geographies }

  /// Loads of one geography in one hour.
  public subscript(geography: Int, hour: Int) -> UInt64 {
    counts[hour * Self.geographies + geography]
  }

  /// Sets one hour's count, as a file gives it.
  public mutating func set(_ count: UInt64, of geography: Int, hour: Int) {
    counts[hour * Self.geographies + geography] = count
  }

  public mutating func merge(_ other: PageLoads) {
    precondition(counts.count == other.counts.count)
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
