import Documents
import PricingModels

/// One charge's cost as FOCUS sees it: as billed, by contract, and at list price.
///
/// A usage row's three are one. What has no unit price follows what it is reckoned from: a discount
/// takes nothing off the list price and a commitment nothing off the contract's; tax is as much of
/// each as it is of what is billed, half-even to 12 decimals; a credit, reckoned from nothing, is
/// itself everywhere. A discount here is of negotiated prices, which `ContractedCost` includes.
/// Source: FOCUS specification 1.2, columns ListCost and ContractedCost, read 2026-11-24.
struct FOCUSCosts: Equatable {
  var billed: ExactDecimal
  var contracted: ExactDecimal
  var list: ExactDecimal

  init(billed: ExactDecimal, contracted: ExactDecimal, list: ExactDecimal) {
    self.billed = billed
    self.contracted = contracted
    self.list = list
  }

  /// The same by every measure.
  init(_ cost: ExactDecimal) { self.init(billed: cost, contracted: cost, list: cost) }

  /// The bill's adjustments in their order.
  static func adjustments(of bill: Bill) throws(DecimalOverflow) -> [FOCUSCosts] {
    var owed = FOCUSCosts(.zero)
    for line in bill.lines { owed = try owed.adding(FOCUSCosts(line.cost)) }
    var costs: [FOCUSCosts] = []
    for adjustment in bill.adjustments {
      let cost = try owed.cost(of: adjustment)
      owed = try owed.adding(cost)
      costs.append(cost)
    }
    return costs
  }

  /// The cost of an adjustment that is reached when this much is owed.
  private func cost(of adjustment: BillAdjustment) throws(DecimalOverflow) -> FOCUSCosts {
    let amount = adjustment.amount
    switch adjustment.kind {
    case .credit: return FOCUSCosts(amount)
    case .discount: return FOCUSCosts(billed: amount, contracted: amount, list: .zero)
    case .commitment: return FOCUSCosts(billed: amount, contracted: .zero, list: .zero)
    case .tax:
      return FOCUSCosts(
        billed: amount, contracted: try share(amount, of: contracted),
        list: try share(amount, of: list))
    }
  }

  /// As much of another sum as an amount is of what is billed.
  private func share(
    _ amount: ExactDecimal, of sum: ExactDecimal
  ) throws(DecimalOverflow) -> ExactDecimal {
    guard sum != billed, !billed.isZero else { return amount }
    return try amount.multiplied(by: sum).divided(by: billed, places: ExactDecimal.quantityScale)
  }

  private func adding(_ other: FOCUSCosts) throws(DecimalOverflow) -> FOCUSCosts {
    FOCUSCosts(
      billed: try billed.adding(other.billed),
      contracted: try contracted.adding(other.contracted), list: try list.adding(other.list))
  }

  /// The columns; what is billed is effective too, since nothing is paid ahead.
  var columns: [String: String] {
    [
      "BilledCost": billed.description, "ContractedCost": contracted.description,
      "EffectiveCost": billed.description, "ListCost": list.description,
      "PricingCurrencyEffectiveCost": billed.description,
    ]
  }
}
