import Documents
import Metering
import PricingModels

extension ReportSection {
  /// Every line of the bill: quantity, free part, unit price, cost, and why a free one is free.
  static func billLines(_ bill: Bill, _ shown: ShownBill) -> ReportSection {
    let table = ReportTable(
      id: "lines-table", caption: "Bill lines, costs in \(shown.currency.code)",
      columns: [
        .init("Service"), .init("Line"), .init("Quantity", .number), .init("Unit", rank: 2),
        .init("Free of charge", .number, rank: 4), .init("Unit price", .number, rank: 5),
        .init("Cost", .number), .init("Why", rank: 3),
      ],
      rows: shown.lines.map(row), totals: totals(bill, shown), nameColumn: 1)
    return ReportSection(
      id: "lines", title: "Bill, line by line",
      blocks: [.paragraph(introduction(bill)), .table(table)])
  }

  private static func introduction(_ bill: Bill) -> String {
    let counts = BillLine.Status.allCases.compactMap { status -> String? in
      let count = bill.lines.count { $0.status == status }
      return count == 0 ? nil : "\(count) \(status.words)"
    }
    return "\(counted(bill.lines.count, "line", "lines")): \(counts.formattedList). "
      + "Unit prices and quantities are exact in the CSV and JSON formats; costs here are rounded "
      + "so that they add up."
  }

  private static func row(_ shown: ShownLine) -> [ReportTable.Cell] {
    let line = shown.line
    return [
      ReportTable.Cell(line.meter.service.title),
      ReportTable.Cell(line.meter.label, details: [line.meter.id]),
      ReportTable.Cell(quantity: line.quantity),
      ReportTable.Cell(line.quantity.isOne ? line.meter.unit.rawValue : line.meter.unit.plural),
      line.freeQuantity.isZero
        ? ReportTable.Cell("none", value: .zero) : ReportTable.Cell(quantity: line.freeQuantity),
      unitPrice(line),
      ReportTable.Cell(shown.costText, value: line.cost),
      ReportTable.Cell(line.reason),
    ]
  }

  private static func unitPrice(_ line: BillLine) -> ReportTable.Cell {
    switch line.tiers.count {
    case 0: .empty
    case 1: ReportTable.Cell(line.tiers[0].unitPrice.description, value: line.tiers[0].unitPrice)
    default:
      ReportTable.Cell(
        "\(line.tiers.count) tiers",
        details: line.tiers.map { "\(shownQuantity($0.quantity)) at \($0.unitPrice)" },
        value: line.tiers[0].unitPrice)
    }
  }

  private static func totals(_ bill: Bill, _ shown: ShownBill) -> [[ReportTable.Cell]] {
    func row(_ label: String, _ amount: ShownAmount, why: String = "") -> [ReportTable.Cell] {
      [.empty, ReportTable.Cell(label), .empty, .empty, .empty, .empty, ReportTable.Cell(amount)]
        + [ReportTable.Cell(why)]
    }
    let total = row("Total", shown.total, why: bill.isComplete ? "" : "at least")
    guard !bill.adjustments.isEmpty else { return [total] }
    let steps = zip(bill.adjustments, shown.adjustments).map { adjustment, amount in
      row(adjustment.label, amount, why: adjustment.kind.rawValue)
    }
    return [row("All lines", shown.linesSum)] + steps + [total]
  }
}

extension BillLine.Status {
  fileprivate var words: String {
    switch self {
    case .priced: "charged"
    case .free: "free"
    case .unused: "not used"
    case .unpriced: "without a price"
    }
  }
}

extension BillLine {
  /// Why the line costs what it does, in a few words.
  var reason: String {
    switch status {
    case .unused: "not used"
    case .free: "free: \(allowanceNames)"
    case .unpriced:
      "no price for \(shownQuantity(unpricedQuantity)) "
        + (unpricedQuantity.isOne ? meter.unit.rawValue : meter.unit.plural)
    case .priced where cost.isZero: "priced at 0"
    case .priced where !allowances.isEmpty: "charged above \(allowanceNames)"
    case .priced: "charged"
    }
  }

  private var allowanceNames: String {
    allowances.isEmpty
      ? "an allowance"
      : allowances.map { $0.term == "always" ? $0.offerID : "\($0.offerID) (\($0.term))" }
        .formattedList
  }
}
