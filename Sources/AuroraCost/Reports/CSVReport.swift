import Documents
import Metering
import PricingModels

/// The bill as one table of exact values: a row a tier, whose costs sum to the total.
///
/// An allowance's row has its offer in `price_source`, an adjustment's its label. A quantity without
/// a price has neither price nor cost: an unknown cost is never written as 0.
enum CSVReport {
  static let columns = [
    "scenario", "month", "region", "service", "meter", "unit", "kind", "tier_from", "tier_up_to",
    "quantity", "unit_price", "cost", "currency", "status", "price_source", "price_date",
  ]

  static func text(_ report: Report) throws(DecimalOverflow) -> String {
    var csv = CSVText()
    csv.add(columns)
    for row in try rows(report.estimate.bill) {
      csv.add(row.fields(of: report.estimate))
    }
    return csv.text
  }

  private static func rows(_ bill: Bill) throws(DecimalOverflow) -> [Row] {
    var rows: [Row] = []
    for line in bill.lines { rows += try self.rows(line) }
    return rows
      + bill.adjustments.map { adjustment in
        Row(
          kind: adjustment.kind == .tax ? "tax" : "adjustment", cost: adjustment.amount,
          status: adjustment.kind.rawValue, source: adjustment.label)
      }
  }

  private static func rows(_ line: BillLine) throws(DecimalOverflow) -> [Row] {
    var rows: [Row] = []
    let status = line.status.rawValue
    var reached = ExactDecimal.zero
    for allowance in line.allowances where !allowance.quantity.isZero {
      let start = reached
      reached = try reached.adding(allowance.quantity)
      rows.append(
        Row(
          meter: line.meter, kind: "free", from: start, upTo: reached,
          quantity: allowance.quantity, unitPrice: .zero, cost: .zero, status: status,
          source: allowance.offerID))
    }
    for tier in line.tiers {
      rows.append(
        Row(
          meter: line.meter, kind: "usage", from: tier.from, upTo: tier.upTo,
          quantity: tier.quantity, unitPrice: tier.unitPrice, cost: tier.cost, status: status,
          source: line.price?.table, date: line.price?.read ?? line.price?.effective))
    }
    if !line.unpricedQuantity.isZero {
      let start = try line.quantity.subtracting(line.unpricedQuantity)
      rows.append(
        Row(
          meter: line.meter, kind: "usage", from: start, upTo: line.quantity,
          quantity: line.unpricedQuantity, status: status))
    }
    if rows.isEmpty {
      rows.append(
        Row(
          meter: line.meter, kind: "usage", quantity: line.quantity, cost: line.cost,
          status: status, source: line.price?.table,
          date: line.price?.read ?? line.price?.effective))
    }
    return rows
  }

  private struct Row {
    var meter: UsageDimension?
    var kind: String
    var from: ExactDecimal?
    var upTo: ExactDecimal?
    var quantity: ExactDecimal?
    var unitPrice: ExactDecimal?
    var cost: ExactDecimal?
    var status: String
    var source: String?
    var date: String?

    func fields(of estimate: Estimate) -> [String] {
      [
        estimate.scenario.name, estimate.scenario.month.description, estimate.scenario.region,
        meter?.service.title ?? "", meter?.id ?? "", meter?.unit.rawValue ?? "", kind,
        from?.description ?? "", upTo?.description ?? "", quantity?.description ?? "",
        unitPrice?.description ?? "", cost?.description ?? "", estimate.bill.currency, status,
        source ?? "", date ?? "",
      ]
    }
  }
}
