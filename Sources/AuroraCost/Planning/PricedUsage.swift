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
    let documents = try files.map(Document.init(path:))
    for document in documents { try Self.refuseAdjustments(of: document) }
    let usage = try Usage(files: documents)
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

  /// A report tells what its adjustments came to, not their rules: new prices cannot keep them.
  ///
  /// A credit of the free tier is no loss, for `--free-tier` brings it back.
  private static func refuseAdjustments(of document: Document) throws(DocumentError) {
    guard let node = document.root.value(of: "bill")?.value(of: "adjustments") else { return }
    let labels = try node.items().map { item throws(DocumentError) in
      try item.value(of: "label")?.text() ?? ""
    }
    let lost = labels.filter { !$0.hasPrefix(Allowances.Credit.labelStart) }
    guard !lost.isEmpty else { return }
    throw node.error(
      "\(counted(lost.count, "adjustment", "adjustments")) would be lost, for a report does not hold "
        + "\(lost.count == 1 ? "its rule" : "their rules"); price its scenario with estimate --prices"
    )
  }

  var warnings: [String] { book.warnings(of: bill) }
}
