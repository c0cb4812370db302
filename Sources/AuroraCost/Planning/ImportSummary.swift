import Metering
import PricingModels

/// What an import did, in words: what changed, and every usage type that gave no price.
struct ImportSummary {
  let text: String

  init(_ imported: PriceImport, _ update: TableUpdate, file: String, isWritten: Bool) {
    var lines = [
      "\(file): " + counted(update.added.count, "price added", "prices added")
        + ", \(counted(update.replaced.count, "replaced", "replaced"))"
        + ", \(counted(update.kept.count, "kept as written by hand", "kept as written by hand"))"
        + (isWritten ? "" : "; nothing was written")
    ]
    lines += Self.list("added", update.added)
    lines += Self.list("replaced", update.replaced)
    lines += Self.list(
      "kept, at another price than the offers'; --replace takes theirs",
      update.kept.filter(\.differs).map(\.meter))
    lines += Self.list(
      "kept, at the offers' price", update.kept.filter { !$0.differs }.map(\.meter))
    let parts = imported.rows.filter { $0.freePart != nil }
    if !parts.isEmpty {
      lines.append("free parts of the offers, left to the free tier:")
      lines += parts.map { row in
        "  \(row.meter.id): first \(row.freePart.map(shownQuantity) ?? "") \(row.meter.unit.plural)"
      }
    }
    if !imported.leftOut.isEmpty {
      lines.append(
        "left out: " + counted(imported.leftOut.count, "usage type", "usage types"))
      lines += imported.leftOut.map { "  \($0.serviceCode) \($0.usageType): \($0.reason)" }
    }
    if !imported.otherRegions.isEmpty {
      let products = imported.otherRegions.values.reduce(0, +)
      lines.append(
        "of other regions: \(counted(products, "product", "products")) of "
          + imported.otherRegions.keys.sorted().joined(separator: ", "))
    }
    text = lines.map { $0.onOneLine + "\n" }.joined()
  }

  private static func list(_ title: String, _ meters: [UsageDimension]) -> [String] {
    meters.isEmpty ? [] : ["\(title):"] + meters.map { "  \($0.id)" }
  }
}
