import Documents
import Metering

extension PriceBook {
  /// The term of an allowance that a plan brings, beside those of the free tier.
  public static let includedTerm = "included"

  /// What the plans of a month include: by the unit, so that half a month brings half.
  func included(in usage: Usage) throws(BillError) -> [Allowances.Pool] {
    var pools: [Allowances.Pool] = []
    for plan in usage.quantities {
      for part in self[plan.meter]?.row.includes ?? [] {
        do throws(DecimalOverflow) {
          pools.append(
            Allowances.Pool(
              offerID: plan.meter.id, term: Self.includedTerm, meters: [part.meter],
              quantity: try part.quantity.multiplied(by: plan.quantity)))
        } catch {
          throw .overflow(part.meter)
        }
      }
    }
    return pools
  }
}
