import AuroraBackend
public import Metering

/// What was asked in the busiest seconds of a month, and of the hottest keys.
public struct Peaks: Sendable, Equatable {
  /// Minutes looked at for each quota: the busiest.
  public let minutesPerQuota: Int
  public let quotas: [QuotaPeak]
  /// At most twenty, the hottest first.
  public let keys: [HotKey]
  /// What one partition takes in a second.
  public let partitionWrites: Int
  public let partitionReads: Int

  public init(
    minutesPerQuota: Int, quotas: [QuotaPeak], keys: [HotKey], partitionWrites: Int,
    partitionReads: Int
  ) {
    self.minutesPerQuota = minutesPerQuota
    self.quotas = quotas
    self.keys = keys
    self.partitionWrites = partitionWrites
    self.partitionReads = partitionReads
  }
}

/// The most that was asked of a shared quota in one second.
public struct QuotaPeak: Sendable, Equatable {
  public let quota: SharedQuota
  /// In the unit that the quota's label names.
  public let limit: Int
  /// Requests; of concurrency, executions at once on the second's average, rounded up.
  public let demand: UInt64
  /// The first second of so much, from the month's first moment; nil where nothing was asked.
  public let second: Int?
}

extension PeakPlan {
  /// Finds the peaks in what was counted, the first of equals.
  func peaks(in counts: SecondCounts, _ keys: HotKeys, _ jobs: JobConcurrency) -> Peaks {
    Peaks(
      minutesPerQuota: minutesPerQuota, quotas: quotas.map { peak(of: $0, in: counts, jobs) },
      keys: keys.keys, partitionWrites: limits.partitionWritesPerSecond,
      partitionReads: limits.partitionReadsPerSecond)
  }

  private func peak(
    of quota: SharedQuota, in counts: SecondCounts, _ jobs: JobConcurrency
  ) -> QuotaPeak {
    var peak: UInt64 = 0
    var second: Int?
    for (index, minute) in minutes.minutes.enumerated() {
      let areExecutions = quota == .functionConcurrency
      let standing = areExecutions ? jobs[minute] : 0
      for place in index * 60..<index * 60 + 60 {
        let count = counts[quota, place]
        let demand = areExecutions ? (count + 999_999) / 1_000_000 + standing : count
        guard demand > peak else { continue }
        peak = demand
        second = minutes.second(at: place)
      }
    }
    return QuotaPeak(
      quota: quota, limit: limits.limit(of: quota, simulation.app.cloud.configuration),
      demand: peak, second: second)
  }
}

/// Executions at once of what no user calls: the standing jobs, and functions that wait.
///
/// Where in their minute they run is not known, so they count in all of its seconds, each function's
/// rounded up.
struct JobConcurrency {
  private let all: Demand
  private let users: Demand

  init(all: Demand, users: Demand) {
    self.all = all
    self.users = users
  }

  subscript(minute: Int) -> UInt64 {
    Function.allCases.reduce(0) { sum, function in
      let busy = all[function.demand.busy, minute] - users[function.demand.busy, minute]
      let executions = (busy + 59_999_999) / 60_000_000
      // The nightly audit's runs follow each other, all recorded in its first minute.
      return sum + (function == .account ? min(1, executions) : executions)
    }
  }
}
