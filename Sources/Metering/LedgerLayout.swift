/// Where a counter stands: (month, journey, operation, dimension) as one index.
///
/// The counts are literals so that the hot loop sees constants; a test holds them to the lists.
@usableFromInline enum LedgerLayout {
  @usableFromInline static let dimensions = 147
  @usableFromInline static let operations = 28
  @usableFromInline static let journeys = 8
  @usableFromInline static let perMonth = dimensions * operations * journeys

  @inlinable static func row(_ month: Int, _ journey: Journey, _ operation: Operation) -> Int {
    month * perMonth
      + (Int(journey.rawValue) * operations + Int(operation.rawValue)) * dimensions
  }
}
