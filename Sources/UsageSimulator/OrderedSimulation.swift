import AuroraBackend
import Metering

/// A scenario's month in the order of time, with all users at once: what they share is there, where
/// `Simulation` infers it.
///
/// The same walks over the same handlers, so that what each user causes is the same to the bit.
public struct OrderedSimulation: Sendable {
  private let plan: SimulationPlan
  private let quotas: EnforcedQuotas?

  /// The most accounts that fit: each active one stays in memory.
  public static let accountLimit = 1_000_000

  /// With quotas enforced, what they refuse is not done: it is tried again, late or lost.
  /// - Throws: `TooManyAccounts` above `accountLimit`.
  public init(_ scenario: Scenario, enforcingQuotas: Bool = false) throws(TooManyAccounts) {
    guard scenario.population.accounts <= Self.accountLimit else {
      throw TooManyAccounts(accounts: scenario.population.accounts)
    }
    plan = SimulationPlan(scenario)
    quotas =
      enforcingQuotas
      ? EnforcedQuotas(scenario.quotas, plan.app.cloud.configuration) : nil
  }

  /// Runs the month, on one thread.
  ///
  /// `progress` hears how many accounts' worth of the month is done.
  /// - Throws: `CancellationError` when the task is cancelled; there is no partial result.
  public func run(
    progress: (UInt64) -> Void = { _ in }
  ) throws -> SimulatedUsage {
    var month = OrderedMonth(plan, quotas)
    try month.run(progress)
    return month.completed()
  }

  /// Only what users cause, as the parts of a `Simulation` are before they are completed.
  ///
  /// `watch` counts what they ask for, second by second.
  func runUsers(watch: PeakRecorder? = nil) throws -> SimulatedUsage {
    var month = OrderedMonth(plan, quotas)
    month.account.watch = watch
    try month.run { _ in }
    return month.users()
  }
}

/// More accounts than the time-ordered engine keeps in memory.
public struct TooManyAccounts: Error, Equatable, CustomStringConvertible {
  public let accounts: Int

  public var description: String {
    "population.accounts is \(accounts), and users simulated together are at most "
      + "\(OrderedSimulation.accountLimit); lower it, or leave out --enforce-quotas"
  }
}
