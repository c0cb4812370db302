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

  /// Prices usage files or reports, which are added up; without a word on it nothing is free.
  ///
  /// - Throws: `DocumentError` for what is wrong with a file, `CommandError` without shipped tables,
  ///   `BillError` where a number is too large.
  init(
    usage files: [String], by selection: PriceSelection, data: () throws -> DataFolder
  ) throws {
    let usage = try Usage(files: try files.map(Document.init(path:)))
    let read = try selection.book(of: usage.region, in: usage.month, data: data)
    let offers = try selection.offers(or: .none, data: data)
    let allowances = try offers.map { offers in
      try FreeTier(offers.document).allowances(offers.selection, in: usage.month)
    }
    self.usage = usage
    book = read.book
    tables = (read.documents + [offers?.document].compactMap(\.self)).map(TableIdentity.init)
    bill = try Bill(pricing: usage, book: book, allowances: allowances ?? .none)
  }

  var warnings: [String] { book.warnings(of: bill) }
}
