public import Metering

/// What a simulated month used: the ledger, demand by the minute, and nothing of any price.
public struct SimulatedUsage: Sendable {
  public var ledger: UsageLedger
  public var demand: Demand
  public var pageLoads: PageLoads

  mutating func merge(_ other: SimulatedUsage) {
    ledger.merge(other.ledger)
    demand.merge(other.demand)
    pageLoads.merge(other.pageLoads)
  }
}

/// A scenario's month, simulated user by user on as many threads as asked for.
public struct Simulation: Sendable {
  private let plan: SimulationPlan
  private let accounts: UInt64

  /// Users in one shard; shards only group users and never change a result.
  private static let shardSize: UInt64 = 256

  public init(_ scenario: Scenario) {
    plan = SimulationPlan(scenario)
    accounts = plan.accounts
  }

  /// Runs the month; the result is the same for any number of threads.
  ///
  /// `progress` hears, from one task at a time, how many users are done.
  /// - Throws: `CancellationError` when the task is cancelled; there is no partial result.
  public func run(
    threads: Int, progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) async throws -> SimulatedUsage {
    precondition(threads > 0)
    var merged = SimulatedUsage(
      ledger: UsageLedger(), demand: Demand(minutes: plan.minutes),
      pageLoads: PageLoads(hours: plan.minutes / 60))
    try await withThrowingTaskGroup(of: SimulatedUsage.self) { group in
      for worker in 0..<threads {
        // All workers go at one pace: what the first has done tells of all.
        group.addTask {
          try self.simulate(worker: worker, of: threads) { if worker == 0 { progress($0) } }
        }
      }
      for try await part in group {
        merged.merge(part)
      }
    }
    SharedEffects.add(to: &merged, plan)
    return merged
  }

  /// Simulates every `count`-th shard.
  private func simulate(
    worker: Int, of count: Int, _ report: (UInt64) -> Void
  ) throws -> SimulatedUsage {
    var month = UserMonth(plan)
    var first = UInt64(worker) * Self.shardSize
    while first < accounts {
      try Task.checkCancellation()
      for user in first..<min(first + Self.shardSize, accounts) { month.simulate(user) }
      first += UInt64(count) * Self.shardSize
      report(min(first, accounts))
    }
    return SimulatedUsage(
      ledger: month.usage.ledger(), demand: month.usage.demand(),
      pageLoads: month.usage.pageLoads)
  }
}
