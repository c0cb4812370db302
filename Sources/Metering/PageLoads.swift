/// Page loads by the hour and the viewer's geography: what an edge cache is asked for.
public struct PageLoads: Sendable, Equatable {
  private var counts: [UInt64]
  private let geographies: Int

  /// Source: CloudFront's price classes by viewer geography.
  public static let edgeGeographies = 8

  public init(hours: Int, geographies: Int = PageLoads.edgeGeographies) {
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

  /// Sets one hour's count, as a file gives it.
  public mutating func set(_ count: UInt64, of geography: Int, hour: Int) {
    counts[hour * geographies + geography] = count
  }

  public mutating func merge(_ other: PageLoads) {
    precondition(counts.count == other.counts.count)
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
