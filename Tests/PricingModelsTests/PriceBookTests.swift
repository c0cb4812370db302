import Documents
import Metering
import PricingModels
import Testing

struct PriceBookTests {
  private func table(
    _ price: Int, region: String = "us-east-1", currency: String = "USD", named name: String
  ) throws -> PriceTable {
    try priceTable(
      row(.lambdaRequests, "[{ price: \(price) }]"), region: region, currency: currency,
      named: name)
  }

  private func price(_ book: PriceBook, _ meter: UsageDimension = .lambdaRequests) -> String? {
    book.ladder(of: meter)?.tiers.first?.price.description
  }

  @Test func `within a layer the region's row beats the global one, in any order`() throws {
    let region = try table(1, named: "region.yaml")
    let global = try table(2, region: "global", named: "global.yaml")
    for layer in [[region, global], [global, region]] {
      let book = try PriceBook(layers: [layer], region: "us-east-1", month: nil)
      #expect(price(book) == "1")
      #expect(book.origin(of: .lambdaRequests)?.region == "us-east-1")
    }
  }

  @Test func `a later layer overrides an earlier one meter by meter, even by a global row`() throws
  {
    let first = try priceTable(
      row(.lambdaRequests, "[{ price: 1 }]") + row(.xraySpans, "[{ price: 5 }]"),
      named: "first.yaml")
    let second = try table(2, region: "global", named: "second.yaml")
    let book = try PriceBook(layers: [[first], [second]], region: "us-east-1", month: nil)
    #expect(price(book) == "2")
    #expect(price(book, .xraySpans) == "5")
    #expect(book.origin(of: .lambdaRequests)?.table == "second.yaml")
    #expect(book.pricedMeters == [.lambdaRequests, .xraySpans])
  }

  @Test func `a table of another region is ignored and named`() throws {
    let here = try table(1, named: "here.yaml")
    let there = try table(2, region: "eu-west-1", named: "there.yaml")
    let book = try PriceBook(layers: [[here], [there]], region: "us-east-1", month: nil)
    #expect(price(book) == "1")
    #expect(
      book.warnings.map(\.description) == [
        "there.yaml: ignored: its region is 'eu-west-1', not 'us-east-1'"
      ])
  }

  @Test func `no table of the region is an error`() throws {
    let there = try table(2, region: "eu-west-1", named: "there.yaml")
    #expect(
      complaint { try PriceBook(layers: [[there]], region: "us-east-1", month: nil) }
        == "there.yaml: no price table is of region 'us-east-1'; found 'eu-west-1'")
  }

  @Test func `two currencies make no book`() throws {
    let dollars = try table(1, named: "dollars.yaml")
    let euros = try table(2, currency: "EUR", named: "euros.yaml")
    #expect(
      complaint { try PriceBook(layers: [[dollars], [euros]], region: "us-east-1", month: nil) }
        == "euros.yaml:4:11: currency: 'EUR', but dollars.yaml is in 'USD'; a book has one currency"
    )
    let elsewhere = try table(2, region: "eu-west-1", currency: "EUR", named: "euros.yaml")
    #expect(
      try PriceBook(layers: [[dollars], [elsewhere]], region: "us-east-1", month: nil).currency
        == "USD")
  }

  private static let dated = """
      lambda.requests:
      - { until: 2024-11-01, unit: request, tiers: [{ price: 1 }] }
      - { effective: 2024-11-01, until: 2025-03-15, unit: request, tiers: [{ price: 2 }] }
      - { effective: 2025-03-15, unit: request, tiers: [{ price: 3 }] }

    """

  @Test(
    arguments: [
      ("2024-10", "1", nil), ("2024-11", "2", nil), ("2025-02", "2", nil),
      (
        "2025-03", "2",
        "the price of 'lambda.requests' changes on 2025-03-15; the month is priced as on its first day"
      ),
      ("2025-04", "3", nil), (nil, "3", nil),
    ] as [(String?, String, String?)])
  func `a month is priced as on its first day`(
    month text: String?, expected: String, warning: String?
  ) throws {
    let book = try PriceBook(
      layers: [[try priceTable(Self.dated)]], region: "us-east-1",
      month: try text.map { try month($0) })
    #expect(price(book) == expected)
    #expect(book.warnings.map(\.description) == [warning].compactMap(\.self))
  }

  @Test func `before its first and after its last day a row gives no price`() throws {
    let rows = """
        lambda.requests:
          effective: 2026-02-01
          until: 2026-04-01
          unit: request
          tiers: [{ price: 1 }]

      """
    for (text, expected) in [
      ("2026-01", nil), ("2026-02", "1"), ("2026-03", "1"), ("2026-04", nil),
    ] {
      let book = try PriceBook(
        layers: [[try priceTable(rows)]], region: "us-east-1", month: try month(text))
      #expect(price(book) == expected)
      #expect(book.warnings.isEmpty)
    }
  }

  @Test func `a price that begins inside the month does not hold for it, and says so`() throws {
    let rows =
      "  lambda.requests: { effective: 2024-11-22, unit: request, tiers: [{ price: 1 }] }\n"
    let book = try PriceBook(
      layers: [[try priceTable(rows)]], region: "us-east-1", month: try month("2024-11"))
    #expect(price(book) == nil)
    #expect(
      book.warnings.map(\.description) == [
        "the first price of 'lambda.requests' holds from 2024-11-22, inside the month, which has none"
      ])
  }

  @Test func `a layer whose row is not in force leaves the earlier layer's`() throws {
    let rows =
      "  lambda.requests: { effective: 2027-01-01, unit: request, tiers: [{ price: 9 }] }\n"
    let layers = [[try table(1, named: "a.yaml")], [try priceTable(rows, named: "b.yaml")]]
    let book = try PriceBook(layers: layers, region: "us-east-1", month: try month("2026-12"))
    #expect(price(book) == "1")
    let later = try PriceBook(layers: layers, region: "us-east-1", month: try month("2027-01"))
    #expect(price(later) == "9")
  }
}
