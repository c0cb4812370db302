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
    let simulation = Simulation(scenario)
    return simulation.completed(try await run(simulation, .all, of: scenario))
  }

  /// The same with all users together and the provider's shared quotas enforced, or without.
  func simulate(_ scenario: Scenario, enforcingQuotas: Bool) async throws -> SimulatedUsage {
    guard enforcingQuotas else { return try await simulate(scenario) }
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
    let progress = ProgressBar(total: UInt64(scenario.population.accounts))
    defer { progress.clear() }
    return try await Interrupt.cancelling {
      try await simulation.run(
        shard, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
        progress: { progress.show($0) })
    }
  }
}
