import Metering

@testable import UsageSimulator

/// What the scenario's defaults count for 150 accounts, with some keys changed.
enum ChangedDefaults {
  /// There may be several changes in one, with a space between.
  static func ledger(_ changes: String...) async throws -> UsageLedger {
    let changes = (["population.accounts=150"] + changes).joined(separator: " ")
      .split(separator: " ").map { change in
        let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
        return ScenarioChange(key: parts[0], value: parts[1])
      }
    let scenario = try ScenarioLoader.load(
      nil, defaults: Repository.defaults, changes: changes
    ).scenario
    return try await Simulation(scenario).run(threads: 2).ledger
  }

  /// The defaults' own, simulated once for all tests.
  static let base = Task { try await ledger() }
}
