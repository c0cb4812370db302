import ArgumentParser
import Foundation
import UsageSimulator

/// How a command works, which never changes what it reports.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder of price tables and scenarios; else AURORA_COST_DATA, or what lies beside the binary.",
      valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(help: "Threads to simulate with; all cores by default. The result is the same.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, found '\(threads)'")
    }
  }

  /// Simulates a month, with a progress bar where someone watches; Ctrl-C cancels.
  func simulate(_ scenario: Scenario) async throws -> SimulatedUsage {
    try await simulate(scenario, peaks: false)
  }

  /// The same with the busiest seconds, or without.
  func simulate(_ scenario: Scenario, peaks: Bool) async throws -> SimulatedUsage {
    let users = try await run(Simulation(scenario), .all, of: scenario)
    return try await completed(users, of: scenario, peaks: peaks)
  }

  /// Adds what users share, and the busiest seconds where they are asked for.
  func completed(
    _ users: SimulatedUsage, of scenario: Scenario, peaks: Bool
  ) async throws -> SimulatedUsage {
    var usage = Simulation(scenario).completed(users)
    guard peaks else { return usage }
    let pass = PeakPass(scenario, users: users.demand, all: usage.demand)
    usage.peaks = try await watched(scenario) { progress in
      try await pass.run(threads: workers, progress: progress)
    }
    return usage
  }

  /// A month with all users together and the provider's shared quotas enforced.
  func simulateEnforcingQuotas(_ scenario: Scenario) async throws -> SimulatedUsage {
    let simulation = try OrderedSimulation(scenario, enforcingQuotas: true)
    let progress = ProgressBar(total: UInt64(scenario.population.accounts))
    defer { progress.clear() }
    return try await Interrupt.cancelling {
      try simulation.run { progress.show($0) }
    }
  }

  /// Simulates one part of the users, without what they share with the others.
  func simulate(_ scenario: Scenario, _ shard: Shard) async throws -> SimulatedUsage {
    try await run(Simulation(scenario), shard, of: scenario)
  }

  private func run(
    _ simulation: Simulation, _ shard: Shard, of scenario: Scenario
  ) async throws -> SimulatedUsage {
    try await watched(scenario) { progress in
      try await simulation.run(shard, threads: workers, progress: progress)
    }
  }

  /// Does long work with a progress bar, until it is done or interrupted.
  private func watched<Result: Sendable>(
    _ scenario: Scenario,
    _ work: @escaping @Sendable (@escaping @Sendable (UInt64) -> Void) async throws -> Result
  ) async throws -> Result {
    let progress = ProgressBar(total: UInt64(scenario.population.accounts))
    defer { progress.clear() }
    return try await Interrupt.cancelling { try await work { progress.show($0) } }
  }

  private var workers: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
