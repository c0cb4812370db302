import Documents

/// A Price List in JSON: an offer file, of 2016 or of today, or a list of `GetProducts` answers.
struct OfferJSON {
  private var scanner: JSONScanner
  private var offer: Offer
  private var formatVersion: String?
  private var hasProducts = false
  private var products: [String: OfferProduct] = [:]
  /// SKUs in the order of the file.
  private var order: [String] = []
  /// Terms on demand by SKU.
  private var terms: [String: [OfferTerm]] = [:]

  static func read(file: String, bytes: [UInt8]) throws(OfferFileError) -> Offer {
    var reader = OfferJSON(
      scanner: JSONScanner(file: file, bytes: bytes),
      offer: Offer(file: file, code: nil, version: "", published: "", products: []))
    if reader.scanner.peek() == UInt8(ascii: "[") {
      try reader.readAnswers()
    } else {
      try reader.readOffer()
    }
    try reader.scanner.end()
    return reader.assembled()
  }

  private init(scanner: JSONScanner, offer: Offer) {
    self.scanner = scanner
    self.offer = offer
  }

  private mutating func readOffer() throws(OfferFileError) {
    let start = scanner.place()
    var scanner = scanner
    try scanner.object { (scanner, key) throws(OfferFileError) in
      switch key {
      case "formatVersion": formatVersion = try scanner.string()
      case "offerCode": offer.code = try scanner.string()
      case "version": offer.version = try scanner.string()
      case "publicationDate": offer.published = String(try scanner.string().prefix(10))
      case "products":
        hasProducts = true
        try scanner.object { (scanner, sku) throws(OfferFileError) in
          add(try OfferProduct(&scanner, sku: sku))
        }
      case "terms":
        try scanner.object { (scanner, kind) throws(OfferFileError) in
          guard kind == "OnDemand" else { return try scanner.skip() }
          try scanner.object { (scanner, sku) throws(OfferFileError) in
            terms[sku] = try OfferTerm.list(&scanner)
          }
        }
      default: try scanner.skip()
      }
    }
    guard hasProducts, formatVersion == "v1.0" else {
      let found = formatVersion.map { "'\($0)'" } ?? "none"
      throw scanner.problem(
        at: start, "not a Price List: expected 'products' and formatVersion 'v1.0', found \(found)")
    }
    self.scanner = scanner
  }

  /// Reads a list of `{product, serviceCode, terms, version, publicationDate}`.
  private mutating func readAnswers() throws(OfferFileError) {
    var scanner = scanner
    try scanner.array { (scanner) throws(OfferFileError) in
      let start = scanner.place()
      var product: OfferProduct?
      var onDemand: [OfferTerm] = []
      try scanner.object { (scanner, key) throws(OfferFileError) in
        switch key {
        case "product": product = try OfferProduct(&scanner, sku: "")
        case "version": offer.version = max(offer.version, try scanner.string())
        case "publicationDate":
          offer.published = max(offer.published, String(try scanner.string().prefix(10)))
        case "terms":
          try scanner.object { (scanner, kind) throws(OfferFileError) in
            guard kind == "OnDemand" else { return try scanner.skip() }
            onDemand = try OfferTerm.list(&scanner)
          }
        default: try scanner.skip()
        }
      }
      guard let product, !product.sku.isEmpty else {
        throw scanner.problem(at: start, "not a Price List: expected a 'product' with a 'sku'")
      }
      terms[product.sku] = onDemand
      add(product)
    }
    self.scanner = scanner
  }

  private mutating func add(_ product: OfferProduct) {
    order.append(product.sku)
    products[product.sku] = product
  }

  /// Products with the price that stands on the day of publication.
  private func assembled() -> Offer {
    var offer = offer
    offer.products = order.compactMap { sku in
      guard var product = products[sku] else { return nil }
      if let term = OfferTerm.standing(terms[sku] ?? [], on: offer.published) {
        product.effective = term.effective
        product.rates = term.rates
      }
      return product
    }
    return offer
  }
}
