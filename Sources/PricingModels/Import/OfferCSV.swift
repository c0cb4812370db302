import Documents

/// A Price List in CSV: five lines of metadata, a line of column names, then one line a rate.
struct OfferCSV {
  private let file: String
  private var reader: CSVReader
  private var offer: Offer
  private var places: [String: Int] = [:]

  /// Reads the CSV form; `file` is the file as the user named it.
  static func read(file: String, bytes: [UInt8]) throws(DocumentError) -> Offer {
    var offer = OfferCSV(file: file, bytes: bytes)
    let columns = try offer.readHead()
    while try offer.nextRecord() { try offer.readRate(columns) }
    return offer.offer
  }

  private init(file: String, bytes: [UInt8]) {
    self.file = file
    reader = CSVReader(bytes)
    offer = Offer(code: nil, version: "", published: "", products: [])
  }

  private mutating func nextRecord() throws(DocumentError) -> Bool {
    do {
      return try reader.next()
    } catch {
      throw problem(at: error.position, error.message)
    }
  }

  /// Reads the metadata up to and including the column names.
  private mutating func readHead() throws(DocumentError) -> OfferColumns {
    var metadata: [String: String] = [:]
    while try nextRecord() {
      let first = reader.text(reader.fields[0])
      if metadata.isEmpty, first != "FormatVersion" {
        throw problem(
          at: reader.recordPosition, "not a Price List: expected 'FormatVersion', found '\(first)'")
      }
      if first == "SKU" {
        offer.code = metadata["OfferCode"]
        offer.version = metadata["Version"] ?? ""
        offer.published = String(metadata["Publication Date"]?.prefix(10) ?? "")
        return try columns()
      }
      metadata[first] = reader.fields.count > 1 ? reader.text(reader.fields[1]) : ""
    }
    throw problem(
      at: .init(line: 1, column: 1),
      "no line of column names beginning with 'SKU'; the file is cut off")
  }

  private func columns() throws(DocumentError) -> OfferColumns {
    let names = reader.fields.map(reader.text)
    func place(_ name: String) throws(DocumentError) -> Int {
      guard let found = names.firstIndex(of: name) else {
        throw problem(at: reader.recordPosition, "no column '\(name)'")
      }
      return found
    }
    return OfferColumns(
      count: names.count, sku: try place("SKU"), rateCode: try place("RateCode"),
      termType: try place("TermType"), effective: try place("EffectiveDate"),
      from: try place("StartingRange"), upTo: try place("EndingRange"), unit: try place("Unit"),
      price: try place("PricePerUnit"), currency: try place("Currency"),
      serviceCode: try place("serviceCode"), usageType: try place("usageType"),
      operation: try place("operation"), regionCode: names.firstIndex(of: "Region Code"))
  }

  private mutating func readRate(_ columns: OfferColumns) throws(DocumentError) {
    let fields = reader.fields
    guard fields.count == columns.count else {
      throw problem(
        at: reader.recordPosition,
        "expected \(columns.count) fields, found \(fields.count); the file is cut off or malformed")
    }
    guard reader.text(fields[columns.termType]) == "OnDemand" else { return }
    let rate = OfferRate(
      code: reader.text(fields[columns.rateCode]),
      from: try decimal(fields[columns.from], "StartingRange"),
      upTo: reader.text(fields[columns.upTo]) == "Inf"
        ? nil : try decimal(fields[columns.upTo], "EndingRange"),
      unit: reader.text(fields[columns.unit]),
      price: try decimal(fields[columns.price], "PricePerUnit"),
      currency: reader.text(fields[columns.currency]))
    let sku = reader.text(fields[columns.sku])
    if let place = places[sku] {
      offer.products[place].rates.append(rate)
      return
    }
    places[sku] = offer.products.count
    offer.products.append(
      OfferProduct(
        sku: sku, serviceCode: reader.text(fields[columns.serviceCode]),
        usageType: reader.text(fields[columns.usageType]),
        operation: reader.text(fields[columns.operation]),
        regionCode: columns.regionCode.map { reader.text(fields[$0]) },
        effective: String(reader.text(fields[columns.effective]).prefix(10)), rates: [rate]))
  }

  private func decimal(
    _ range: Range<Int>, _ column: String
  ) throws(DocumentError) -> ExactDecimal {
    let text = reader.text(range)
    guard let number = ExactDecimal(text) else {
      throw problem(
        at: reader.position(of: range), "\(column): must be a decimal number, found '\(text)'")
    }
    return number
  }

  private func problem(at position: CSVReader.Position, _ message: String) -> DocumentError {
    DocumentError(
      file: file, line: position.line, column: position.column, problem: message)
  }
}

/// Which field of a CSV record holds what.
private struct OfferColumns {
  var count: Int
  var sku: Int
  var rateCode: Int
  var termType: Int
  var effective: Int
  var from: Int
  var upTo: Int
  var unit: Int
  var price: Int
  var currency: Int
  var serviceCode: Int
  var usageType: Int
  var operation: Int
  var regionCode: Int?
}
