import Documents
import Metering
import PricingModels

extension PriceTableComparison {
  /// The changes as a person reads them, one line a part of a ladder.
  func table(_ before: PriceTable, _ after: PriceTable) -> ReportTable {
    let meters = Set(changes.map(\.meter)).count
    return ReportTable(
      id: "price-changes",
      caption: "\(before.region), \(before.version) to \(after.version): "
        + counted(meters, "meter changes", "meters change")
        + ", \(counted(readAgain.count, "was", "were")) read again at the same price" + otherPlans,
      columns: [
        .init("Meter"), .init("Above", .number, rank: 2), .init("Up to", .number, rank: 1),
        .init("Old \(before.currency)", .number), .init("New \(after.currency)", .number),
        .init("Change", .number),
      ],
      rows: changes.map { change in
        [
          .init(change.meter.id), .init(quantity: change.from),
          change.upTo.map { .init(quantity: $0) } ?? .empty, Self.price(change.old),
          Self.price(change.new), .init(change.words),
        ]
      })
  }

  private var otherPlans: String {
    includesOtherwise.isEmpty
      ? ""
      : "; what is included changes with "
        + includesOtherwise.map(\.id.quoted).joined(separator: ", ")
  }

  private static func price(_ price: ExactDecimal?) -> ReportTable.Cell {
    price.map { .init($0.description, value: $0) } ?? .init("none")
  }
}

extension PriceTableComparison.Change {
  /// `+5.2 %`, `-50.0 %`; `new` or `gone` where one of the tables has no price.
  var words: String {
    guard let old else { return "new" }
    guard let new else { return "gone" }
    guard let permille else { return "" }
    let sign = new < old ? "-" : "+"
    return "\(sign)\(permille.magnitude / 10).\(permille.magnitude % 10) %"
  }
}
