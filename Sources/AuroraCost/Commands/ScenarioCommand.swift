import ArgumentParser
import Documents
import UsageSimulator

struct ScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Check scenario files and show their assumptions.",
    subcommands: [ValidateCommand.self])
}

extension ScenarioCommand {
  struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate",
      abstract: "Check a scenario with everything that it extends.",
      discussion: "Prints what it changes from the defaults. Exits with 65 at the first error.")

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var run: RunOptions

    func run() async throws {
      try await CommandRunner.run {
        let data = try DataFolder(run.data)
        let resolved = try scenario.load(data)
        _ = try ScenarioPrices(resolved, data)
        try Terminal.write(Array(summary(resolved).utf8))
      }
    }

    private func summary(_ resolved: ResolvedScenario) -> String {
      let scenario = resolved.scenario
      let changed = resolved.assumptions.filter(\.isChanged)
      let changes = changed.map { "  \($0.key) = \($0.value)\n" }.joined()
      return "valid: \(scenario.name), \(scenario.month), \(scenario.region), "
        + "\(resolved.assumptions.count) assumptions, \(changed.count) changed\n" + changes
    }
  }
}
