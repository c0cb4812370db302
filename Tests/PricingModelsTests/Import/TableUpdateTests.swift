import Documents
import Metering
import Testing

@testable import PricingModels

struct TableUpdateTests {
  private func imported(
    _ usageTypes: [(service: String, usageType: String, unit: String, price: String)],
    published: String = "2026-09-11"
  ) throws -> PriceImport {
    let products = try usageTypes.map { item in
      OfferProduct(
        sku: "SKU-\(item.usageType)", serviceCode: item.service, usageType: item.usageType,
        operation: "", regionCode: "eu-west-1", effective: "2026-01-01",
        rates: [
          OfferRate(
            code: "SKU.T.R", from: .zero, upTo: nil, unit: item.unit,
            price: try #require(ExactDecimal(item.price)), currency: "USD")
        ])
    }
    let offer = Offer(
      code: "AWSLambda", version: "20260911", published: published, products: products)
    return try PriceImport([offer], by: UsageTypeMapTests.map, region: nil)
  }

  private func document(_ text: String) throws -> Document {
    try Document(bytes: Array(text.utf8), named: "table.yaml")
  }

  private func requests(_ price: String) throws -> PriceImport {
    try imported([("AWSLambda", "Request", "Requests", price)])
  }

  private let handMade = """
    # Ours, by contract.
    format: aurora-cost/prices@1
    provider: aws
    region: eu-west-1
    currency: USD
    version: 2026-01-01   # of the contract
    prices:
      # negotiated
      lambda.requests:
        unit: request
        tiers: [{ price: "0.00000015" }]   # 25 % off
      s3.storage-gb-months:
        unit: GB-month
        tiers: [{ price: "0.02" }]

    """

  @Test func `a new table says where each price came from`() throws {
    let update = TableUpdate(try requests("0.0000002"), provider: "aws")
    #expect(
      update.text == """
        # Imported by `aurora-cost prices import`; each row says from which offer.
        format: aurora-cost/prices@1
        provider: aws
        region: eu-west-1
        currency: USD
        version: 2026-09-11
        prices:
          lambda.requests:
            unit: request
            tiers: [{ price: "0.0000002" }]
            source:
              usageType: "Request"
              sku: "SKU-Request"
              rateCodes:
                - "SKU.T.R"
              read: 2026-09-11
              confidence: high
              note: "Price List AWSLambda 20260911; in force since 2026-01-01"

        """)
    #expect(update.added == [.lambdaRequests])
  }

  @Test func `a hand-made row stays, and is named`() throws {
    let update = try TableUpdate(
      of: document(handMade), by: requests("0.0000002"), replacesHandMade: false)
    #expect(update.text == handMade)
    #expect(update.kept == [.init(meter: .lambdaRequests, differs: true)])
    #expect(update.added.isEmpty)
    #expect(update.replaced.isEmpty)
    let same = try TableUpdate(
      of: document(handMade), by: requests("0.00000015"), replacesHandMade: false)
    #expect(same.kept == [.init(meter: .lambdaRequests, differs: false)])
  }

  @Test func `a hand-made row gives way only where asked for`() throws {
    let update = try TableUpdate(
      of: document(handMade), by: requests("0.0000002"), replacesHandMade: true)
    #expect(update.replaced == [.lambdaRequests])
    #expect(update.kept.isEmpty)
    #expect(update.text.contains(#"tiers: [{ price: "0.0000002" }]"#))
    #expect(!update.text.contains("0.00000015"))
    #expect(update.text.hasPrefix("# Ours, by contract.\n"))
    #expect(update.text.contains("version: 2026-09-11\n"))
    #expect(update.text.hasSuffix("    tiers: [{ price: \"0.02\" }]\n"))
  }

  @Test func `a new row takes its place in the catalogue and the rest stays as written`() throws {
    let keys = try imported([("awskms", "KMS-Keys", "Keys", "1")])
    let update = try TableUpdate(of: document(handMade), by: keys, replacesHandMade: false)
    #expect(update.added == [.kmsKeys])
    let head = handMade.replacing(
      "version: 2026-01-01   # of the contract", with: "version: 2026-09-11")
    #expect(update.text.hasPrefix(head + "  kms.keys:\n    unit: key-month\n"))
  }

  @Test func `an imported row is replaced by a later import, and the same one changes nothing`()
    throws
  {
    let first = TableUpdate(try requests("0.0000002"), provider: "aws")
    let same = try TableUpdate(
      of: document(first.text), by: requests("0.0000002"), replacesHandMade: false)
    #expect(same.text == first.text)
    #expect(same.replaced.isEmpty && same.added.isEmpty && same.kept.isEmpty)
    let later = try TableUpdate(
      of: document(first.text), by: requests("0.0000003"), replacesHandMade: false)
    #expect(later.replaced == [.lambdaRequests])
    #expect(later.text == first.text.replacing("0.0000002", with: "0.0000003"))
  }

  @Test(arguments: [
    (
      "region: eu-west-1", "region: eu-west-3",
      "table.yaml:4:9: region: the offers are of 'eu-west-1', found 'eu-west-3'"
    ),
    (
      "currency: USD", "currency: EUR",
      "table.yaml:5:11: currency: the offers are of 'USD', found 'EUR'"
    ),
    (
      "lambda.requests:", "lambda.request:",
      "table.yaml:9:3: prices: unknown meter 'lambda.request'; did you mean 'lambda.requests'?"
    ),
    (
      "  lambda.requests:", "  \"lambda.requests\":",
      "table.yaml:9:3: prices: an import updates YAML that ends with 'prices', each meter on a "
        + "line of its own, indented by two; write to another file or rewrite this one so"
    ),
  ])
  func `a table that cannot take the import is left alone`(
    part: String, replacement: String, message: String
  ) throws {
    let error = #expect(throws: DocumentError.self) {
      try TableUpdate(
        of: document(handMade.replacing(part, with: replacement)), by: requests("1"),
        replacesHandMade: false)
    }
    #expect(error?.description == message)
  }
}
