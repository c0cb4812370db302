/// What is counted minute by minute, because users share it: a merged series answers what no
/// single user's month can (cold starts, peaks, edge caches).
public enum DemandSeries: UInt8, CaseIterable, Sendable {
  case apiCalls, authentications, emails, schedulesCreated
  // One pair a function, in the order of `Function`: invocations, then busy microseconds
  case readCalendarCalls, readCalendarBusy
  case writeCalendarCalls, writeCalendarBusy
  case remindersCalls, remindersBusy
  case accountCalls, accountBusy
  case sendReminderCalls, sendReminderBusy
  case checkHealthCalls, checkHealthBusy
  // Page loads by viewer geography, in the order of `EdgeGeography`
  case pagesUS, pagesEurope, pagesSouthAfrica, pagesSouthAmerica, pagesJapan, pagesAustralia
  case pagesAsiaPacific, pagesIndia
}

/// Per-minute counters of every series, as the simulated services write them.
///
/// A minute's series stand side by side: a request touches two cache lines.
public struct DemandRecorder: ~Copyable {
  @usableFromInline var counters: CounterBlock<UInt64>
  @usableFromInline let minutes: Int

  @usableFromInline static let width = 24

  public init(minutes: Int) {
    self.minutes = minutes
    counters = CounterBlock(count: minutes * Self.width)
  }

  /// Adds to a series at a moment; what lies outside the recorded months is dropped.
  @inlinable public mutating func record(
    _ series: DemandSeries, _ amount: Int = 1, at moment: Instant
  ) {
    let minute = Int(moment.milliseconds / 60_000)
    guard minute >= 0, minute < minutes else { return }
    counters.add(
      UInt64(truncatingIfNeeded: amount), at: minute * Self.width + Int(series.rawValue))
  }

  public func demand() -> Demand { Demand(counters: counters.values) }
}

/// Per-minute counts of every series; integers, so merging is addition in any order.
public struct Demand: Sendable, Equatable {
  public private(set) var counters: [UInt64]

  public init(minutes: Int) {
    counters = .init(repeating: 0, count: minutes * DemandRecorder.width)
  }

  init(counters: [UInt64]) { self.counters = counters }

  public var minutes: Int { counters.count / DemandRecorder.width }

  public subscript(series: DemandSeries, minute: Int) -> UInt64 {
    counters[minute * DemandRecorder.width + Int(series.rawValue)]
  }

  /// Adds another month's demand; traps on overflow.
  public mutating func merge(_ other: Demand) {
    precondition(counters.count == other.counters.count)
    for index in counters.indices { counters[index] += other.counters[index] }
  }
}
