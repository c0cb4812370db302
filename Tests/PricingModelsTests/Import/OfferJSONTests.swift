import Documents
import Testing

@testable import PricingModels

struct OfferJSONTests {
  /// One tiered product of a hand-made file, in the structure of today's offers.
  static let text = #"""
    {
      "formatVersion" : "v1.0",
      "disclaimer" : "for information only",
      "offerCode" : "AWSLambda",
      "version" : "20260901000000",
      "publicationDate" : "2026-09-01T00:00:00Z",
      "products" : {
        "AAAA" : {
          "sku" : "AAAA",
          "productFamily" : "Serverless",
          "attributes" : {
            "servicecode" : "AWSLambda",
            "location" : "Asia Pacific (Mumbai)",
            "usagetype" : "APS3-Lambda-GB-Second",
            "operation" : "Invoke",
            "regionCode" : "ap-south-1"
          }
        }
      },
      "terms" : {
        "OnDemand" : {
          "AAAA" : {
            "AAAA.JRTCKXETXF" : {
              "offerTermCode" : "JRTCKXETXF",
              "sku" : "AAAA",
              "effectiveDate" : "2026-08-01T00:00:00Z",
              "priceDimensions" : {
                "AAAA.JRTCKXETXF.2" : {
                  "rateCode" : "AAAA.JRTCKXETXF.2",
                  "beginRange" : "6000000000",
                  "endRange" : "Inf",
                  "unit" : "Lambda-GB-Second",
                  "pricePerUnit" : { "USD" : "0.0000150000" },
                  "appliesTo" : [ ]
                },
                "AAAA.JRTCKXETXF.1" : {
                  "rateCode" : "AAAA.JRTCKXETXF.1",
                  "beginRange" : "0",
                  "endRange" : "6000000000",
                  "unit" : "Lambda-GB-Second",
                  "pricePerUnit" : { "USD" : "0.0000166667" },
                  "appliesTo" : [ ]
                }
              },
              "termAttributes" : { }
            }
          }
        },
        "Reserved" : { "AAAA" : { "AAAA.X" : { } } }
      },
      "attributesList" : { }
    }
    """#

  private func read(_ text: String) throws(DocumentError) -> [Offer] {
    try Offer.read(bytes: Array(text.utf8), named: "offer.json")
  }

  private func problem(_ text: String) -> String? {
    do throws(DocumentError) {
      _ = try read(text)
      return nil
    } catch {
      return error.description
    }
  }

  private func rate(
    _ code: String, _ from: Int, _ upTo: Int?, _ price: String
  ) throws -> OfferRate {
    OfferRate(
      code: code, from: ExactDecimal(from), upTo: upTo.map { ExactDecimal($0) },
      unit: "Lambda-GB-Second", price: try #require(ExactDecimal(price)), currency: "USD")
  }

  private func product(regionCode: String?) throws -> OfferProduct {
    OfferProduct(
      sku: "AAAA", serviceCode: "AWSLambda", usageType: "APS3-Lambda-GB-Second",
      operation: "Invoke", regionCode: regionCode, effective: "2026-08-01",
      rates: [
        try rate("AAAA.JRTCKXETXF.2", 6_000_000_000, nil, "0.000015"),
        try rate("AAAA.JRTCKXETXF.1", 0, 6_000_000_000, "0.0000166667"),
      ])
  }

  @Test func `an offer of today is read`() throws {
    let offers = try read(Self.text)
    #expect(
      offers == [
        Offer(
          code: "AWSLambda", version: "20260901000000",
          published: "2026-09-01", products: [try product(regionCode: "ap-south-1")])
      ])
  }

  @Test func `an offer of 2016 has no region code and no list of attributes`() throws {
    let old = Self.text
      .replacing(#","# + "\n        \"regionCode\" : \"ap-south-1\"", with: "")
      .replacing(",\n  \"attributesList\" : { }", with: "")
    #expect(!old.contains("regionCode"))
    #expect(!old.contains("attributesList"))
    #expect(try read(old).map(\.products) == [[try product(regionCode: nil)]])
  }

  @Test func `a list of GetProducts answers is read`() throws {
    let text = #"""
      [ { "product": { "productFamily": "Serverless", "sku": "AAAA",
            "attributes": { "servicecode": "AWSLambda", "regionCode": "ap-south-1",
              "usagetype": "APS3-Lambda-GB-Second", "operation": "Invoke" } },
          "serviceCode": "AWSLambda",
          "terms": { "OnDemand": { "AAAA.JRTCKXETXF": { "effectiveDate": "2026-08-01T00:00:00Z",
            "priceDimensions": {
              "AAAA.JRTCKXETXF.2": { "beginRange": "6000000000", "endRange": "Inf",
                "unit": "Lambda-GB-Second", "pricePerUnit": { "USD": "0.0000150000" } },
              "AAAA.JRTCKXETXF.1": { "beginRange": "0", "endRange": "6000000000",
                "unit": "Lambda-GB-Second", "pricePerUnit": { "USD": "0.0000166667" } } } } } },
          "version": "20260911124513", "publicationDate": "2026-09-11T12:45:13Z" } ]
      """#
    let offer = try #require(try read(text).first)
    #expect(offer.products == [try product(regionCode: "ap-south-1")])
    #expect(offer.version == "20260911124513")
    #expect(offer.published == "2026-09-11")
    #expect(offer.code == "AWSLambda")
  }

  @Test func `of several terms the one that stands on the day of publication counts`() {
    let terms = ["2026-10-01", "2025-01-01", "2026-09-01"].map { OfferTerm(effective: $0) }
    #expect(OfferTerm.standing(terms, on: "2026-09-30")?.effective == "2026-09-01")
    #expect(OfferTerm.standing(terms, on: "2026-10-01")?.effective == "2026-10-01")
    #expect(OfferTerm.standing(terms, on: "2020-01-01")?.effective == "2025-01-01")
    #expect(OfferTerm.standing([], on: "2026-10-01") == nil)
  }

  @Test(arguments: [
    (
      #"{"prices": []}"#,
      "offer.json:1:1: not a Price List: expected 'formatVersion' and 'products'"
    ),
    (
      #"{"formatVersion": "v2.0", "products": {}}"#,
      "offer.json:1:19: formatVersion: must be 'v1.0', found 'v2.0'"
    ),
    ("[{}]", "offer.json:1:2: [0]: not a Price List: expected a 'product' with a 'sku'"),
    ("[1]", "offer.json:1:2: [0]: must be a mapping, found '1'"),
  ])
  func `a file that is no Price List is named as such`(text: String, message: String) {
    #expect(problem(text) == message)
  }

  @Test(arguments: [
    (
      #""USD" : "0.0000166667""#, #""USD" : "1.66667E-5""#,
      "41:42: \(rate1).pricePerUnit.USD: "
        + "must be a number of at most 38 digits such as 0.25, found '1.66667E-5'"
    ),
    (
      #""beginRange" : "0""#, #""beginRange" : """#,
      "38:30: \(rate1).beginRange: must be a number of at most 38 digits such as 0.25, found ''"
    ),
    (#""endRange" : "Inf","#, "", "28:35: \(rate2): missing key 'endRange'"),
    (#""unit" : "Lambda-GB-Second","#, "", "28:35: \(rate2): missing key 'unit'"),
    (
      #"{ "USD" : "0.0000166667" }"#, "{ }",
      "41:32: \(rate1).pricePerUnit: must be a price in one currency, as {\"USD\": \"0.2\"}"
    ),
    (
      #"{ "USD" : "0.0000166667" }"#, #"{ "USD" : "1", "CNY" : "7" }"#,
      "41:32: \(rate1).pricePerUnit: must be a price in one currency, as {\"USD\": \"0.2\"}"
    ),
    (
      #""productFamily" : "Serverless""#, #""sku" : "BBBB""#,
      "10:7: duplicate key 'sku'; keep one of them"
    ),
  ])
  func `a malformed product is refused at its place`(
    part: String, replacement: String, message: String
  ) {
    #expect(Self.text.contains(part))
    #expect(problem(Self.text.replacing(part, with: replacement)) == "offer.json:" + message)
  }

  private static let rate1 =
    "terms.OnDemand.AAAA.AAAA.JRTCKXETXF.priceDimensions.AAAA.JRTCKXETXF.1"
  private static let rate2 =
    "terms.OnDemand.AAAA.AAAA.JRTCKXETXF.priceDimensions.AAAA.JRTCKXETXF.2"

  @Test func `a file cut anywhere is refused`() {
    let whole = Array(Self.text.utf8)
    let inside = 1..<whole.count - 1
    for length in inside {
      #expect(throws: DocumentError.self) {
        try Offer.read(bytes: Array(whole[..<length]), named: "offer.json")
      }
    }
  }
}
