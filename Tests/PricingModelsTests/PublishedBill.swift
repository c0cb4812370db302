import Testing
import Documents
import Foundation
import Metering
import PricingModels

/// A price example that a provider or another source has published, with what it prints.
struct PublishedBill: Sendable, CustomTestStringConvertible {
  let id: String
  let usage: Usage
  let table: PriceTable
  let allowances: Allowances
  let lines: [Line]
  let total: Printed?

  var testDescription: String { id }

  struct Line: Sendable {
    let meter: UsageDimension
    let printed: Printed?
    let status: String?
    let parts: [Part]
  }

  /// A printed part of a line, found by its unit price.
  struct Part: Sendable {
    let price: ExactDecimal
    let quantity: ExactDecimal
    let printed: Printed
  }

  /// An amount as printed, met within half a unit of its last place or a tolerance in such units.
  struct Printed: Sendable {
    let text: String
    private let amount: ExactDecimal
    private let allowed: ExactDecimal

    init(_ node: DocumentNode, tolerance: DocumentNode?) throws(DocumentError) {
      text = try node.text()
      amount = try node.decimal()
      let places = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
      let units = try tolerance?.decimal() ?? ExactDecimal(coefficient: 5, scale: 1)
      allowed = ExactDecimal(coefficient: units.coefficient, scale: units.scale + places)
    }

    func isMet(by cost: ExactDecimal) throws -> Bool {
      let difference = try cost.subtracting(amount)
      return try (difference.isNegative ? difference.negated() : difference) <= allowed
    }
  }

  static let all: [PublishedBill] = (try? read()) ?? []

  private static func read() throws -> [PublishedBill] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Cases/published-bills.yaml")
    let root = try Document(path: file.path(percentEncoded: false)).root
    return try root.mapping(keys: ["cases"]).required("cases").items().map { try .init($0) }
  }

  private init(_ node: DocumentNode) throws {
    let example = try node.mapping(keys: [
      "id", "title", "source", "date", "note", "region", "meters", "free", "total",
      "totalTolerance", "totalReason",
    ])
    let id = try example.required("id").text()
    let region = try example.required("region").text()
    var quantities: [Usage.Quantity] = []
    var lines: [Line] = []
    var prices = ""
    for entry in try example.required("meters").entries() {
      guard let meter = UsageDimension(id: entry.key) else { throw entry.error("unknown meter") }
      let line = try entry.value.mapping(keys: [
        "quantity", "unit", "tiers", "prints", "tolerance", "reason", "status", "parts",
      ])
      quantities.append(.init(meter, try line.required("quantity").decimal()))
      lines.append(try Line(meter, line))
      prices += try "  \(meter.id):\n    unit: \(line.required("unit").text())\n"
      prices += "    tiers: " + (try Self.tiers(line.required("tiers"))) + "\n"
    }
    self.id = id
    self.lines = lines
    usage = Usage(region: region, month: nil, quantities: quantities)
    table = try priceTable(prices, region: region)
    allowances = try Self.allowances(example["free"])
    total = try example["total"].map { try Printed($0, tolerance: example["totalTolerance"]) }
  }

  private static func tiers(_ node: DocumentNode) throws -> String {
    let tiers = try node.items().map { item in
      let tier = try item.mapping(keys: ["upTo", "price"])
      let edge = try tier["upTo"].map { "upTo: \"\(try $0.text())\", " } ?? ""
      return "{ \(edge)price: \"\(try tier.required("price").text())\" }"
    }
    return "[" + tiers.joined(separator: ", ") + "]"
  }

  private static func allowances(_ node: DocumentNode?) throws -> Allowances {
    let pools = try node?.items().map { item in
      let offer = try item.mapping(keys: ["id", "meters", "quantity"])
      return Allowances.Pool(
        offerID: try offer.required("id").text(), term: "always",
        meters: try offer.required("meters").items().compactMap {
          UsageDimension(id: try $0.text())
        },
        quantity: try offer.required("quantity").decimal())
    }
    return Allowances(pools: pools ?? [])
  }
}

extension PublishedBill.Line {
  fileprivate init(_ meter: UsageDimension, _ line: DocumentMapping) throws {
    self.meter = meter
    printed = try line["prints"].map { try .init($0, tolerance: line["tolerance"]) }
    status = try line["status"]?.text()
    parts =
      try line["parts"]?.items().map { item in
        let part = try item.mapping(keys: ["price", "quantity", "prints"])
        return PublishedBill.Part(
          price: try part.required("price").decimal(),
          quantity: try part.required("quantity").decimal(),
          printed: try .init(part.required("prints"), tolerance: nil))
      } ?? []
  }
}
