import Documents

/// What a product costs on demand from a day on.
struct OfferTerm {
  var effective = ""
  var rates: [OfferRate] = []

  /// The latest of the terms that has begun by the day, or the first to begin.
  static func standing(_ terms: [OfferTerm], on day: String) -> OfferTerm? {
    let sorted = terms.sorted { $0.effective < $1.effective }
    return sorted.last { $0.effective <= day } ?? sorted.first
  }

  /// Reads `{"<sku>.<term>": {…}}`.
  static func list(_ scanner: inout JSONScanner) throws(OfferFileError) -> [OfferTerm] {
    var terms: [OfferTerm] = []
    try scanner.object { (scanner, _) throws(OfferFileError) in
      var term = OfferTerm()
      try scanner.object { (scanner, key) throws(OfferFileError) in
        switch key {
        case "effectiveDate": term.effective = String(try scanner.string().prefix(10))
        case "priceDimensions":
          try scanner.object { (scanner, code) throws(OfferFileError) in
            term.rates.append(try OfferRate(&scanner, code: code))
          }
        default: try scanner.skip()
        }
      }
      terms.append(term)
    }
    return terms
  }
}

extension OfferRate {
  /// Reads one of a term's `priceDimensions`.
  init(_ scanner: inout JSONScanner, code: String) throws(OfferFileError) {
    let start = scanner.place()
    self.init(code: code, from: .zero, upTo: nil, unit: "", price: .zero, currency: "")
    var found: Set<String> = []
    try scanner.object { (scanner, key) throws(OfferFileError) in
      found.insert(key)
      switch key {
      case "beginRange": from = try Self.decimal(&scanner, key)
      case "endRange": upTo = try Self.edge(&scanner, key)
      case "unit": unit = try scanner.string()
      case "pricePerUnit":
        let place = scanner.place()
        try scanner.object { (scanner, currency) throws(OfferFileError) in
          guard self.currency.isEmpty else {
            throw scanner.problem(at: place, "a price in two currencies, '\(self.currency)' first")
          }
          self.currency = currency
          price = try Self.decimal(&scanner, currency)
        }
      default: try scanner.skip()
      }
    }
    let missing = ["beginRange", "endRange", "unit", "pricePerUnit"].filter { !found.contains($0) }
    guard missing.isEmpty, !currency.isEmpty else {
      throw scanner.problem(
        at: start, "rate '\(code)' has no '\(missing.first ?? "pricePerUnit")'")
    }
  }

  /// The upper end of a range: a decimal, or nil for `Inf`.
  private static func edge(
    _ scanner: inout JSONScanner, _ key: String
  ) throws(OfferFileError) -> ExactDecimal? {
    let place = scanner.place()
    let text = try scanner.string()
    guard text != "Inf" else { return nil }
    return try decimal(text, key, place, scanner)
  }

  private static func decimal(
    _ scanner: inout JSONScanner, _ key: String
  ) throws(OfferFileError) -> ExactDecimal {
    let place = scanner.place()
    return try decimal(try scanner.string(), key, place, scanner)
  }

  private static func decimal(
    _ text: String, _ key: String, _ place: Int, _ scanner: JSONScanner
  ) throws(OfferFileError) -> ExactDecimal {
    guard let number = ExactDecimal(text) else {
      throw scanner.problem(at: place, "\(key): must be a decimal number, found '\(text)'")
    }
    return number
  }
}

extension OfferProduct {
  /// Reads a product's `{sku, attributes}`; `sku` stands in where the object does not say it.
  init(_ scanner: inout JSONScanner, sku: String) throws(OfferFileError) {
    self.init(
      sku: sku, serviceCode: "", usageType: "", operation: "", regionCode: nil, effective: "",
      rates: [])
    try scanner.object { (scanner, key) throws(OfferFileError) in
      switch key {
      case "sku": self.sku = try scanner.string()
      case "attributes":
        try scanner.object { (scanner, name) throws(OfferFileError) in
          switch name {
          case "servicecode": serviceCode = try scanner.string()
          case "usagetype": usageType = try scanner.string()
          case "operation": operation = try scanner.string()
          case "regionCode": regionCode = try scanner.string()
          default: try scanner.skip()
          }
        }
      default: try scanner.skip()
      }
    }
  }
}
