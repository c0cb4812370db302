import Documents
import Foundation
import Metering
import PricingModels
import Testing

/// The tables of this repository.
struct ShippedTablesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "pricing/aws")

  private static func table(_ region: String) throws -> PriceTable {
    let path = folder.appending(path: region + ".yaml").path(percentEncoded: false)
    return try PriceTable(Document(path: path))
  }

  private static let regions = [
    "us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-1", "ap-southeast-2",
    "ap-northeast-1", "ap-south-1", "sa-east-1",
  ]

  @Test(arguments: regions + ["global"])
  func `a table is read, and each of its figures has a source`(region: String) throws {
    let table = try Self.table(region)
    #expect(table.region == region)
    #expect(!table.rows.isEmpty)
    for (meter, rows) in table.rows {
      for row in rows {
        #expect(row.source.url != nil || row.source.note != nil, "\(meter.id)")
        #expect(row.source.read != nil, "\(meter.id)")
        #expect(row.source.confidence != nil, "\(meter.id)")
      }
    }
  }

  @Test(arguments: regions)
  func `a region and the global table make a book of a month`(region: String) throws {
    let book = try PriceBook(
      layers: [[try Self.table(region), try Self.table("global")]], region: region,
      month: try month("2026-10"))
    #expect(book.currency == "USD")
    #expect(book.warnings.isEmpty)
    for meter in [UsageDimension.lambdaRequests, .dynamoWriteRequestUnits, .cognitoMAULite] {
      #expect(book.ladder(of: meter) != nil)
    }
  }

  @Test func `the free tier is read, and each offer has a source`() throws {
    let path = Self.folder.appending(path: "free-tier.yaml").path(percentEncoded: false)
    let tier = try FreeTier(Document(path: path))
    #expect(!tier.offers.isEmpty)
    for offer in tier.offers { #expect(offer.source.url != nil, "\(offer.id)") }
    let old = try tier.allowances(
      .account(created: try day("2026-01-15")), in: try month("2026-10"))
    #expect(
      !old.pools.contains {
        $0.term == "first-12-months" && $0.offerID != "ses-messages-first-year"
      })
    #expect(old.pools.contains { $0.offerID == "lambda-requests" })
  }
}
