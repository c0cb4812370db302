import ArgumentParser
import Documents
import Foundation
import Metering
import PricingModels

struct PricesImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a price table of the provider's own Price List files.",
    discussion: """
      Reads offer files, JSON or CSV, of any year, and lists of GetProducts answers. What a usage \
      type means is data: pricing/aws/usage-types.yaml, or --map. Every usage type of the services \
      in it that gave no price is reported, with the reason.

      A table that exists is updated: rows of an earlier import are replaced, rows written by hand \
      stay and are named, unless --replace is given. A wrong or truncated offer ends it with 65 \
      and leaves the table as it was.

      Examples:
        aurora-cost prices import AWSLambda.json AmazonS3.csv -o us-east-1.yaml --region us-east-1
        aurora-cost prices import AmazonCloudFront.json -o global.yaml --dry-run
      """)

  @Argument(help: "Price List files.", completion: .file(extensions: ["json", "csv"]))
  var offers: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Table to write or to update, in YAML.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var output: String

  @Option(help: "Take this region's prices; needed where the offers hold several.")
  var region: String?

  @Option(
    help: ArgumentHelp("Which usage type is which meter.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var map: String?

  @Flag(help: "Replace rows written by hand too.")
  var replace = false

  @Flag(help: "Say what would change and write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("Folder of price tables and scenarios.", valueName: "folder"),
    completion: .directory)
  var data: String?

  func run() async throws {
    try await CommandRunner.run {
      let map = try UsageTypeMap(
        Document(path: map ?? DataFolder(data).file("pricing/aws/usage-types.yaml")))
      let imported = try imported(by: map)
      let update = try update(by: imported, provider: map.provider)
      // What is written has to be a table again, whatever was updated.
      _ = try PriceTable(Document(bytes: Array(update.text.utf8), named: output, as: .yaml))
      if !dryRun { try OutputFile.write(Array(update.text.utf8), to: output) }
      let summary = ImportSummary(imported, update, file: output, isWritten: !dryRun)
      try Terminal.write(Array(summary.text.utf8))
    }
  }

  private func imported(by map: UsageTypeMap) throws -> PriceImport {
    let offers = try offers.flatMap { try Offer.read(bytes: Self.bytes(of: $0), named: $0) }
    do throws(PriceImport.Failure) {
      return try PriceImport(offers, by: map, region: region)
    } catch {
      throw DocumentError(
        file: self.offers.joined(separator: ", "), problem: error.description)
    }
  }

  private func update(by imported: PriceImport, provider: String) throws -> TableUpdate {
    guard FileManager.default.fileExists(atPath: output) else {
      return TableUpdate(imported, provider: provider)
    }
    return try TableUpdate(
      of: Document(path: output), by: imported, replacesHandMade: replace)
  }

  private static func bytes(of path: String) throws(DocumentError) -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw DocumentError(file: path, problem: "no such file")
    }
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw DocumentError(file: path, problem: "cannot be read; check its permissions")
    }
  }
}
