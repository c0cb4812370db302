/// Where a counter stands in a month: (journey, operation, dimension) as one index.
///
/// The counts are literals so that the hot loop sees constants; a test holds them to the lists.
@usableFromInline enum LedgerLayout {
  @inlinable static var dimensions: Int { 182 }
  @inlinable static var operations: Int { 47 }
  @inlinable static var journeys: Int { 9 }
  @inlinable static var perMonth: Int { dimensions * operations * journeys }

  @inlinable @inline(__always)
  static func row(_ journey: Journey, _ operation: Operation) -> Int {
    (Int(journey.rawValue) &* operations &+ Int(operation.rawValue)) &* dimensions
  }
}
