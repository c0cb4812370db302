import ArgumentParser
import Documents
import Metering
import PricingModels
import UsageSimulator

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say where a line of a bill comes from: operations, free part, tiers, price, source.",
    discussion: """
      Takes a report, whose lines it explains as they were priced; a usage file, which it prices \
      first; or a scenario, which it estimates first. Without a meter it explains every line \
      and the total.

      Examples:
        aurora-cost explain bill.json lambda.requests
        aurora-cost explain usage.yaml --prices contract.yaml --free-tier always
        aurora-cost explain scenarios/baseline.yaml dynamodb.write-request-units
        aurora-cost explain scenarios/baseline.yaml --set tables.mode=provisioned
      """)

  @Argument(
    help: ArgumentHelp("A report, a usage file or a scenario.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @Argument(
    help: ArgumentHelp("Meters to explain, such as lambda.requests; all by default."),
    transform: meter)
  var meters: [UsageDimension] = []

  @OptionGroup var change: ScenarioChangeOptions
  @OptionGroup var pricing: PricingOptions
  @OptionGroup var run: RunOptions

  func run() async throws {
    try await CommandRunner.run {
      let (bill, operations) = try await billAndOperations()
      let known = bill.lines.map(\.meter.id)
      for meter in meters where !known.contains(meter.id) {
        throw DocumentError(
          file: file, problem: "no line of '\(meter.id)'" + didYouMean(meter.id, among: known))
      }
      let shown = try ShownBill(bill)
      let lines = shown.lines.filter { meters.isEmpty || meters.contains($0.line.meter) }
      let text = try lines.map { line in
        try LineExplanation(
          line, operations: operations.filter { $0.dimension == line.line.meter }
        ).text()
      }
      let total = meters.isEmpty ? [TotalExplanation(bill, shown).text] : []
      try Terminal.write(Array((text + total).joined(separator: "\n").utf8))
    }
  }

  private func billAndOperations() async throws -> (Bill, [OperationCount]) {
    let document = try Document(path: file)
    let format = try document.root.value(of: "format")?.text()
    if format != "aurora-cost/scenario@1", let first = change.all.first {
      throw DocumentError(
        file: file, problem: "is no scenario, which '\(first.argument)' could change")
    }
    switch format {
    case "aurora-cost/scenario@1":
      return try await estimate()
    case "aurora-cost/report@1" where !pricing.isGiven:
      return (try Bill(report: document), try OperationCount.list(report: document))
    case "aurora-cost/report@1":
      return (
        try pricing.price([file], data: run.data).bill, try OperationCount.list(report: document)
      )
    default:
      return (try pricing.price([file], data: run.data).bill, [])
    }
  }

  private func estimate() async throws -> (Bill, [OperationCount]) {
    let data = try DataFolder(run.data)
    let resolved = try change.load(file, data)
    let estimate = try await Estimator(data: data, selection: pricing.selection).estimate(
      resolved, file: baseName(file), command: [], simulate: run.simulate)
    return (estimate.bill, estimate.operations)
  }

  @Sendable
  private static func meter(_ id: String) throws -> UsageDimension {
    guard let meter = UsageDimension(id: id), meter.isMeter else {
      let known = UsageDimension.meters.map(\.id)
      throw ValidationError("unknown meter '\(id)'" + didYouMean(id, among: known))
    }
    return meter
  }
}
