/// The ledger as the simulated services write it: `&usage` in every call that can cost money.
///
/// One recorder belongs to one worker; its counters become a `UsageLedger` at the end.
public struct UsageRecorder: ~Copyable {
  @usableFromInline var counters: CounterBlock<UInt128>
  @usableFromInline var row: Int
  @usableFromInline var month: Int
  @usableFromInline var series: DemandRecorder
  /// Service calls recorded since the last `begin`: what the operation had to wait for.
  @inlinable public var serviceCalls: Int { calls }
  @usableFromInline var calls: Int

  /// Records so many months, and demand by the minute for `minutes` from the first instant.
  public init(months: Int = 1, minutes: Int) {
    counters = CounterBlock(count: months * LedgerLayout.perMonth)
    series = DemandRecorder(minutes: minutes)
    row = 0
    month = 0
    calls = 0
  }

  /// Turns to the month that the next operations belong to.
  public mutating func turn(to month: Int) { self.month = month }

  /// Turns to the row that the next records belong to.
  @inlinable public mutating func begin(_ operation: Operation, for journey: Journey) {
    row = LedgerLayout.row(month, journey, operation)
    calls = 0
  }

  /// Counts so many base units of a dimension.
  @inlinable public mutating func record(_ dimension: UsageDimension, _ amount: Int = 1) {
    assert(amount >= 0)
    counters.add(UInt128(truncatingIfNeeded: amount), at: row + Int(dimension.rawValue))
  }

  /// Counts a product such as bytes × milliseconds.
  @inlinable public mutating func record(_ dimension: UsageDimension, wide amount: UInt128) {
    counters.add(amount, at: row + Int(dimension.rawValue))
  }

  /// Counts a call to a service, billed or not; the caller waits for its answer.
  @inlinable public mutating func recordCall(_ dimension: UsageDimension) {
    calls += 1
    record(dimension)
  }

  /// Counts shared demand at a moment; what lies outside the recorded months is dropped.
  @inlinable public mutating func record(
    _ demand: DemandSeries, _ amount: Int = 1, at moment: Instant
  ) {
    series.record(demand, amount, at: moment)
  }

  public func demand() -> Demand { series.demand() }
  public func ledger() -> UsageLedger { UsageLedger(counters: counters.values) }
}
