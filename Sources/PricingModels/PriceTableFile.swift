public import Documents
import Metering

// `aurora-cost/prices@1`, in YAML or JSON.
extension PriceTable {
  public init(_ document: Document) throws(DocumentError) {
    let root = try document.root.file(
      format: "aurora-cost/prices@1",
      keys: ["provider", "region", "currency", "version", "prices"])
    name = document.name
    provider = try root.required("provider").nonEmptyText()
    region = try root.required("region").regionName()
    currency = try root.required("currency").currencyCode()
    version = try root.required("version").nonEmptyText()
    var rows: [UsageDimension: [PriceRow]] = [:]
    for entry in try root.required("prices").entries() {
      let meter = try entry.meter()
      rows[meter] = try PriceRow.rows(of: meter, entry.value)
    }
    self.rows = rows
    self.document = document.root
  }
}

extension PriceRow {
  /// One row, or a list of dated ones.
  fileprivate static func rows(
    of meter: UsageDimension, _ node: DocumentNode
  ) throws(DocumentError) -> [PriceRow] {
    guard node.isSequence else { return [try PriceRow(meter, node)] }
    var rows: [(row: PriceRow, node: DocumentNode)] = []
    for item in try node.items() { rows.append((try PriceRow(meter, item), item)) }
    guard !rows.isEmpty else { throw node.error("must hold at least one row") }
    rows.sort { ($0.row.effective?.ordinal ?? .min) < ($1.row.effective?.ordinal ?? .min) }
    for (earlier, later) in zip(rows, rows.dropFirst()) {
      try check(earlier.row, isFollowedBy: later.row, at: later.node)
    }
    return rows.map(\.row)
  }

  private static func check(
    _ earlier: PriceRow, isFollowedBy later: PriceRow, at node: DocumentNode
  ) throws(DocumentError) {
    guard let start = later.effective, let end = earlier.until, end >= start else {
      if let end = earlier.until, let start = later.effective, end < start {
        throw node.error(
          "begins on '\(start)', but the row before it ends on '\(end)'; close the gap")
      }
      let remedy = later.effective.map { "add 'until: \($0)' to the earlier row" }
      throw node.error("overlaps another row; \(remedy ?? "give it an 'effective' day")")
    }
    guard end == start else {
      throw node.error("begins on '\(start)', but the row before it holds until '\(end)'")
    }
  }

  fileprivate init(_ meter: UsageDimension, _ node: DocumentNode) throws(DocumentError) {
    let row = try node.mapping(keys: ["effective", "until", "unit", "tiers", "includes", "source"])
    effective = try row["effective"]?.date()
    until = try row["until"]?.date()
    if let effective, let until, until <= effective {
      throw node.error("'until' must be after 'effective', found '\(until)'")
    }
    let unit = try row.required("unit")
    guard try unit.text() == meter.unit.rawValue else {
      throw unit.error("must be '\(meter.unit.rawValue)', found \(unit.found)")
    }
    ladder = try TierLadder(row.required("tiers"))
    includes =
      try row["includes"].map { node throws(DocumentError) in
        try Included.list(node, comingWith: meter)
      } ?? []
    source = try row["source"].map(PriceSource.init) ?? PriceSource()
  }
}

extension Included {
  fileprivate static func list(
    _ node: DocumentNode, comingWith plan: UsageDimension
  ) throws(DocumentError) -> [Included] {
    var list: [Included] = []
    for item in try node.items() {
      let entry = try item.mapping(keys: ["meter", "quantity"])
      let name = try entry.required("meter")
      let meter = try name.meter()
      guard meter != plan, !list.contains(where: { $0.meter == meter }) else {
        throw name.error(
          meter == plan ? "a meter cannot come with itself" : "\(name.found) is named twice")
      }
      let quantity = try entry.required("quantity").decimal(atLeast: .zero)
      list.append(Included(meter: meter, quantity: quantity))
    }
    guard !list.isEmpty else { throw node.error("must name at least one meter") }
    return list
  }
}

extension TierLadder {
  fileprivate init(_ node: DocumentNode) throws(DocumentError) {
    var tiers: [Tier] = []
    let items = try node.items()
    guard !items.isEmpty else { throw node.error("must hold at least one tier") }
    var floor = ExactDecimal.zero
    for (index, item) in items.enumerated() {
      let tier = try item.mapping(keys: ["upTo", "price"])
      let price = try tier.required("price").decimal(atLeast: .zero)
      if let edge = tier["upTo"] {
        let upTo = try edge.decimal()
        guard upTo > floor else {
          throw edge.error("must be above \(floor), where the tier begins; found \(edge.found)")
        }
        floor = upTo
        tiers.append(Tier(upTo: upTo, price: price))
      } else {
        guard index == items.count - 1 else {
          throw item.error("missing key 'upTo'; only the last tier may have no end")
        }
        tiers.append(Tier(price: price))
      }
    }
    self.tiers = tiers
  }
}

extension PriceSource {
  init(_ node: DocumentNode) throws(DocumentError) {
    let source = try node.mapping(
      keys: ["usageType", "sku", "rateCodes", "url", "read", "confidence", "note"])
    usageType = try source["usageType"]?.text()
    sku = try source["sku"]?.text()
    if let codes = source["rateCodes"] {
      for code in try codes.items() { rateCodes.append(try code.text()) }
    }
    url = try source["url"]?.text()
    read = try source["read"]?.date()
    confidence = try source["confidence"]?.choice(of: Confidence.self)
    note = try source["note"]?.text()
  }
}
