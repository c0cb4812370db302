public import Documents
import Metering
public import PricingModels

// Reads the bill of an `aurora-cost/report@1` back, as it was priced.
extension Bill {
  /// - Throws: where the file is no report, or its lines and adjustments do not sum to its total.
  public init(report document: Document) throws(DocumentError) {
    let root = try document.root.file(format: "aurora-cost/report@1", keys: ReportKeys.all)
    if root["scenario"] != nil || root["operations"] != nil {
      for key in ReportKeys.ofEstimates { _ = try root.required(key) }
    }
    try self.init(reading: root.required("bill"), provenance: root["provenance"])
  }

  /// Reads the bill alone, with what is known of its lines' allowances and prices.
  init(reading node: DocumentNode, provenance: DocumentNode? = nil) throws(DocumentError) {
    let bill = try node.mapping(keys: ReportKeys.bill)
    let provenance = try Provenance(provenance)
    var lines: [BillLine] = []
    for item in try bill.required("lines").items() {
      lines.append(try BillLine(item.mapping(keys: ReportKeys.line), provenance))
    }
    var adjustments: [BillAdjustment] = []
    for item in try bill["adjustments"]?.items() ?? [] {
      let adjustment = try item.mapping(keys: ["kind", "label", "amount"])
      adjustments.append(
        BillAdjustment(
          kind: try adjustment.required("kind").choice(of: BillAdjustment.Kind.self),
          label: try adjustment.required("label").text(),
          amount: try adjustment.required("amount").decimal()))
    }
    self.init(
      currency: try bill.required("currency").currencyCode(), lines: lines,
      adjustments: adjustments,
      gross: try bill.required("gross").decimal(), free: try bill.required("free").decimal(),
      total: try bill.required("total").decimal(),
      converted: try bill["converted"].map { node throws(DocumentError) in
        try ConvertedTotals(DocumentMapping(node))
      })
    try checkSum(at: bill.required("total"))
    let complete = try bill.required("complete")
    guard try complete.boolean() == isComplete else {
      throw complete.error("must be \(isComplete) by the lines' status, found \(complete.found)")
    }
  }

  private func checkSum(at node: DocumentNode) throws(DocumentError) {
    do throws(DecimalOverflow) {
      var sum = ExactDecimal.zero
      for amount in lines.map(\.cost) + adjustments.map(\.amount) { sum = try sum.adding(amount) }
      guard sum != total else { return }
    } catch {
      throw node.error(error.description)
    }
    throw node.error("the lines and adjustments do not sum to it, found \(node.found)")
  }
}

private enum ReportKeys {
  /// Those that an estimate's report has besides its bill.
  static let ofEstimates = [
    "notice", "scenario", "verdict", "provenance", "operations", "assumptions", "tables",
    "notIncluded", "command", "toolVersion",
  ]
  static let all =
    ofEstimates + [
      "region", "month", "bill", "attribution", "unitCosts", "refusedQuotas", "peaks",
    ]
  static let bill = [
    "currency", "gross", "free", "total", "complete", "lines", "adjustments", "converted",
  ]
  static let line = [
    "service", "meter", "unit", "quantity", "freeQuantity", "billedQuantity", "unpricedQuantity",
    "tiers", "cost", "listCost", "status",
  ]
  static let tier = ["from", "upTo", "quantity", "unitPrice", "cost"]
}

/// Where the lines' allowances and prices come from, by meter; a bill may come without.
private struct Provenance {
  private var nodes: [String: DocumentMapping] = [:]

  init(_ node: DocumentNode?) throws(DocumentError) {
    for item in try node?.items() ?? [] {
      let entry = DocumentMapping(item)
      nodes[try entry.required("meter").text()] = entry
    }
  }

  func allowances(of meter: UsageDimension) throws(DocumentError) -> [AppliedAllowance] {
    var allowances: [AppliedAllowance] = []
    for item in try nodes[meter.id]?["allowances"]?.items() ?? [] {
      let allowance = DocumentMapping(item)
      allowances.append(
        AppliedAllowance(
          offerID: try allowance.required("offer").text(),
          term: try allowance.required("term").text(),
          quantity: try allowance.required("quantity").decimal()))
    }
    return allowances
  }

  func listCost(of meter: UsageDimension) throws(DocumentError) -> ExactDecimal? {
    try nodes[meter.id]?.optional("listCost")?.decimal()
  }

  func price(of meter: UsageDimension) throws(DocumentError) -> PriceOrigin? {
    guard let node = nodes[meter.id]?.optional("price") else { return nil }
    let price = DocumentMapping(node)
    var rateCodes: [String] = []
    for code in try price.optional("rateCodes")?.items() ?? [] { rateCodes.append(try code.text()) }
    return PriceOrigin(
      table: try price.required("table").text(),
      tableVersion: try price.required("tableVersion").text(),
      region: try price.required("region").text(),
      effective: try price.optional("effective")?.text(),
      usageType: try price.optional("usageType")?.text(), sku: try price.optional("sku")?.text(),
      rateCodes: rateCodes, url: try price.optional("url")?.text(),
      read: try price.optional("read")?.text(),
      confidence: try price.optional("confidence")?.text(),
      note: try price.optional("note")?.text())
  }
}

extension BillLine {
  fileprivate init(
    _ line: DocumentMapping, _ provenance: Provenance
  ) throws(DocumentError) {
    let name = try line.required("meter")
    guard let meter = UsageDimension(id: try name.text()), meter.isMeter else {
      throw name.error("unknown meter \(name.found)")
    }
    let unit = try line.required("unit")
    guard try unit.text() == meter.unit.rawValue else {
      throw unit.error("must be '\(meter.unit.rawValue)', found \(unit.found)")
    }
    let status = try line.required("status").choice(of: Status.self)
    guard (status == .unpriced) == (line["unpricedQuantity"] != nil) else {
      throw line.node.error("'unpricedQuantity' must stand in an unpriced line and in no other")
    }
    var tiers: [BilledTier] = []
    for item in try line.required("tiers").items() { tiers.append(try BilledTier(item)) }
    self.init(
      meter: meter, quantity: try line.required("quantity").decimal(),
      freeQuantity: try line.required("freeQuantity").decimal(),
      billedQuantity: try line.required("billedQuantity").decimal(),
      unpricedQuantity: try line["unpricedQuantity"]?.decimal() ?? .zero, tiers: tiers,
      cost: try line.required("cost").decimal(), listCost: try provenance.listCost(of: meter),
      status: status,
      allowances: try provenance.allowances(of: meter), price: try provenance.price(of: meter))
  }
}

extension BilledTier {
  fileprivate init(_ node: DocumentNode) throws(DocumentError) {
    let tier = try node.mapping(keys: ReportKeys.tier)
    self.init(
      from: try tier.required("from").decimal(), upTo: try tier.required("upTo").decimal(),
      quantity: try tier.required("quantity").decimal(),
      unitPrice: try tier.required("unitPrice").decimal(),
      cost: try tier.required("cost").decimal())
  }
}

extension ConvertedTotals {
  fileprivate init(_ totals: DocumentMapping) throws(DocumentError) {
    self.init(
      currency: try totals.required("currency").text(),
      rate: try totals.required("rate").decimal(),
      rateDate: try totals.required("rateDate").date(),
      rateSource: try totals.optional("rateSource")?.text(),
      gross: try totals.required("gross").decimal(), free: try totals.required("free").decimal(),
      total: try totals.required("total").decimal())
  }
}

extension OperationCount {
  /// The operations of a report; none where it is of a bill alone.
  static func list(report document: Document) throws(DocumentError) -> [OperationCount] {
    var counts: [OperationCount] = []
    for item in try DocumentMapping(document.root)["operations"]?.items() ?? [] {
      let count = DocumentMapping(item)
      let name = try count.required("counted")
      guard let dimension = UsageDimension(id: try name.text()) else {
        throw name.error("unknown meter or call \(name.found)")
      }
      counts.append(
        OperationCount(
          journey: try count.required("journey").text(),
          operation: try count.required("operation").text(), dimension: dimension,
          quantity: try count.required("quantity").decimal()))
    }
    return counts
  }
}

extension DocumentMapping {
  /// The value of a key that may be absent or null.
  fileprivate func optional(_ key: String) -> DocumentNode? {
    self[key].flatMap { $0.isNull ? nil : $0 }
  }
}
