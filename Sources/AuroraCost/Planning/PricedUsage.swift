import Documents
import Metering
import PricingModels

/// Usage files priced by price tables, with no scenario and no simulation.
struct PricedUsage: Sendable {
  let usage: Usage
  let bill: Bill
  let book: PriceBook
  /// The price tables and the free-tier table, in the order they were layered.
  let tables: [TableIdentity]

  /// - Parameters:
  ///   - files: usage files or reports, which are added up.
  ///   - prices: files, or `builtin` for the shipped tables, in the order of their layers.
  ///   - freeTier: `none`, `always`, `first-year`, or a file of which every offer applies.
  ///   - data: the folder named by `--data`, if any.
  /// - Throws: `DocumentError` for what is wrong with a file, `CommandError` without shipped tables.
  init(usage files: [String], prices: [String], freeTier: String, data: String?) throws {
    usage = try Usage(files: try files.map(Document.init(path:)))
    var documents: [Document] = []
    var layers: [[PriceTable]] = []
    for name in prices {
      let paths =
        name == "builtin" ? try DataFolder(data).priceTables(of: usage.region) : [name]
      let layer = try paths.map(Document.init(path:))
      documents += layer
      layers.append(try layer.map(PriceTable.init))
    }
    book = try PriceBook(layers: layers, region: usage.region, month: usage.month)
    var allowances = Allowances.none
    if freeTier != "none" {
      let (path, selection) = try Self.freeTier(freeTier, data)
      let document = try Document(path: path)
      documents.append(document)
      allowances = try FreeTier(document).allowances(selection, in: usage.month)
    }
    tables = documents.map(TableIdentity.init)
    bill = try Bill(pricing: usage, book: book, allowances: allowances)
  }

  private static func freeTier(
    _ name: String, _ data: String?
  ) throws(CommandError) -> (path: String, FreeTierSelection) {
    switch name {
    case "always": (try DataFolder(data).freeTier, .always)
    case "first-year": (try DataFolder(data).freeTier, .firstYear)
    default: (name, .all)
    }
  }

  /// What whoever reads the bill should know, one line each.
  var warnings: [String] {
    book.warnings.map(\.description)
      + bill.lines.filter { $0.status == .unpriced }.map {
        "no price for \($0.unpricedQuantity) of '\($0.meter.id)' in '\(usage.region)'; "
          + "the total is incomplete"
      }
  }
}

extension DataFolder {
  /// The shipped tables that hold prices of a region: its own, where there is one, and the global.
  func priceTables(of region: String) -> [String] {
    (regions.contains(region) ? [region] : []).map { file("pricing/aws/\($0).yaml") }
      + [file("pricing/aws/global.yaml")]
  }
}
