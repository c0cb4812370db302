/// What is counted minute by minute, because users share it: a merged series answers what no
/// single user's month can (cold starts, peaks).
public enum DemandSeries: UInt8, CaseIterable, Sendable {
  case apiCalls, authentications, emails, schedulesCreated
  // One pair a function, in the order of `Function`: invocations, then busy microseconds
  case readCalendarCalls, readCalendarBusy
  case writeCalendarCalls, writeCalendarBusy
  case remindersCalls, remindersBusy
  case accountCalls, accountBusy
  case sendReminderCalls, sendReminderBusy
  case checkHealthCalls, checkHealthBusy
  // The second cache line: what only some designs count
  case authorizeCalls, authorizeBusy
  // Consumed capacity of provisioned tables: write units, then half read units
  case usersWrites, usersReads
  case eventsWrites, eventsReads
  case remindersWrites, remindersReads
  // Records in the tables' streams, and the function that reads them
  case usersChanges, eventsChanges, remindersChanges
  case consumeChangesCalls, consumeChangesBusy
  // The user pool's own mail, whoever sends it
  case userPoolEmails
  // The function that handles published events
  case handleEventCalls, handleEventBusy
}

/// Per-minute counts of every series; integers, so merging is addition in any order.
public struct Demand: Sendable, Equatable {
  private var counters: [UInt64]

  /// Some of the minutes by themselves.
  public func during(minutes: Range<Int>) -> Demand {
    var part = Demand(minutes: minutes.count)
    part.counters = Array(
      counters[minutes.lowerBound * Self.width..<minutes.upperBound * Self.width])
    return part
  }

  /// Counters of a minute.
  static let width = DemandSeries.allCases.count

  public init(minutes: Int) { counters = .init(repeating: 0, count: minutes * Self.width) }

  public var minutes: Int { counters.count / Self.width }

  public subscript(series: DemandSeries, minute: Int) -> UInt64 {
    counters[minute * Self.width + Int(series.rawValue)]
  }

  /// Sets one minute's count, as a file gives it.
  public mutating func set(_ count: UInt64, of series: DemandSeries, minute: Int) {
    counters[minute * Self.width + Int(series.rawValue)] = count
  }

  /// Sums a series over all minutes.
  public func total(_ series: DemandSeries) -> UInt64 {
    (0..<minutes).reduce(0) { $0 + self[series, $1] }
  }

  /// Adds what a recorder counted, of as many minutes; traps on overflow.
  public mutating func add(_ recorder: borrowing UsageRecorder) {
    precondition(minutes == recorder.series.minutes)
    let all = DemandSeries.allCases
    for minute in 0..<minutes {
      for series in all {
        counters[minute * Self.width + Int(series.rawValue)] +=
          recorder.series.count(of: series, minute: minute)
      }
    }
  }

  /// Adds another demand of as many minutes; traps on overflow.
  public mutating func merge(_ other: Demand) {
    precondition(counters.count == other.counters.count)
    for index in counters.indices { counters[index] += other.counters[index] }
  }
}
