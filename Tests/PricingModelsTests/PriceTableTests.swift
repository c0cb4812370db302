import Documents
import Metering
import PricingModels
import Testing

struct PriceTableTests {
  @Test func `YAML and JSON say the same`() throws {
    let yaml = try priceTable(
      row(.lambdaRequests, #"[{ upTo: 5, price: "0.0000002" }, { price: 0 }]"#))
    let json = try PriceTable(
      document(
        """
        {"format": "aurora-cost/prices@1", "provider": "aws", "region": "us-east-1",
         "currency": "USD", "version": "2026-10-01", "prices": {"lambda.requests":
           {"unit": "request", "tiers": [{"upTo": "5", "price": 0.0000002}, {"price": "0"}]}}}
        """, named: "prices/file.json"))
    #expect(yaml.rows == json.rows)
    #expect(json.name == "file.json")
    #expect(
      json.rows[.lambdaRequests]?.first?.ladder.tiers == [
        .init(upTo: ExactDecimal(5), price: try decimal("0.0000002")), .init(price: .zero),
      ])
  }

  @Test(arguments: [
    ("[{ price: -1 }]", "tiers[0].price: must be at least 0, found '-1'"),
    ("[{ upTo: 0, price: 1 }]", "tiers[0].upTo: must be above 0, where the tier begins; found '0'"),
    ("[]", "tiers: must hold at least one tier"),
    (
      "[{ price: 1e-5 }]",
      "tiers[0].price: must be a number of at most 38 digits such as 0.25, found '1e-5'"
    ),
    ("[{ upTo: 5 }]", "tiers[0]: missing key 'price'"),
    ("[{ prise: 5 }]", "tiers[0]: unknown key 'prise'; did you mean 'price'?"),
    (
      "[{ price: 1 }, { upTo: 5, price: 1 }]",
      "tiers[0]: missing key 'upTo'; only the last tier may have no end"
    ),
    (
      "[{ upTo: 5, price: 1 }, { upTo: 5, price: 1 }]",
      "tiers[1].upTo: must be above 5, where the tier begins; found '5'"
    ),
    (
      "[{ upTo: 5, price: 1 }, { upTo: 4, price: 1 }]",
      "tiers[1].upTo: must be above 5, where the tier begins; found '4'"
    ),
  ])
  func `tiers that make no ladder are refused`(tiers: String, problem: String) throws {
    let words = try #require(complaint { try priceTable(row(.lambdaRequests, tiers)) })
    #expect(words.hasPrefix("file.yaml:7:"))
    #expect(words.hasSuffix(": prices.lambda.requests." + problem))
  }

  @Test(arguments: [
    (
      "  lambda.request: {}\n",
      "7:3: prices: unknown meter 'lambda.request'; did you mean 'lambda.requests'?"
    ),
    ("  call.sign-up: {}\n", "7:3: prices: unknown meter 'call.sign-up'"),
    (
      "  lambda.requests: { unit: requests, tiers: [{ price: 1 }] }\n",
      "7:28: prices.lambda.requests.unit: must be 'request', found 'requests'"
    ),
    (
      "  lambda.requests: { tiers: [{ price: 1 }] }\n",
      "7:20: prices.lambda.requests: missing key 'unit'"
    ),
    ("  lambda.requests: 5\n", "7:20: prices.lambda.requests: must be a mapping, found '5'"),
    ("  lambda.requests: []\n", "7:20: prices.lambda.requests: must hold at least one row"),
    (
      "  lambda.requests: {}\n  lambda.requests: {}\n",
      "7:3: duplicate key 'lambda.requests', here first; keep one of them"
    ),
    (
      "  lambda.requests: { unit: request, tiers: [{ price: 1 }], source: { confidence: hi } }\n",
      "7:82: prices.lambda.requests.source.confidence: unknown value 'hi'; use one of 'high', 'medium', 'low'"
    ),
    (
      "  lambda.requests: { unit: request, tiers: [{ price: 1 }], effective: 2026-02-30 }\n",
      "7:71: prices.lambda.requests.effective: must be a date such as 2026-10-01, found '2026-02-30'"
    ),
    (
      "  lambda.requests: { unit: request, tiers: [{ price: 1 }], effective: 2026-02-01, until: 2026-02-01 }\n",
      "7:20: prices.lambda.requests: 'until' must be after 'effective', found '2026-02-01'"
    ),
  ])
  func `a row that is not one of the contract is refused`(rows: String, problem: String) {
    #expect(complaint { try priceTable(rows) } == "file.yaml:" + problem)
  }

  @Test(arguments: [
    (
      "us east", "USD",
      "3:9: region: must be a region such as us-east-1, or global; found 'us east'"
    ),
    ("-us", "USD", "3:9: region: must be a region such as us-east-1, or global; found '-us'"),
    ("us-east-1", "usd", "4:11: currency: must be a currency code such as USD, found 'usd'"),
    ("us-east-1", "EURO", "4:11: currency: must be a currency code such as USD, found 'EURO'"),
  ])
  func `a head that is not one of the contract is refused`(
    region: String, currency: String, problem: String
  ) {
    #expect(
      complaint { try priceTable("", region: region, currency: currency) }
        == "file.yaml:" + problem)
  }

  @Test func `another format is refused`() {
    #expect(
      complaint { try PriceTable(document("format: aurora-cost/prices@2\nprices: {}")) }
        == "file.yaml:1:9: format: must be 'aurora-cost/prices@1', found 'aurora-cost/prices@2'")
    #expect(
      complaint { try PriceTable(document("prices: {}\n")) }
        == "file.yaml:1:1: missing key 'format'")
  }

  /// Two rows of one meter; `first` and `second` are their dates.
  private func dated(_ first: String, _ second: String) -> String {
    "  lambda.requests:\n  - { \(first)unit: request, tiers: [{ price: 1 }] }\n"
      + "  - { \(second)unit: request, tiers: [{ price: 2 }] }\n"
  }

  @Test func `dated rows follow one another, in whatever order they are written`() throws {
    let table = try priceTable(dated("effective: 2026-03-01, ", "until: 2026-03-01, "))
    #expect(table.rows[.lambdaRequests]?.map(\.ladder.tiers[0].price.description) == ["2", "1"])
  }

  @Test(arguments: [
    (
      "until: 2026-03-01, ", "effective: 2026-03-02, ",
      "begins on '2026-03-02', but the row before it ends on '2026-03-01'; close the gap"
    ),
    (
      "until: 2026-03-02, ", "effective: 2026-03-01, ",
      "begins on '2026-03-01', but the row before it holds until '2026-03-02'"
    ),
    (
      "effective: 2026-01-01, ", "effective: 2026-03-01, ",
      "overlaps another row; add 'until: 2026-03-01' to the earlier row"
    ),
    (
      "until: 2026-03-01, ", "until: 2026-04-01, ",
      "overlaps another row; give it an 'effective' day"
    ),
    ("", "", "overlaps another row; give it an 'effective' day"),
  ])
  func `rows that overlap or leave a gap are refused`(
    first: String, second: String, problem: String
  ) {
    #expect(
      complaint { try priceTable(dated(first, second)) }
        == "file.yaml:9:5: prices.lambda.requests[1]: " + problem)
  }
}
