import ArgumentParser
import Documents
import Metering
import PricingModels
import UsageSimulator

struct PricesDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two price tables, and what they do to a bill.",
    discussion: """
      Lists every price that differs. With --usage a usage file, or the bill of a report, is priced \
      by both tables without simulating again: no allowance is taken off unless --free-tier says \
      so, and meters that neither table prices are left out unless --beside does. With --scenario \
      the month is simulated once, its account's allowances are taken off, and the shipped tables \
      price the rest.

      Examples:
        aurora-cost prices diff pricing/aws/us-east-1.yaml new.yaml
        aurora-cost prices diff old.yaml new.yaml --usage out/baseline.json --beside builtin
        aurora-cost prices diff old.yaml new.yaml --scenario scenarios/baseline.yaml
      """)

  @Argument(help: "The table before.", completion: .file())
  var old: String

  @Argument(help: "The table after.", completion: .file())
  var new: String

  @Option(
    help: ArgumentHelp("Price this usage or report by both tables.", valueName: "file"),
    completion: .file())
  var usage: String?

  @Option(
    help: ArgumentHelp("Price this scenario's month by both tables.", valueName: "file"),
    completion: .file())
  var scenario: String?

  @Option(
    help: ArgumentHelp("Take these allowances off the usage on both sides.", valueName: "file"),
    completion: .file())
  var freeTier: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Price what the compared tables do not by this file, on both sides; 'builtin' stands for "
        + "the shipped tables. May be repeated.", valueName: "file"),
    completion: .file())
  var beside: [String] = []

  @Option(
    help: "Compare the prices of this month; else of the usage's, else the latest.",
    transform: month)
  var month: CalendarMonth?

  @Option(help: "Format: text or csv.")
  var format = ListFormat.text

  @OptionGroup var run: RunOptions

  func validate() throws {
    if usage != nil, scenario != nil {
      throw ValidationError("--usage and --scenario cannot be given together")
    }
    if freeTier != nil, usage == nil { throw ValidationError("--free-tier needs --usage") }
    if !beside.isEmpty, usage == nil { throw ValidationError("--beside needs --usage") }
  }

  func run() async throws {
    try await CommandRunner.run {
      let before = try PriceTable(Document(path: old))
      let after = try PriceTable(Document(path: new))
      try requireLike(before, after)
      let workload = try await workload()
      let comparison = PriceTableComparison(
        from: before, to: after, in: month ?? workload?.usage.month)
      let effect = try workload.map { workload in
        try BillEffect(
          of: workload.usage, before, after, beside: workload.beside,
          allowances: workload.allowances
        ).table
      }
      try format.write(comparison.table(before, after))
      guard let effect else { return }
      if format == .text { try Terminal.write(Array("\n".utf8)) }
      try format.write(effect)
    }
  }

  /// What is priced by both tables.
  private struct Workload {
    var usage: Usage
    var beside: [PriceTable]
    var allowances: Allowances
  }

  private func workload() async throws -> Workload? {
    if let scenario { return try await simulated(scenario) }
    guard let usage = try usage.map({ try Usage(Document(path: $0)) }) else { return nil }
    let options = PriceTableOptions(beside, data: run.data)
    return Workload(
      usage: usage, beside: beside.isEmpty ? [] : try options.tables(),
      allowances: try freeTier.map {
        try FreeTier(Document(path: $0)).allowances(.all, in: usage.month)
      } ?? .none)
  }

  private func simulated(_ path: String) async throws -> Workload {
    let data = try DataFolder(run.data)
    let resolved = try ScenarioLoader.load(path, defaults: data.defaults, changes: [])
    let scenario = resolved.scenario
    let usage = try await run.simulate(scenario)
    return Workload(
      usage: Usage(
        region: scenario.region, month: scenario.month,
        quantities: try usage.ledger.quantities(in: scenario.month)),
      beside: try data.priceTables(of: scenario.region).map { try PriceTable(Document(path: $0)) },
      allowances: try ScenarioPrices(resolved, data).allowances)
  }

  private func requireLike(_ before: PriceTable, _ after: PriceTable) throws(DocumentError) {
    guard before.region == after.region, before.currency == after.currency else {
      throw DocumentError(
        file: new,
        problem: "is of '\(after.region)' in '\(after.currency)', but \(before.name) is of "
          + "'\(before.region)' in '\(before.currency)'; compare tables of one region and currency")
    }
  }

  @Sendable private static func month(_ text: String) throws -> CalendarMonth {
    if let month = CalendarMonth(text) { return month }
    throw ValidationError("must be a month such as 2026-10, found \(text.quoted)")
  }
}
