/// What was used: a whole-number counter for each (month, journey, operation, dimension).
///
/// Counters are 128 bits wide: ten billion users with a gigabyte each for a month are 2.7 × 10^28
/// byte-milliseconds, and 3.4 × 10^38 fit. Addition is the only way to merge them, so neither order
/// nor grouping can matter.
public struct UsageLedger: Sendable, Equatable {
  public private(set) var counters: [UInt128]

  public init(months: Int = 1) {
    counters = .init(repeating: 0, count: months * LedgerLayout.perMonth)
  }

  init(counters: [UInt128]) { self.counters = counters }

  public var months: Int { counters.count / LedgerLayout.perMonth }

  /// One of the months by itself.
  public func month(_ month: Int) -> UsageLedger {
    let first = month * LedgerLayout.perMonth
    return UsageLedger(counters: Array(counters[first..<first + LedgerLayout.perMonth]))
  }

  public subscript(
    dimension: UsageDimension, operation: Operation, journey: Journey, month month: Int = 0
  ) -> UInt128 {
    counters[Self.row(month, journey, operation) + Int(dimension.rawValue)]
  }

  /// Sums a dimension over the month's operations and journeys.
  public func total(_ dimension: UsageDimension, month: Int = 0) -> UInt128 {
    Operation.allCases.reduce(0) { $0 + total(dimension, of: $1, month: month) }
  }

  /// Sums a dimension over one operation's journeys.
  public func total(
    _ dimension: UsageDimension, of operation: Operation, month: Int = 0
  ) -> UInt128 {
    Journey.allCases.reduce(0) { $0 + self[dimension, operation, $1, month: month] }
  }

  /// The counters above zero, in the order journey, operation, dimension.
  public func entries(month: Int = 0) -> [Entry] {
    var found: [Entry] = []
    for journey in Journey.allCases {
      for operation in Operation.allCases {
        for dimension in UsageDimension.allCases {
          let count = self[dimension, operation, journey, month: month]
          if count > 0 { found.append(Entry(journey, operation, dimension, count)) }
        }
      }
    }
    return found
  }

  public struct Entry: Sendable, Equatable {
    public let journey: Journey
    public let operation: Operation
    public let dimension: UsageDimension
    /// In the dimension's base unit.
    public let count: UInt128

    init(
      _ journey: Journey, _ operation: Operation, _ dimension: UsageDimension, _ count: UInt128
    ) {
      self.journey = journey
      self.operation = operation
      self.dimension = dimension
      self.count = count
    }
  }

  /// Adds to one counter, as a file gives it; false where the sum would overflow.
  public mutating func add(
    _ count: UInt128, to dimension: UsageDimension, _ operation: Operation, _ journey: Journey,
    month: Int = 0
  ) -> Bool {
    let index = Self.row(month, journey, operation) + Int(dimension.rawValue)
    let (sum, overflows) = counters[index].addingReportingOverflow(count)
    if !overflows { counters[index] = sum }
    return !overflows
  }

  private static func row(_ month: Int, _ journey: Journey, _ operation: Operation) -> Int {
    month * LedgerLayout.perMonth + LedgerLayout.row(journey, operation)
  }

  /// Moves a part of one operation's count to another dimension: what phase 2 finds was billed so.
  public mutating func move(
    _ count: UInt128, of operation: Operation, _ journey: Journey, from source: UsageDimension,
    to target: UsageDimension, month: Int = 0
  ) {
    let row = Self.row(month, journey, operation)
    counters[row + Int(source.rawValue)] -= count
    counters[row + Int(target.rawValue)] += count
  }

  /// Adds another ledger of as many months; traps on overflow.
  public mutating func merge(_ other: UsageLedger) {
    precondition(counters.count == other.counters.count)
    for index in counters.indices { counters[index] += other.counters[index] }
  }
}
