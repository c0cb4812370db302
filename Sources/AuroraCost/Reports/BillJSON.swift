import Documents
import Metering
import PricingModels

/// A bill as `aurora-cost/report@1` spells it: exact, unrounded, decimals as strings.
enum BillJSON {
  static func value(_ bill: Bill) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("currency", .string(bill.currency)),
      ("gross", decimal(bill.gross)),
      ("free", decimal(bill.free)),
      ("total", decimal(bill.total)),
      ("complete", .bool(bill.isComplete)),
      ("lines", .array(bill.lines.map(value))),
    ]
    if !bill.adjustments.isEmpty {
      members.append(("adjustments", .array(bill.adjustments.map(value))))
    }
    if let converted = bill.converted { members.append(("converted", value(converted))) }
    return .object(members)
  }

  private static func value(_ line: BillLine) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("service", .string(line.meter.service.title)),
      ("meter", .string(line.meter.id)),
      ("unit", .string(line.meter.unit.rawValue)),
      ("quantity", decimal(line.quantity)),
      ("freeQuantity", decimal(line.freeQuantity)),
      ("billedQuantity", decimal(line.billedQuantity)),
    ]
    if !line.unpricedQuantity.isZero {
      members.append(("unpricedQuantity", decimal(line.unpricedQuantity)))
    }
    members.append(("tiers", .array(line.tiers.map(value))))
    members.append(("cost", decimal(line.cost)))
    if line.listCost == nil { members.append(("listCost", .null)) }
    members.append(("status", .string(line.status.rawValue)))
    return .object(members)
  }

  private static func value(_ tier: BilledTier) -> JSONValue {
    .object([
      ("from", decimal(tier.from)),
      ("upTo", decimal(tier.upTo)),
      ("quantity", decimal(tier.quantity)),
      ("unitPrice", decimal(tier.unitPrice)),
      ("cost", decimal(tier.cost)),
    ])
  }

  private static func value(_ adjustment: BillAdjustment) -> JSONValue {
    .object([
      ("kind", .string(adjustment.kind.rawValue)),
      ("label", .string(adjustment.label)),
      ("amount", decimal(adjustment.amount)),
    ])
  }

  private static func value(_ totals: ConvertedTotals) -> JSONValue {
    .object([
      ("currency", .string(totals.currency)),
      ("rate", decimal(totals.rate)),
      ("rateDate", .string(totals.rateDate.description)),
      ("rateSource", JSONValue(totals.rateSource)),
      ("gross", decimal(totals.gross)),
      ("free", decimal(totals.free)),
      ("total", decimal(totals.total)),
    ])
  }

  private static func decimal(_ number: ExactDecimal) -> JSONValue { .string(number.description) }
}
