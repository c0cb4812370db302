import ArgumentParser
import Documents
import Metering
import PricingModels
import UsageSimulator

struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Count what a scenario's month uses, without pricing it.",
    discussion: """
      Prints the month's billable quantities as a usage file, which 'aurora-cost price' reads. \
      No price table is needed.
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var run: RunOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  func run() async throws {
    try await CommandRunner.run {
      let scenario = try scenario.load(DataFolder(run.data)).scenario
      let usage = try await run.simulate(scenario)
      let file = Usage(
        region: scenario.region, month: scenario.month,
        quantities: try usage.ledger.quantities(in: scenario.month))
      let bytes = Array((file.json.text + "\n").utf8)
      if let output { try OutputFile.write(bytes, to: output) } else { try Terminal.write(bytes) }
    }
  }
}

extension Usage {
  /// As a usage file, in JSON.
  var json: JSONValue {
    .object(
      [("format", .string("aurora-cost/usage@1")), ("region", .string(region))]
        + (month.map { [("month", .string($0.description))] } ?? [])
        + [
          (
            "meters",
            .object(quantities.map { ($0.meter.id, .string($0.quantity.description)) })
          )
        ])
  }
}
