public import ArgumentParser
import Documents
import Metering
import PricingModels
public import UsageSimulator

struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Count what a scenario's month uses, without pricing it.",
    discussion: """
      Prints the month's billable quantities as a usage file, which 'aurora-cost price' reads. \
      No price table is needed.

      With --shard it simulates one part of the users and writes a ledger, which 'aurora-cost \
      merge' adds to the others; a part depends on nothing but the scenario and its number.

      With --peaks the busiest seconds and the hottest key are said on standard error.

      Examples:
        aurora-cost simulate scenarios/baseline.yaml -o usage.json
        aurora-cost simulate scenarios/baseline.yaml --shard 3/16 -o 3.ledger
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var run: RunOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Simulate one part of the users, such as 3/16.", valueName: "i/n"))
  var shard: Shard?

  @OptionGroup var quotas: QuotaOptions

  func validate() throws {
    guard shard != nil else { return }
    if quotas.enforcesQuotas {
      throw ValidationError(
        "--enforce-quotas simulates all users together and takes no --shard; leave one of them out")
    }
    if quotas.peak.peaks {
      throw ValidationError(
        "the busiest seconds are those of all parts together; give --peaks to 'merge' instead")
    }
  }

  func run() async throws {
    try await CommandRunner.run {
      let resolved = try scenario.load(DataFolder(run.data))
      if let shard {
        let usage = try await run.simulate(resolved.scenario, shard)
        return try write(LedgerFile(scenario: resolved.hash, shard: shard, usage: usage).json)
      }
      let scenario = resolved.scenario
      let usage = try await quotas.simulate(scenario, run)
      for quota in usage.refusals ?? [] where quota.refused > 0 {
        Terminal.complain(RefusedQuota(quota).finding)
      }
      usage.peaks.map { PeakDemand($0, in: scenario.month).findings.forEach(Terminal.complain) }
      let file = Usage(
        region: scenario.region, month: scenario.month,
        quantities: try usage.ledger.quantities(in: scenario.month))
      try write(file.json)
    }
  }

  private func write(_ json: JSONValue) throws(CommandError) {
    let bytes = Array((json.text + "\n").utf8)
    if let output { try OutputFile.write(bytes, to: output) } else { try Terminal.write(bytes) }
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

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
