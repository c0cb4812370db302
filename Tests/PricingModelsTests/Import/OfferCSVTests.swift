import Documents
import Testing

@testable import PricingModels

struct OfferCSVTests {
  /// Two products of a hand-made regional file, in the columns of the provider's.
  static let text = #"""
    "FormatVersion","v1.0"
    "Disclaimer","This pricing list is for informational purposes only."
    "Publication Date","2026-01-16T16:02:58Z"
    "Version","20260116160258"
    "OfferCode","AWSLambda"
    "SKU","OfferTermCode","RateCode","TermType","PriceDescription","EffectiveDate","StartingRange","EndingRange","Unit","PricePerUnit","Currency","serviceCode","Location","usageType","operation","Region Code"
    "AAAA","JRTCKXETXF","AAAA.JRTCKXETXF.6YS6EN2CT7","OnDemand","$0.20 per 1M, ""first""","2025-04-01","0","Inf","Requests","0.0000002000","USD","AWSLambda","Asia Pacific (Mumbai)","APS3-Request","","ap-south-1"
    "BBBB","JRTCKXETXF","BBBB.JRTCKXETXF.2","OnDemand","second","2025-04-01","6000000000","Inf","Lambda-GB-Second","0.0000150000","USD","AWSLambda","Asia Pacific (Mumbai)","APS3-Lambda-GB-Second","Invoke","ap-south-1"
    "BBBB","JRTCKXETXF","BBBB.JRTCKXETXF.1","OnDemand","first","2025-04-01","0","6000000000","Lambda-GB-Second","0.0000166667","USD","AWSLambda","Asia Pacific (Mumbai)","APS3-Lambda-GB-Second","Invoke","ap-south-1"
    "CCCC","JRTCKXETXF","CCCC.JRTCKXETXF.1","Reserved","reserved","2025-04-01","0","Inf","Quantity","5.0","USD","AWSLambda","Asia Pacific (Mumbai)","APS3-Reserved","","ap-south-1"

    """#

  private func read(_ text: String) throws(DocumentError) -> Offer {
    try OfferCSV.read(file: "offer.csv", bytes: Array(text.utf8))
  }

  private func problem(_ text: String) -> String? {
    do throws(DocumentError) {
      _ = try read(text)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `the head names the offer, its version and its day`() throws {
    let offer = try read(Self.text)
    #expect(offer.code == "AWSLambda")
    #expect(offer.version == "20260116160258")
    #expect(offer.published == "2026-01-16")
  }

  @Test func `lines of one SKU are one product, and reserved prices are no product`() throws {
    let offer = try read(Self.text)
    #expect(offer.products.map(\.sku) == ["AAAA", "BBBB"])
    #expect(offer.products[1].rates.map(\.from) == [ExactDecimal(6_000_000_000), .zero])
    #expect(
      offer.products[0]
        == OfferProduct(
          sku: "AAAA", serviceCode: "AWSLambda", usageType: "APS3-Request", operation: "",
          regionCode: "ap-south-1", effective: "2025-04-01",
          rates: [
            OfferRate(
              code: "AAAA.JRTCKXETXF.6YS6EN2CT7", from: .zero, upTo: nil, unit: "Requests",
              price: try #require(ExactDecimal("0.0000002")), currency: "USD")
          ]))
  }

  @Test func `a file that is no Price List is named as such`() {
    #expect(
      problem("Date,Amount\n2026-10-01,3\n")
        == "offer.csv:1:1: not a Price List: expected 'FormatVersion', found 'Date'")
    #expect(
      problem("")
        == "offer.csv:1:1: no line of column names beginning with 'SKU'; the file is cut off")
  }

  @Test func `a missing column is named`() {
    #expect(
      problem(Self.text.replacing(#""PricePerUnit""#, with: #""Price""#))
        == "offer.csv:6:1: no column 'PricePerUnit'")
  }

  @Test func `a price that is no decimal is named with its place`() {
    #expect(
      problem(Self.text.replacing("0.0000002000", with: "2E-7"))
        == "offer.csv:7:122: PricePerUnit: must be a decimal number, found '2E-7'")
  }

  @Test func `a file cut inside a line is refused`() {
    let cut = #""APS3-Reserved","","ap-south-1"\#n"#
    #expect(
      problem(Self.text.replacing(cut, with: ""))
        == "offer.csv:10:1: expected 16 fields, found 14; the file is cut off or malformed")
    #expect(
      problem(String(Self.text.dropLast(3)))
        == "offer.csv:10:164: a quoted field is not closed; the file is cut off or malformed")
  }
}
