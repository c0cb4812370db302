import Metering

/// Picks one product a meter: the first usage type listed, unless two of its products disagree.
struct CandidateChoice {
  private(set) var rows: [PriceImport.ImportedRow] = []
  private(set) var leftOut: [PriceImport.LeftOut]
  private(set) var currencies: Set<String> = []

  init(leftOut: [PriceImport.LeftOut]) { self.leftOut = leftOut }

  mutating func choose(from candidates: [OfferCandidate]) {
    for (_, group) in Dictionary(grouping: candidates, by: \.meter) {
      choose(among: group)
    }
  }

  private mutating func choose(among group: [OfferCandidate]) {
    let usable = group.compactMap { candidate in
      ladder(of: candidate).map { (candidate: candidate, ladder: $0) }
    }.sorted {
      ($0.candidate.entry.place, $0.candidate.product.sku) < (
        $1.candidate.entry.place, $1.candidate.product.sku
      )
    }
    guard let best = usable.first else { return }
    let rivals = usable.filter { $0.candidate.entry.place == best.candidate.entry.place }
    guard rivals.allSatisfy({ $0.ladder.ladder == best.ladder.ladder }) else {
      let skus = rivals.map(\.candidate.product.sku).joined(separator: ", ")
      leave(best.candidate, "products at different prices: \(skus)")
      return
    }
    for other in usable where other.ladder.ladder != best.ladder.ladder {
      leave(other.candidate, "priced unlike '\(best.candidate.product.usageType)', which was taken")
    }
    rows.append(row(best.candidate, best.ladder))
  }

  /// The ladder of a product whose every rate is in an expected unit; else it is left out.
  private mutating func ladder(of candidate: OfferCandidate) -> ImportedLadder? {
    let rates = candidate.product.rates
    if let odd = rates.first(where: { !candidate.entry.accepts(unit: $0.unit) }) {
      let expected = candidate.entry.units.map { "'\($0)'" }.joined(separator: ", ")
      leave(candidate, "unit '\(odd.unit)', expected \(expected)")
      return nil
    }
    do {
      let ladder = try ImportedLadder(rates, freeBefore: candidate.entry.freeBefore)
      currencies.formUnion(rates.map(\.currency))
      return ladder
    } catch {
      leave(candidate, error.message)
      return nil
    }
  }

  private mutating func leave(_ candidate: OfferCandidate, _ reason: String) {
    leftOut.append(
      .init(
        serviceCode: candidate.product.serviceCode, usageType: candidate.product.usageType,
        reason: reason))
  }

  private func row(
    _ candidate: OfferCandidate, _ ladder: ImportedLadder
  ) -> PriceImport.ImportedRow {
    let product = candidate.product
    return .init(
      meter: candidate.meter, ladder: ladder.ladder, usageType: product.usageType, sku: product.sku,
      rateCodes: ladder.rateCodes, published: candidate.offer.published,
      effective: product.effective, offerCode: candidate.offer.code ?? product.serviceCode,
      offerVersion: candidate.offer.version, freePart: ladder.freePart)
  }
}
