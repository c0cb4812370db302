import ArgumentParser
import Documents
import PricingModels

struct PriceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "price",
    abstract: "Price a month's usage from files, without a scenario or a simulation.",
    discussion: """
      Takes usage files, or reports and live ledgers, whose quantities it prices anew; several of one \
      region and month are added up. A report with adjustments is refused: its scenario has their \
      rules. Exits with 6 when something has no price.

      Examples:
        aurora-cost price usage.yaml
        aurora-cost price usage.yaml --prices builtin --prices contract.yaml --free-tier always
        aurora-cost price report.json --prices other-provider.yaml --format json -o bill.json
      """)

  @Argument(
    help: ArgumentHelp("Usage files, reports or live ledgers.", valueName: "usage"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var usage: [String]

  @OptionGroup var pricing: PricingOptions

  @Option(
    help: ArgumentHelp("Folder of price tables and scenarios.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(help: "Format: text or json; by default by the file's name, else text.")
  var format: PricedUsageReport.Format?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    guard let output, format == nil, let asked = ReportFormat(fileName: output),
      PricedUsageReport.Format(rawValue: asked.rawValue) == nil
    else { return }
    throw ValidationError(
      "'\(output)': a bill without a scenario has no format \(asked.rawValue); use .json or .txt, or "
        + "give --format")
  }

  func run() async throws {
    try await CommandRunner.run {
      let priced = try pricing.price(usage, data: data)
      for warning in priced.warnings { Terminal.complain(warning) }
      let report = PricedUsageReport(priced: priced)
      if let output, output != "-" {
        let byName: PricedUsageReport.Format =
          output.lowercased().hasSuffix(".json") ? .json : .text
        let bytes = try report.render(format ?? byName, page: Terminal.file)
        try OutputFile.write(bytes, to: output)
      } else {
        try Terminal.write(try report.render(format ?? .text, page: Terminal.page))
      }
      if !priced.bill.isComplete { throw ExitCode.incomplete }
    }
  }
}

extension PricedUsageReport.Format: ExpressibleByArgument {}
