import Documents
import Metering
import PricingModels

/// What two price tables make of the same usage, line by line.
struct BillEffect {
  struct Line: Equatable {
    var meter: UsageDimension
    var quantity: ExactDecimal
    /// Nil where the old table prices none of it, or not all.
    var old: ExactDecimal?
    /// Nil where the new table prices none of it, or not all.
    var new: ExactDecimal?
    var difference: ExactDecimal
  }

  /// In catalogue order; meters without a price in either table are left out.
  let lines: [Line]
  /// Meters of the usage that neither table prices.
  let unpriced: [UsageDimension]
  let currency: String
  let oldTotal: ExactDecimal
  let newTotal: ExactDecimal

  /// Prices the usage twice; `beside` are tables of both sides, which the compared ones override.
  ///
  /// - Throws: `DocumentError` where no table is of the usage's region, `BillError` on overflow.
  init(
    of usage: Usage, _ before: PriceTable, _ after: PriceTable, beside: [PriceTable],
    allowances: Allowances
  ) throws {
    let books = try [before, after].map { table in
      try PriceBook(layers: [beside, [table]], region: usage.region, month: usage.month)
    }
    let bills = try books.map { try Bill(pricing: usage, book: $0, allowances: allowances) }
    var lines: [Line] = []
    var unpriced: [UsageDimension] = []
    for (old, new) in zip(bills[0].lines, bills[1].lines) where old.status != .unused {
      if old.status == .unpriced, old.listCost == nil, new.listCost == nil {
        unpriced.append(old.meter)
        continue
      }
      lines.append(
        Line(
          meter: old.meter, quantity: old.quantity,
          old: old.status == .unpriced ? nil : old.cost,
          new: new.status == .unpriced ? nil : new.cost,
          difference: try new.cost.subtracting(old.cost)))
    }
    self.lines = lines
    self.unpriced = unpriced
    currency = after.currency
    oldTotal = bills[0].total
    newTotal = bills[1].total
  }

  var table: ReportTable {
    get throws(DecimalOverflow) {
      var caption = "The same usage by both tables, in \(currency)"
      if !unpriced.isEmpty {
        caption +=
          "; left out, having no price in either: "
          + unpriced.map(\.id).joined(separator: ", ")
      }
      return ReportTable(
        id: "bill-effect", caption: caption,
        columns: [
          .init("Meter"), .init("Quantity", .number, rank: 1), .init("Old cost", .number),
          .init("New cost", .number), .init("Difference", .number),
        ],
        rows: try rows(),
        totals: [
          [
            .init("Total"), .empty, Self.amount(oldTotal), Self.amount(newTotal),
            Self.amount(try newTotal.subtracting(oldTotal)),
          ]
        ])
    }
  }

  /// The lines that cost something else, and the rest as one.
  private func rows() throws(DecimalOverflow) -> [[ReportTable.Cell]] {
    var rows: [[ReportTable.Cell]] = []
    var same = (count: 0, cost: ExactDecimal.zero)
    for line in lines {
      if line.difference.isZero, let old = line.old, line.new != nil {
        same = (same.count + 1, try same.cost.adding(old))
        continue
      }
      rows.append([
        .init(line.meter.id), .init(quantity: line.quantity), Self.amount(line.old),
        Self.amount(line.new), Self.amount(line.difference),
      ])
    }
    guard same.count > 0 else { return rows }
    let name = counted(same.count, "line as before", "lines as before")
    return rows + [
      [.init(name), .empty, Self.amount(same.cost), Self.amount(same.cost), Self.amount(.zero)]
    ]
  }

  private static func amount(_ amount: ExactDecimal?) -> ReportTable.Cell {
    amount.map { .init($0.description, value: $0) } ?? .init("unpriced")
  }
}
