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

      Demand is metered as if no shared quota refused it. With --enforce-quotas (up to a million \
      accounts, on one thread) the scenario's quotas refuse what exceeds them: clients try again, \
      reminders are late or lost, and the report says how many.

      With --peaks all users are simulated once more, which takes two or three times as long as the \
      first: the report then has the most that is asked of each quota in a second, and the hottest \
      partition keys.

      Examples:
        aurora-cost estimate scenarios/baseline.yaml
        aurora-cost estimate --users 50000 --region us-east-1 -o bill.html -o bill.csv
        aurora-cost estimate scenarios/baseline.yaml --set functions.memory=512 --format json
        aurora-cost estimate --enforce-quotas --set quotas.concurrentExecutions=10
        aurora-cost estimate --users 500000 --peaks
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var pricing: PricingOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var run: RunOptions

  @OptionGroup var quotas: QuotaOptions

  func run() async throws {
    try await CommandRunner.run {
      let data = try DataFolder(run.data)
      let estimator = Estimator(
        data: data, selection: pricing.selection, warn: { Terminal.complain($0) })
      let estimate = try await estimator.estimate(
        scenario.load(data), file: scenario.path.map(baseName),
        command: ["aurora-cost", "estimate"] + scenario.arguments + pricing.selection.arguments
          + quotas.arguments
      ) { try await quotas.simulate($0, run) }
      try output.write(Report(estimate))
      if !estimate.bill.isComplete { throw ExitCode.incomplete }
    }
  }
}
