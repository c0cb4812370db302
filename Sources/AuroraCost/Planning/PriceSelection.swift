import Documents
import Metering
import PricingModels

/// Which price tables and free-tier offers a command line asks for.
struct PriceSelection: Sendable {
  /// Files, or `builtin` for the shipped tables, in the order of their layers; empty is `builtin`.
  var prices: [String] = []
  /// `none`, `always`, `first-year`, or a file of which every offer applies; nil where not said.
  var freeTier: String?

  /// Tables that have been read, and the files they came from.
  struct Book {
    var book: PriceBook
    var documents: [Document]
  }

  /// Reads the tables into the book of a region and month; the data folder only where it is needed.
  ///
  /// - Throws: `DocumentError` for what is wrong with a file, `CommandError` without shipped tables.
  func book(
    of region: String, in month: CalendarMonth?, data: () throws -> DataFolder
  ) throws -> Book {
    var documents: [Document] = []
    var layers: [[PriceTable]] = []
    for name in prices.isEmpty ? ["builtin"] : prices {
      let paths = name == "builtin" ? try data().priceTables(of: region) : [name]
      let layer = try paths.map(Document.init(path:))
      documents += layer
      layers.append(try layer.map(PriceTable.init))
    }
    return Book(
      book: try PriceBook(layers: layers, region: region, month: month), documents: documents)
  }

  /// The table of free-tier offers asked for, and which of them apply; nil where none do.
  ///
  /// `fallback` is what applies of the shipped table where the command line says nothing.
  func offers(
    or fallback: FreeTierSelection, data: () throws -> DataFolder
  ) throws -> (document: Document, selection: FreeTierSelection)? {
    let selection: FreeTierSelection
    switch freeTier {
    case nil: selection = fallback
    case "none": selection = .none
    case "always": selection = .always
    case "first-year": selection = .firstYear
    case let file?: return (try Self.offers(of: file), .all)
    }
    guard selection != .none else { return nil }
    return (try Document(path: data().freeTier), selection)
  }

  private static func offers(of file: String) throws(DocumentError) -> Document {
    do throws(DocumentError) {
      return try Document(path: file)
    } catch {
      guard error.line == 0, !file.contains(where: { "./".contains($0) }) else { throw error }
      throw DocumentError(
        file: "--free-tier",
        problem: "no file \(file.quoted)"
          + didYouMean(file, among: ["none", "always", "first-year"]))
    }
  }

  /// The options that say so, with base names only.
  var arguments: [String] {
    prices.flatMap { ["--prices", baseName($0)] }
      + (freeTier.map { ["--free-tier", baseName($0)] } ?? [])
  }
}

extension DataFolder {
  var freeTier: String { file("pricing/aws/free-tier.yaml") }

  /// The shipped tables that hold prices of a region: its own, where there is one, and the global.
  func priceTables(of region: String) -> [String] {
    (regions.contains(region) ? [region] : []).map { file("pricing/aws/\($0).yaml") }
      + [file("pricing/aws/global.yaml")]
  }
}

extension PriceBook {
  /// What whoever reads a bill by this book should know, one line each.
  func warnings(of bill: Bill) -> [String] {
    let used = bill.lines.filter { $0.status != .unused }.map(\.meter)
    return warnings.filter { $0.meter.map(used.contains) ?? true }.map(\.description)
      + bill.lines.filter { $0.status == .unpriced }.map {
        "no price for \($0.unpricedQuantity) of '\($0.meter.id)' in '\(region)'; "
          + "the total is incomplete"
      }
      + bill.lines.flatMap(\.beyondPlan)
  }
}

extension BillLine {
  /// What a plan's allowance does not cover although nothing is charged for it.
  fileprivate var beyondPlan: [String] {
    guard status == .priced, cost.isZero else { return [] }
    return allowances.filter { $0.term == PriceBook.includedTerm }.map {
      "\(billedQuantity) of '\(meter.id)' are more than '\($0.offerID)' includes; nothing is "
        + "charged for them, but the provider may slow delivery or ask for a larger plan"
    }
  }
}
