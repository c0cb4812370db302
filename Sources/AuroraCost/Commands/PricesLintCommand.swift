import ArgumentParser
import Documents
import Metering
import PricingModels

struct PricesLintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check price tables, free tier and usage types for mistakes.",
    discussion: """
      Checks the files given, or all that are shipped. A mistake that would make a bill wrong is an \
      error and ends it with 65; what a reader of a bill would miss is a warning: a row without a \
      source, a day or an address, a figure of low confidence. With --strict warnings end it \
      with 3.

      Examples:
        aurora-cost prices lint
        aurora-cost prices lint our-contract.yaml --strict
      """)

  @Argument(
    help: "Files of prices, free tiers or usage types.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var files: [String] = []

  @Option(
    help: ArgumentHelp("Folder of price tables and scenarios.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Flag(help: "Exit with 3 where there are warnings.")
  var strict = false

  func run() async throws {
    try await CommandRunner.run {
      var result = Result()
      for path in try files.isEmpty ? shipped() : files { result.check(path) }
      for message in result.messages { Terminal.complain(message) }
      try Terminal.write(Array(result.summary.utf8))
      if result.errors > 0 { throw ExitCode.badInput }
      if strict, result.warnings > 0 { throw ExitCode.onlyWarnings }
    }
  }

  private func shipped() throws -> [String] {
    let folder = try DataFolder(data)
    let names = folder.regions + ["global", "free-tier", "usage-types"]
    return names.map { folder.file("pricing/aws/\($0).yaml") }
  }

  /// What was found in some files.
  struct Result {
    private(set) var messages: [String] = []
    private(set) var errors = 0
    private(set) var warnings = 0
    private var files = 0
    private var prices = 0

    var summary: String {
      counted(files, "file", "files") + ", " + counted(prices, "price", "prices") + ": "
        + counted(errors, "error", "errors") + ", " + counted(warnings, "warning", "warnings")
        + "\n"
    }

    mutating func check(_ path: String) {
      files += 1
      do throws(DocumentError) {
        let document = try Document(path: path)
        switch try document.root.value(of: "format")?.text() {
        case "aurora-cost/free-tier@1": _ = try FreeTier(document)
        case UsageTypeMap.format: _ = try UsageTypeMap(document)
        default: check(try PriceTable(document), path)
        }
      } catch {
        errors += 1
        messages.append("error: \(error)")
      }
    }

    private mutating func check(_ table: PriceTable, _ path: String) {
      for meter in UsageDimension.meters {
        for row in table.rows[meter] ?? [] {
          prices += 1
          for gap in Self.gaps(in: row) {
            warnings += 1
            messages.append("warning: \(path): prices.\(meter.id): \(gap)")
          }
        }
      }
    }

    /// What somebody who checks a bill would ask for.
    static func gaps(in row: PriceRow) -> [String] {
      let source = row.source
      var gaps: [String] = []
      if source.read == nil { gaps.append("no day on which the source was read") }
      if source.url == nil, source.sku == nil {
        gaps.append("no address or SKU of the source")
      }
      if source.confidence == .low { gaps.append("low confidence: \(source.note ?? "no note")") }
      return gaps
    }
  }
}
