import Documents

/// What a product costs on demand from a day on.
struct OfferTerm {
  var effective: String
  var rates: [OfferRate] = []

  /// The latest of the terms that has begun by the day, or the first to begin.
  static func standing(_ terms: [OfferTerm], on day: String) -> OfferTerm? {
    let sorted = terms.sorted { $0.effective < $1.effective }
    return sorted.last { $0.effective <= day } ?? sorted.first
  }

  /// Reads `{"<sku>.<term>": {effectiveDate, priceDimensions: {"<rate code>": {…}}}}`.
  static func list(_ node: DocumentNode) throws(DocumentError) -> [OfferTerm] {
    var terms: [OfferTerm] = []
    for entry in try node.entries() {
      var term = OfferTerm(effective: try OfferJSON.day(entry.value.value(of: "effectiveDate")))
      if let dimensions = entry.value.value(of: "priceDimensions") {
        for rate in try dimensions.entries() { term.rates.append(try OfferRate(rate)) }
      }
      terms.append(term)
    }
    return terms
  }
}

extension OfferRate {
  fileprivate init(_ entry: DocumentEntry) throws(DocumentError) {
    let node = entry.value
    func required(_ key: String) throws(DocumentError) -> DocumentNode {
      guard let value = node.value(of: key) else { throw node.error("missing key '\(key)'") }
      return value
    }
    let end = try required("endRange")
    let prices = try required("pricePerUnit")
    guard let price = try prices.entries().first, try prices.entries().count == 1 else {
      throw prices.error("must be a price in one currency, as {\"USD\": \"0.2\"}")
    }
    self.init(
      code: entry.key, from: try required("beginRange").decimal(),
      upTo: try end.text() == "Inf" ? nil : try end.decimal(),
      unit: try required("unit").text(), price: try price.value.decimal(), currency: price.key)
  }
}
