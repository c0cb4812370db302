import ArgumentParser
import Documents
import PricingModels

/// Which price tables a command looks at: those of the data folder, or files.
struct PriceTableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look at this file instead of the tables shipped; 'builtin' stands for those. "
        + "May be repeated.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var prices: [String] = []

  @Option(
    help: ArgumentHelp("Folder of price tables and scenarios.", valueName: "folder"),
    completion: .directory)
  var data: String?

  init() {}

  init(_ prices: [String], data: String?) {
    self.prices = prices
    self.data = data
  }

  /// Paths of the tables, in the order given; the shipped ones by region, then `global`.
  func paths() throws -> [String] {
    try (prices.isEmpty ? [Self.builtin] : prices).flatMap { path in
      path == Self.builtin ? try shipped() : [path]
    }
  }

  func tables() throws -> [PriceTable] {
    try paths().map { try PriceTable(Document(path: $0)) }
  }

  func shipped() throws -> [String] {
    let folder = try DataFolder(data)
    return (folder.regions + ["global"]).map { folder.file("pricing/aws/\($0).yaml") }
  }

  private static let builtin = "builtin"
}
