public import Documents
import Metering
public import PricingModels

// Reads the bill of an `aurora-cost/live-ledger@1` back, as it was priced.
extension Bill {
  /// - Throws: where the file is no live ledger, or its bill has a meter that no operation used.
  public init(liveLedger document: Document) throws(DocumentError) {
    let root = try document.root.file(
      format: "aurora-cost/live-ledger@1",
      keys: [
        "scenario", "month", "region", "until", "standing", "operations", "bill", "tables",
      ])
    _ = try root.required("scenario").text()
    _ = try root.required("month").month()
    _ = try root.required("region").text()
    let until = try root.required("until")
    guard MinuteText.minute(try until.text()) != nil else {
      throw until.error("must be a minute such as 2026-10-05T12:00Z, found \(until.found)")
    }
    _ = try root.required("standing").choice(of: ["month"])
    let used = Set(try root.required("operations").items().map(Self.counted))
    for item in try root.required("tables").items() {
      let table = try item.mapping(keys: ["name", "version", "hash"])
      for key in ["name", "version", "hash"] { _ = try table.required(key).text() }
    }
    let bill = try root.required("bill")
    try self.init(reading: bill)
    for line in lines where !line.quantity.isZero && !used.contains(line.meter) {
      throw bill.error("'\(line.meter.id)' is billed, but no operation used it")
    }
  }

  /// What an operation of the ledger counted.
  private static func counted(_ node: DocumentNode) throws(DocumentError) -> UsageDimension {
    let row = try node.mapping(
      keys: ["service", "journey", "operation", "counted", "unit", "quantity", "count"])
    for key in ["service", "journey", "operation", "unit"] { _ = try row.required(key).text() }
    _ = try row.required("quantity").decimal(atLeast: .zero)
    _ = try row.required("count").decimal(atLeast: .zero)
    let name = try row.required("counted")
    guard let dimension = UsageDimension(id: try name.text()) else {
      throw name.error("unknown meter or call \(name.found)")
    }
    return dimension
  }
}
