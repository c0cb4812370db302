/// The ledger as the simulated services write it: `&usage` in every call that can cost money.
///
/// One recorder belongs to one worker; its counters become a `UsageLedger` at the end.
public struct UsageRecorder: ~Copyable {
  /// Counters by their lower and upper 64 bits: the upper are touched once in a lifetime.
  @usableFromInline var lower: CounterBlock<UInt64>
  @usableFromInline var upper: CounterBlock<UInt64>
  @usableFromInline var row: Int
  /// Where the month's rows begin.
  @usableFromInline var month: Int
  @usableFromInline var minute: Int
  @usableFromInline var series: DemandRecorder
  private var loads: PageLoadRecorder
  /// What users share, where they are simulated together.
  public var account: (any SharedAccount)?
  /// Whether there is such an account; seldom, so that the code for it stands apart.
  @inlinable @inline(__always) public var areSimulatedTogether: Bool { _slowPath(account != nil) }
  /// Service calls recorded since the last `begin`: what the operation had to wait for.
  @inlinable public var serviceCalls: Int { calls }
  @usableFromInline var calls: Int

  /// Records so many months, and demand by the minute for `minutes` from the first instant.
  public init(months: Int = 1, minutes: Int) {
    lower = CounterBlock(count: months * LedgerLayout.perMonth)
    upper = CounterBlock(count: months * LedgerLayout.perMonth)
    series = DemandRecorder(minutes: minutes)
    loads = PageLoadRecorder(hours: minutes / 60)
    row = 0
    month = 0
    minute = 0
    calls = 0
  }

  /// Turns to the month that the next operations belong to.
  public mutating func turn(to month: Int) {
    self.month = month * LedgerLayout.perMonth
  }

  /// Turns to the row that the next records belong to, and to the minute of their demand.
  @inlinable @inline(__always) public mutating func begin(
    _ operation: Operation, for journey: Journey, at moment: Instant = .zero
  ) {
    move(to: moment)
    proceed(to: operation, for: journey)
  }

  /// Turns to the minute that demand belongs to from now on.
  @inlinable @inline(__always) public mutating func move(to moment: Instant) {
    minute = series.row(at: moment)
  }

  /// Turns to the row that the next records belong to, in the minute of the last.
  @inlinable @inline(__always) public mutating func proceed(
    to operation: Operation, for journey: Journey
  ) {
    row = month &+ LedgerLayout.row(journey, operation)
    calls = 0
  }

  /// Says that demand at a moment is recorded soon: a minute's counters are seldom in a cache.
  public mutating func expect(at moment: Instant) { series.expect(at: moment) }

  /// Counts so many base units of a dimension.
  @inlinable @inline(__always) public mutating func record(
    _ dimension: UsageDimension, _ amount: Int = 1
  ) {
    assert(amount >= 0)
    let index = row &+ Int(dimension.rawValue)
    if _slowPath(lower.addOverflows(UInt64(truncatingIfNeeded: amount), at: index)) {
      carry(1, to: index)
    }
  }

  /// Counts a product such as bytes × milliseconds.
  @inlinable @inline(__always) public mutating func record(
    _ dimension: UsageDimension, wide amount: UInt128
  ) {
    let index = row &+ Int(dimension.rawValue)
    if _slowPath(lower.addOverflows(UInt64(truncatingIfNeeded: amount), at: index)) {
      carry(1, to: index)
    }
    let rest = UInt64(truncatingIfNeeded: amount >> 64)
    if rest > 0 { carry(rest, to: index) }
  }

  /// Adds to a counter's upper bits; traps on overflow.
  @inline(never) @usableFromInline mutating func carry(_ amount: UInt64, to index: Int) {
    upper.add(amount, at: index)
  }

  /// Counts a call to a service, billed or not; the caller waits for its answer.
  @inlinable @inline(__always) public mutating func recordCall(_ dimension: UsageDimension) {
    calls &+= 1
    record(dimension)
  }

  /// Counts shared demand in the operation's minute.
  @inlinable @inline(__always) public mutating func record(
    _ demand: DemandSeries, _ amount: Int = 1
  ) {
    series.record(demand, amount, row: minute)
  }

  /// Counts a run of a function, named by its series, and how long it was busy.
  @inlinable @inline(__always) public mutating func recordRun(
    _ function: (calls: DemandSeries, busy: DemandSeries), of duration: Microseconds
  ) {
    record(function.calls)
    record(function.busy, duration.count)
    if areSimulatedTogether, let account { account.ran(function.calls, for: duration) }
  }

  /// Counts capacity of a provisioned table that was used.
  @inlinable public mutating func recordConsumption(
    _ series: DemandSeries, _ amount: Int, byIndex: Bool = false
  ) {
    record(series, amount)
    account?.consumed(series, amount, byIndex: byIndex)
  }

  /// Whether a shared quota lets one more pass now; always where users are not simulated together.
  @inlinable @inline(__always) public func admits(_ quota: SharedQuota) -> Bool {
    guard areSimulatedTogether, let account else { return true }
    return account.admits(quota)
  }

  /// What a series has counted in a minute so far.
  public func count(of series: DemandSeries, minute: Int) -> UInt64 {
    self.series.count(of: series, minute: minute)
  }

  /// Counts a page load from a viewer geography, by its place in their list.
  public mutating func recordPageLoad(from geography: Int, at moment: Instant) {
    loads.record(geography, at: moment)
  }

  public var pageLoads: PageLoads { loads.loads }

  public func demand() -> Demand {
    var demand = Demand(minutes: series.minutes)
    demand.add(self)
    return demand
  }

  public func ledger() -> UsageLedger {
    UsageLedger(counters: (0..<lower.count).map { UInt128(upper[$0]) << 64 | UInt128(lower[$0]) })
  }
}
