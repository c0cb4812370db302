import Documents
import Foundation
import Metering
import PricingModels
import Testing

/// The decoders take and refuse the files that the published schemas take and refuse
/// (`scripts/check-schemas` asks the schemas), and refuse those that no schema can tell.
struct PricingCorpusTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let formats = ["prices", "free-tier", "usage", "usage-types"]

  private static func files(_ format: String, _ folder: String) throws -> [String] {
    let path = root.appending(path: "Tests/Corpus/\(format)/\(folder)").path
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      .map { path + "/" + $0 }
  }

  private func decode(_ format: String, _ path: String) throws(DocumentError) {
    let document = try Document(path: path)
    switch format {
    case "prices": _ = try PriceTable(document)
    case "free-tier": _ = try FreeTier(document)
    case "usage-types": _ = try UsageTypeMap(document)
    default: _ = try Usage(document)
    }
  }

  private func isTaken(_ format: String, _ path: String) -> Bool {
    (try? decode(format, path)) != nil
  }

  @Test(arguments: formats)
  func `what the schema takes is taken`(format: String) throws {
    let files = try Self.files(format, "accept")
    #expect(files.count >= 8)
    #expect(files.filter { !isTaken(format, $0) } == [])
  }

  @Test(arguments: formats)
  func `what the schema refuses is refused`(format: String) throws {
    let files = try Self.files(format, "reject")
    #expect(files.count >= 15)
    #expect(files.filter { isTaken(format, $0) } == [])
  }

  @Test(arguments: formats)
  func `what no schema can tell is refused too`(format: String) throws {
    let files = try Self.files(format, "reject-by-program")
    #expect(files.count >= 3)
    #expect(files.filter { isTaken(format, $0) } == [])
  }

  @Test func `every table shipped is taken`() throws {
    let folder = Self.root.appending(path: "pricing/aws").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let regions = names.filter {
      $0.contains("-") && $0 != "free-tier.yaml" && $0 != "usage-types.yaml"
    }
    #expect(regions.count == 9)
    for name in regions + ["global.yaml"] {
      let table = try PriceTable(Document(path: folder + "/" + name))
      #expect(table.region + ".yaml" == name)
      #expect(table.currency == "USD")
      #expect(table.rows.count > 40)
      for (meter, rows) in table.rows {
        for row in rows {
          #expect(row.source.read != nil, "\(name): \(meter.id)")
          #expect(row.source.confidence != nil, "\(name): \(meter.id)")
        }
      }
    }
    #expect(try FreeTier(Document(path: folder + "/free-tier.yaml")).offers.count == 39)
  }

  @Test func `the schema of prices knows every meter and its unit`() throws {
    let path = Self.root.appending(path: "schemas/prices.schema.json").path
    let root = try Document(path: path).root
    let prices = try #require(root.value(of: "properties")?.value(of: "prices"))
    let meters = try #require(prices.value(of: "properties")).entries()
    #expect(meters.map(\.key) == UsageDimension.meters.map(\.id))
    for entry in meters {
      let meter = try #require(UsageDimension(id: entry.key))
      let unit = meter.unit.rawValue.lowercased().replacing(" ", with: "-")
      #expect(try entry.value.value(of: "$ref")?.text() == "#/$defs/priced-by-\(unit)")
    }
  }

  @Test func `the schemas of usage, free tier and reports know every meter`() throws {
    let ids = UsageDimension.meters.map(\.id)
    func schema(_ name: String) throws -> DocumentNode {
      try Document(path: Self.root.appending(path: "schemas/\(name).schema.json").path).root
    }
    let usage = try schema("usage").value(of: "properties")?.value(of: "meters")
    #expect(try usage?.value(of: "properties")?.entries().map(\.key) == ids)
    for name in ["free-tier", "report"] {
      let meters = try schema(name).value(of: "$defs")?.value(of: "meter")?.value(of: "enum")
      #expect(try meters?.items().map { try $0.text() } == ids)
    }
  }
}
