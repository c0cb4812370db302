import Documents
import Metering
import PricingModels

/// Builds bills by hand for tests of reports, by the plain rules of graduated tiers.
struct SampleBill {
  var lines: [BillLine] = []
  var adjustments: [BillAdjustment] = []

  /// Adds a meter's line: quantity, free part, and a ladder of `(upTo, price)`, lowest first.
  ///
  /// An empty ladder is a meter without a price row; a last `upTo` leaves what is above unpriced.
  mutating func add(
    _ meter: UsageDimension, _ quantity: String, free: String? = nil, offer: String = "offer",
    ladder: [(upTo: String?, price: String)], read: String? = "2026-09-20"
  ) throws {
    let quantity = try decimal(quantity)
    let allowance = try free.map(decimal) ?? .zero
    let freeQuantity = min(quantity, allowance)
    let (tiers, unpriced) = try Self.walk(ladder, from: freeQuantity, to: quantity)
    let (listTiers, _) = try Self.walk(ladder, from: .zero, to: quantity)
    let billed = try quantity.subtracting(freeQuantity)
    let status: BillLine.Status =
      quantity.isZero
      ? .unused : billed.isZero ? .free : unpriced.isZero ? .priced : .unpriced
    lines.append(
      BillLine(
        meter: meter, quantity: quantity, freeQuantity: freeQuantity, billedQuantity: billed,
        unpricedQuantity: unpriced, tiers: tiers, cost: try sum(tiers.map(\.cost)),
        listCost: ladder.isEmpty ? nil : try sum(listTiers.map(\.cost)), status: status,
        allowances: freeQuantity.isZero
          ? [] : [AppliedAllowance(offerID: offer, term: "always", quantity: freeQuantity)],
        price: ladder.isEmpty ? nil : Self.origin(meter, read)))
  }

  func bill(currency: String = "USD") throws -> Bill {
    let gross = try sum(lines.compactMap(\.listCost))
    let net = try sum(lines.map(\.cost))
    return Bill(
      currency: currency, lines: lines, adjustments: adjustments, gross: gross,
      free: try gross.subtracting(net), total: try sum([net] + adjustments.map(\.amount)))
  }

  private static func walk(
    _ ladder: [(upTo: String?, price: String)], from start: ExactDecimal, to end: ExactDecimal
  ) throws -> (tiers: [BilledTier], unpriced: ExactDecimal) {
    var tiers: [BilledTier] = []
    var reached = start
    for step in ladder where reached < end {
      let upTo = min(end, try step.upTo.map(decimal) ?? end)
      guard upTo > reached else { continue }
      let quantity = try upTo.subtracting(reached)
      let price = try decimal(step.price)
      tiers.append(
        BilledTier(
          from: reached, upTo: upTo, quantity: quantity, unitPrice: price,
          cost: try quantity.multiplied(by: price)))
      reached = upTo
    }
    return (tiers, try end.subtracting(reached))
  }

  private static func origin(_ meter: UsageDimension, _ read: String?) -> PriceOrigin {
    PriceOrigin(
      table: "ap-southeast-1.yaml", tableVersion: "2026-10-01", region: "ap-southeast-1",
      effective: nil, usageType: "APS1-\(meter.id)",
      url: "https://aws.amazon.com/\(meter.service.rawValue)/pricing/", read: read,
      confidence: "high", note: nil)
  }
}

struct NotADecimal: Error {
  let text: String
}

func decimal(_ text: String) throws -> ExactDecimal {
  guard let value = ExactDecimal(text) else { throw NotADecimal(text: text) }
  return value
}

func sum(_ values: some Sequence<ExactDecimal>) throws -> ExactDecimal {
  try values.reduce(.zero) { try $0.adding($1) }
}
