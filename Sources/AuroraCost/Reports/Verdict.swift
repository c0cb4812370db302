import Documents
import Metering
import PricingModels

/// Whether the month stays within its budget, in words; never by colour alone.
public struct Verdict: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case withinBudget, overBudget, noBudget
    /// Something has no price, so what is known so far cannot say.
    case incomplete
  }

  public var kind: Kind
  public var sentence: String

  /// - Throws: when budget less total does not fit 38 digits.
  init(_ estimate: Estimate, _ shown: ShownBill) throws(DecimalOverflow) {
    let unpriced = estimate.bill.lines.count { $0.status == .unpriced }
    let missing = counted(unpriced, "line has", "lines have") + " no price"
    guard let budget = estimate.scenario.budget else {
      kind = unpriced > 0 ? .incomplete : .noBudget
      sentence =
        unpriced > 0
        ? "Incomplete: \(missing), so the total is a lower bound"
        : "No budget is set, so there is nothing to hold the total against"
      return
    }
    let currency = shown.currency
    let spare = try ShownAmount(
      budget.subtracting(estimate.bill.total),
      units: budget.roundedUnits(places: currency.places) - shown.total.units, of: currency)
    if spare.exact.isNegative {
      let excess = try ShownAmount(spare.exact.negated(), units: -spare.units, of: currency)
      kind = .overBudget
      sentence =
        "Over budget by \(excess.fullText)" + (unpriced > 0 ? " or more: \(missing)" : "")
    } else if unpriced > 0 {
      kind = .incomplete
      sentence = "Incomplete: \(missing), so the budget may not hold"
    } else {
      kind = .withinBudget
      sentence = "Within budget: \(spare.fullText) to spare"
    }
  }

  /// The report's title: what the month costs and what that means.
  func title(_ estimate: Estimate, _ shown: ShownBill) -> String {
    let scenario = estimate.scenario
    let about = estimate.bill.isComplete ? "about" : "at least"
    let cost =
      "\(scenario.name) will cost \(about) \(shown.total.fullText) in \(scenario.month.name)"
      + (shown.credits.map { ", after credits of \($0.fullText)" } ?? "")
    return switch kind {
    case .withinBudget: cost + ", within its budget"
    case .overBudget: cost + ", over its budget"
    case .incomplete: cost + "; the estimate is incomplete"
    case .noBudget: cost
    }
  }
}
