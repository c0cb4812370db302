import ArgumentParser
import Documents
import PricingModels

struct EstimateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Say what a scenario's month will cost, and why.",
    discussion: """
      Simulates every user's month against the scenario's backend, counts what the provider would \
      bill, prices the counts and reports. Exits with 6 when something has no price.

      Examples:
        aurora-cost estimate scenarios/baseline.yaml
        aurora-cost estimate --users 50000 --region us-east-1 -o bill.html -o bill.csv
        aurora-cost estimate scenarios/baseline.yaml --set functions.memory=512 --format json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var pricing: PricingOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var run: RunOptions

  func run() async throws {
    try await CommandRunner.run {
      let data = try DataFolder(run.data)
      let estimator = Estimator(
        data: data, selection: pricing.selection, warn: { Terminal.complain($0) })
      let estimate = try await estimator.estimate(
        scenario.load(data), file: scenario.path.map(baseName),
        command: ["aurora-cost", "estimate"] + scenario.arguments + pricing.selection.arguments,
        simulate: run.simulate)
      try output.write(Report(estimate))
      if !estimate.bill.isComplete { throw ExitCode.incomplete }
    }
  }
}
