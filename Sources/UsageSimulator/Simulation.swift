public import Metering
import Synchronization

/// What a simulated month used: the ledger, demand by the minute, and nothing of any price.
public struct SimulatedUsage: Sendable {
  public var ledger: UsageLedger
  public var demand: Demand
  public var pageLoads: PageLoads
  /// What shared quotas refused; nil where none was enforced.
  public var refusals: [QuotaRefusals]?
  /// The most that was asked in a second; nil where no second pass was made.
  public var peaks: Peaks?

  public init(ledger: UsageLedger, demand: Demand, pageLoads: PageLoads) {
    self.ledger = ledger
    self.demand = demand
    self.pageLoads = pageLoads
  }

  mutating func add(_ recorder: borrowing UsageRecorder) {
    ledger.merge(recorder.ledger())
    demand.add(recorder)
    pageLoads.merge(recorder.pageLoads)
  }

  public mutating func merge(_ other: SimulatedUsage) {
    ledger.merge(other.ledger)
    demand.merge(other.demand)
    pageLoads.merge(other.pageLoads)
  }
}

/// A scenario's month, simulated user by user on as many threads as asked for.
public struct Simulation: Sendable {
  private let plan: SimulationPlan
  private let accounts: UInt64

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
    completed(try await run(.all, threads: threads, progress: progress))
  }

  /// Runs one part of the users, without what users share: parts add up, in any order.
  public func run(
    _ shard: Shard, threads: Int, progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) async throws -> SimulatedUsage {
    precondition(threads > 0)
    let sum = UsageSum(empty)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<threads {
        // All workers go at one pace: what the first has done tells of all.
        group.addTask {
          try self.simulate(shard, worker: worker, of: threads, into: sum) {
            if worker == 0 { progress($0) }
          }
        }
      }
      try await group.waitForAll()
    }
    return sum.usage
  }

  /// Adds what users share to the merged usage of all parts.
  public func completed(_ merged: SimulatedUsage) -> SimulatedUsage {
    var usage = merged
    SharedEffects.add(to: &usage, plan)
    return usage
  }

  /// Usage of nobody, to merge parts into.
  public var empty: SimulatedUsage {
    SimulatedUsage(
      ledger: UsageLedger(), demand: Demand(minutes: plan.minutes),
      pageLoads: PageLoads(hours: plan.minutes / 60))
  }

  /// Simulates one worker's users of the shard.
  private func simulate(
    _ shard: Shard, worker: Int, of count: Int, into sum: UsageSum, _ report: (UInt64) -> Void
  ) throws {
    var month = UserMonth(plan)
    for users in shard.blocks(of: accounts, worker: worker, of: count) {
      try Task.checkCancellation()
      for user in users { month.simulate(user) }
      report(users.upperBound)
    }
    sum.add(month.usage)
  }
}

/// What all workers used: each adds its own when it is done, so that nothing is held twice.
private final class UsageSum: Sendable {
  private let sum: Mutex<SimulatedUsage>

  init(_ start: SimulatedUsage) { sum = Mutex(start) }

  func add(_ recorder: borrowing UsageRecorder) { sum.withLock { $0.add(recorder) } }

  var usage: SimulatedUsage { sum.withLock { $0 } }
}

/// One of several equal parts of the users, written `3/16`; parts never change a result.
public struct Shard: Sendable, Equatable, CustomStringConvertible {
  /// From 0.
  public let index: Int
  /// 1 to 1,000,000.
  public let count: Int

  public static let all = Shard(0, of: 1)

  private init(_ index: Int, of count: Int) {
    self.index = index
    self.count = count
  }

  /// Reads `3/16`: the third of sixteen.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
      1...1_000_000 ~= count, 1...count ~= number
    else { return nil }
    self.init(number - 1, of: count)
  }

  public var description: String { "\(index + 1)/\(count)" }

  /// The part's users that one of several workers takes, block by block.
  func blocks(of accounts: UInt64, worker: Int, of workers: Int) -> some Sequence<Range<UInt64>> {
    let first = (UInt64(index) + UInt64(worker) * UInt64(count)) * Self.blockSize
    let step = UInt64(workers) * UInt64(count) * Self.blockSize
    return stride(from: first, to: accounts, by: Int(step)).lazy.map {
      $0..<min($0 + Self.blockSize, accounts)
    }
  }

  /// Users in one block; blocks only group users and never change a result.
  private static let blockSize: UInt64 = 256
}
