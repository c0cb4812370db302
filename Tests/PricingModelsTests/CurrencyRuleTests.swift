import Documents
import Metering
import PricingModels
import Testing

struct CurrencyRuleTests {
  private static let rates = """
    code: SGD
    rates:
    - { from: 2026-09-01, rate: "1.3", source: bank }
    - { from: 2026-10-02, rate: "1.25" }
    """

  private func converted(_ month: String?, _ rule: String = rates) throws -> ConvertedTotals? {
    try bill(
      [(.lambdaRequests, ExactDecimal(10))],
      prices: row(.lambdaRequests, "[{ price: \"0.3333333333\" }]"), month: month,
      free: "  - { id: a, term: always, meters: [lambda.requests], quantity: 4 }", currency: rule
    ).converted
  }

  @Test func `totals are converted exactly by the rate of the month's first day`() throws {
    let totals = try #require(try converted("2026-10"))
    #expect(totals.currency == "SGD")
    #expect(totals.rate.description == "1.3")
    #expect(totals.rateDate.description == "2026-09-01")
    #expect(totals.rateSource == "bank")
    #expect(totals.gross.description == "4.3333333329")
    #expect(totals.free.description == "1.73333333316")
    #expect(totals.total.description == "2.59999999974")
    #expect(try converted("2026-11")?.rate.description == "1.25")
    #expect(try converted(nil)?.rate.description == "1.25")
  }

  @Test func `unit prices and lines are not converted`() throws {
    let bill = try bill(
      [(.lambdaRequests, ExactDecimal(10))], prices: row(.lambdaRequests, "[{ price: 2 }]"),
      currency: Self.rates)
    #expect(bill.currency == "USD")
    #expect(bill.total == ExactDecimal(20))
    #expect(bill.lines[0].tiers[0].unitPrice == ExactDecimal(2))
  }

  @Test func `a missing rate is an error, the same currency needs none`() throws {
    #expect(
      complaint { try converted("2026-08") }
        == "file.yaml:1:1: no rate from 'USD' to 'SGD' holds on 2026-08-01; add one")
    #expect(
      complaint { try converted(nil, "{ code: SGD, rates: [] }") }
        == "file.yaml:1:1: no rate from 'USD' to 'SGD' holds; add one")
    #expect(try converted("2026-08", "{ code: USD, rates: [] }") == nil)
  }

  @Test(arguments: [
    ("{ code: sgd, rates: [] }", "1:9: code: must be a currency code such as USD, found 'sgd'"),
    ("{ code: SGD }", "1:1: missing key 'rates'"),
    (
      "{ code: SGD, rates: [{ from: 2026-01-01, rate: 0 }] }",
      "1:48: rates[0].rate: must be above 0, found '0'"
    ),
    (
      "{ code: SGD, rates: [{ from: 2026-01-02, rate: 1 }, { from: 2026-01-02, rate: 1 }] }",
      "1:61: rates[1].from: must be after '2026-01-02', the rate before it; found '2026-01-02'"
    ),
  ])
  func `rates that cannot be read are refused`(rule: String, problem: String) {
    #expect(complaint { try converted("2026-10", rule) } == "file.yaml:" + problem)
  }
}
