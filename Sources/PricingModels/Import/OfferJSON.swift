import Documents

/// A Price List in JSON: an offer file, of 2016 or of today, or a list of `GetProducts` answers.
enum OfferJSON {
  static func read(_ root: DocumentNode) throws(DocumentError) -> [Offer] {
    guard root.isSequence else { return [try offerFile(root)] }
    var offers: [Offer] = []
    for item in try root.items() { offers.append(try answer(item)) }
    return offers
  }

  private static func offerFile(_ root: DocumentNode) throws(DocumentError) -> Offer {
    _ = try root.entries()
    guard let products = root.value(of: "products"), let version = root.value(of: "formatVersion")
    else { throw root.error("not a Price List: expected 'formatVersion' and 'products'") }
    guard try version.text() == "v1.0" else {
      throw version.error("must be 'v1.0', found \(version.found)")
    }
    let published = try day(root.value(of: "publicationDate"))
    var terms: [String: DocumentNode] = [:]
    if let onDemand = root.value(of: "terms")?.value(of: "OnDemand") {
      for entry in try onDemand.entries() { terms[entry.key] = entry.value }
    }
    var offer = Offer(
      code: try root.value(of: "offerCode")?.text(),
      version: try root.value(of: "version")?.text() ?? "", published: published, products: [])
    for entry in try products.entries() {
      var product = try OfferProduct(entry.value, sku: entry.key)
      if let node = terms[entry.key] {
        try product.take(OfferTerm.list(node), on: published)
      }
      offer.products.append(product)
    }
    return offer
  }

  /// One of a list of `{product, serviceCode, terms, version, publicationDate}`.
  private static func answer(_ node: DocumentNode) throws(DocumentError) -> Offer {
    _ = try node.entries()
    guard let productNode = node.value(of: "product"),
      let sku = try productNode.value(of: "sku")?.text()
    else { throw node.error("not a Price List: expected a 'product' with a 'sku'") }
    let published = try day(node.value(of: "publicationDate"))
    var product = try OfferProduct(productNode, sku: sku)
    if let onDemand = node.value(of: "terms")?.value(of: "OnDemand") {
      try product.take(OfferTerm.list(onDemand), on: published)
    }
    return Offer(
      code: try node.value(of: "serviceCode")?.text(),
      version: try node.value(of: "version")?.text() ?? "", published: published,
      products: [product])
  }

  /// The day of a time as `2026-09-11T12:45:13Z`; empty where there is none.
  static func day(_ node: DocumentNode?) throws(DocumentError) -> String {
    guard let node else { return "" }
    return String(try node.text().prefix(10))
  }
}

extension OfferProduct {
  fileprivate init(_ node: DocumentNode, sku: String) throws(DocumentError) {
    let attributes = node.value(of: "attributes")
    self.init(
      sku: sku, serviceCode: try attributes?.value(of: "servicecode")?.text() ?? "",
      usageType: try attributes?.value(of: "usagetype")?.text() ?? "",
      operation: try attributes?.value(of: "operation")?.text() ?? "",
      regionCode: try attributes?.value(of: "regionCode")?.text(), effective: "", rates: [])
  }

  fileprivate mutating func take(_ terms: [OfferTerm], on day: String) {
    guard let term = OfferTerm.standing(terms, on: day) else { return }
    effective = term.effective
    rates = term.rates
  }
}
