/// The ledger as the simulated services write it: `&usage` in every call that can cost money.
///
/// One recorder belongs to one worker; its counters become a `UsageLedger` at the end.
public struct UsageRecorder: ~Copyable {
  @usableFromInline var counters: CounterBlock<UInt128>
  @usableFromInline var row: Int
  @usableFromInline var month: Int
  @usableFromInline var minute: Int
  @usableFromInline var series: DemandRecorder
  public private(set) var pageLoads: PageLoads
  /// Service calls recorded since the last `begin`: what the operation had to wait for.
  @inlinable public var serviceCalls: Int { calls }
  @usableFromInline var calls: Int

  /// Records so many months, and demand by the minute for `minutes` from the first instant.
  public init(months: Int = 1, minutes: Int) {
    counters = CounterBlock(count: months * LedgerLayout.perMonth)
    series = DemandRecorder(minutes: minutes)
    pageLoads = PageLoads(hours: minutes / 60)
    row = 0
    month = 0
    minute = 0
    calls = 0
  }

  /// Turns to the month that the next operations belong to.
  public mutating func turn(to month: Int) { self.month = month }

  /// Turns to the row that the next records belong to, and to the minute of their demand.
  @inlinable @inline(__always) public mutating func begin(
    _ operation: Operation, for journey: Journey, at moment: Instant = .zero
  ) {
    row = LedgerLayout.row(month, journey, operation)
    minute = series.row(at: moment)
    calls = 0
  }

  /// Counts so many base units of a dimension.
  @inlinable @inline(__always) public mutating func record(
    _ dimension: UsageDimension, _ amount: Int = 1
  ) {
    assert(amount >= 0)
    counters.add(UInt128(truncatingIfNeeded: amount), at: row &+ Int(dimension.rawValue))
  }

  /// Counts a product such as bytes × milliseconds.
  @inlinable @inline(__always) public mutating func record(
    _ dimension: UsageDimension, wide amount: UInt128
  ) {
    counters.add(amount, at: row &+ Int(dimension.rawValue))
  }

  /// Counts a call to a service, billed or not; the caller waits for its answer.
  @inlinable @inline(__always) public mutating func recordCall(_ dimension: UsageDimension) {
    calls += 1
    record(dimension)
  }

  /// Counts shared demand in the operation's minute.
  @inlinable @inline(__always) public mutating func record(
    _ demand: DemandSeries, _ amount: Int = 1
  ) {
    series.record(demand, amount, row: minute)
  }

  /// Counts a page load from a viewer geography, by its place in their list.
  public mutating func recordPageLoad(from geography: Int, at moment: Instant) {
    pageLoads.record(geography, at: moment)
  }

  public func demand() -> Demand { series.demand() }
  public func ledger() -> UsageLedger { UsageLedger(counters: counters.values) }
}
