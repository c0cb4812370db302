public import Documents

/// How much of each free-tier offer other workloads of the account spend: `account.used`.
public struct UsedAllowances: Sendable {
  private var entries: [(offerID: String, quantity: ExactDecimal, entry: DocumentEntry)] = []

  public static let none = UsedAllowances()

  private init() {}

  /// Reads a mapping of offer ids to quantities, of a credit to money.
  public init(_ node: DocumentNode) throws(DocumentError) {
    for entry in try node.entries() {
      entries.append((entry.key, try entry.value.decimal(atLeast: .zero), entry))
    }
  }

  func check(against offers: [FreeOffer]) throws(DocumentError) {
    let known = offers.map(\.id)
    for (id, _, entry) in entries where !known.contains(id) {
      throw entry.error("unknown offer \(id.quoted)" + didYouMean(id, among: known))
    }
  }

  /// What is left of an offer, never below zero.
  func left(of quantity: ExactDecimal, _ offer: FreeOffer) throws(DocumentError) -> ExactDecimal {
    guard let (_, used, entry) = entries.first(where: { $0.offerID == offer.id }) else {
      return quantity
    }
    guard used < quantity else { return .zero }
    do throws(DecimalOverflow) {
      return try quantity.subtracting(used)
    } catch {
      throw entry.value.error(error.description)
    }
  }
}
