import ArgumentParser
import Documents
import PricingModels
import UsageSimulator

struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Add up the parts of a simulation, and estimate from them.",
    discussion: """
      The parts come from 'aurora-cost simulate SCENARIO --shard 1/4 -o 1.ledger', and so on, on as \
      many machines as there are. The report is, byte for byte, that of 'aurora-cost estimate' with \
      the same scenario and changes. Exits with 65 when a part is missing, given twice, damaged or \
      of another scenario.

      No ledger holds seconds. With --peaks all users are simulated once more, here, to find the \
      busiest ones; without it nothing is.

      Example:
        aurora-cost merge scenarios/baseline.yaml 1.ledger 2.ledger 3.ledger 4.ledger -o bill.html
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(help: "The parts, in any order.", completion: .file())
  var ledgers: [String]

  @OptionGroup var pricing: PricingOptions
  @OptionGroup var output: OutputOptions

  @OptionGroup var run: RunOptions
  @OptionGroup var peak: PeakOption

  func run() async throws {
    try await CommandRunner.run {
      let data = try DataFolder(run.data)
      let (scenario, ledgers) = scenarioAndLedgers
      let resolved = try scenario.load(data)
      let estimator = Estimator(
        data: data, selection: pricing.selection, warn: { Terminal.complain($0) })
      let estimate = try await estimator.estimate(
        resolved, file: scenario.path.map(baseName),
        command: ["aurora-cost", "estimate"] + scenario.arguments + pricing.selection.arguments
          + peak.arguments
      ) { scenario in
        try await run.completed(
          Self.merged(ledgers, resolved, scenario), of: scenario, peaks: peak.peaks)
      }
      try output.write(Report(estimate))
      if !estimate.bill.isComplete { throw ExitCode.incomplete }
    }
  }

  /// What the arguments are: the first is a part too where the scenario was left out.
  private var scenarioAndLedgers: (ScenarioOptions, [String]) {
    guard let first = scenario.path,
      let format = try? Document(path: first).root.value(of: "format")?.text(),
      format == LedgerFile.format
    else { return (scenario, ledgers) }
    var defaults = scenario
    defaults.path = nil
    return (defaults, [first] + ledgers)
  }

  private static func merged(
    _ ledgers: [String], _ resolved: ResolvedScenario, _ scenario: Scenario
  ) throws(DocumentError) -> SimulatedUsage {
    let simulation = Simulation(scenario)
    var parts: [(file: String, part: LedgerFile)] = []
    for file in ledgers {
      parts.append((file, try LedgerFile(Document(path: file, as: .json))))
    }
    return try LedgerFile.merge(parts, into: simulation.empty, scenario: resolved.hash)
  }
}
