import Documents
import Metering
import PricingModels
import Testing

struct UsageFileTests {
  private func usage(
    _ meters: String, region: String = "us-east-1", month: String = "month: 2026-10",
    named name: String = "file.yaml"
  ) throws -> Document {
    try document(
      "format: aurora-cost/usage@1\nregion: \(region)\n\(month)\nmeters:\n" + meters, named: name)
  }

  @Test func `quantities stay as written, in the file's order`() throws {
    let usage = try Usage(
      usage("  xray.spans: 3\n  lambda.gb-seconds.x86_64: \"540000.00000000000012\"\n"))
    #expect(usage.region == "us-east-1")
    #expect(usage.month == CalendarMonth("2026-10"))
    #expect(usage.quantities.map(\.meter) == [.xraySpans, .lambdaComputeX86])
    #expect(usage.quantities[1].quantity.description == "540000.00000000000012")
    #expect(try Usage(self.usage("  xray.spans: 3\n", month: "")).month == nil)
  }

  @Test(arguments: [
    ("  xray.spans: -1\n", "5:15: meters.xray.spans: must be at least 0, found '-1'"),
    ("  xray.span: 1\n", "5:3: meters: unknown meter 'xray.span'; did you mean 'xray.spans'?"),
    ("  call.sign-up: 1\n", "5:3: meters: unknown meter 'call.sign-up'"),
    (
      "  xray.spans: 1e3\n",
      "5:15: meters.xray.spans: must be a number of at most 38 digits such as 0.25, found '1e3'"
    ),
    ("  xray.spans:\n", "5:14: meters.xray.spans: must be a number, found nothing"),
    (
      "  xray.spans: 1\n  xray.spans: 2\n",
      "5:3: duplicate key 'xray.spans', here first; keep one of them"
    ),
    ("  xray.spans: 1\nregoin: x\n", "6:1: unknown key 'regoin'; did you mean 'region'?"),
  ])
  func `what is no usage is refused`(meters: String, problem: String) {
    #expect(complaint { try Usage(usage(meters)) } == "file.yaml:" + problem)
  }

  @Test func `a month that does not exist is refused`() {
    #expect(
      complaint { try Usage(usage("  xray.spans: 1\n", month: "month: 2026-13")) }
        == "file.yaml:3:8: month: must be a month such as 2026-10, found '2026-13'")
  }

  @Test(arguments: [
    "\"region\": \"eu-west-1\"", "\"scenario\": {\"region\": \"eu-west-1\", \"seed\": 1}",
  ])
  func `a report's quantities are read, whatever else it holds`(head: String) throws {
    let usage = try Usage(
      document(
        """
        {"format": "aurora-cost/report@1", \(head), "other": [1],
         "bill": {"currency": "USD", "lines": [
           {"meter": "lambda.requests", "quantity": "7.5", "cost": "1"},
           {"meter": "xray.spans", "quantity": "2", "tiers": []}]}}
        """, named: "report.json"))
    #expect(usage.region == "eu-west-1")
    #expect(
      usage.quantities == [
        .init(.lambdaRequests, try decimal("7.5")), .init(.xraySpans, ExactDecimal(2)),
      ])
  }

  @Test func `a report without what pricing needs is refused`() {
    func report(_ lines: String) throws -> Usage {
      try Usage(
        document(
          "{\"format\": \"aurora-cost/report@1\", \"region\": \"r\", \"bill\": {\"lines\": \(lines)}}",
          named: "report.json"))
    }
    let line = "{\"meter\": \"xray.spans\", \"quantity\": \"2\"}"
    #expect(complaint { try report("[\(line)]") } == nil)
    #expect(
      complaint { try report("[\(line), \(line)]") }
        == "report.json:1:122: bill.lines[1].meter: a second line of 'xray.spans'")
    #expect(
      complaint { try report("[{\"meter\": \"xray.spans\"}]") }
        == "report.json:1:70: bill.lines[0]: missing key 'quantity'")
  }

  @Test func `files of one region and month are added up`() throws {
    let sum = try Usage(files: [
      usage("  xray.spans: 3\n  kms.keys: 1\n"),
      usage("  lambda.requests: 5\n  xray.spans: \"0.5\"\n"),
    ])
    #expect(sum.quantities.map(\.meter.id) == ["xray.spans", "kms.keys", "lambda.requests"])
    #expect(sum.quantities.map(\.quantity.description) == ["3.5", "1", "5"])
  }

  @Test func `files of different regions or months are refused`() throws {
    let first = try usage("  xray.spans: 3\n")
    for (other, problem) in [
      (
        try usage("  xray.spans: 3\n", region: "eu-west-1", named: "b.yaml"),
        "b.yaml: is of 'eu-west-1' in '2026-10', but file.yaml is of 'us-east-1' in '2026-10'; price them apart"
      ),
      (
        try usage("  xray.spans: 3\n", month: "", named: "b.yaml"),
        "b.yaml: is of 'us-east-1' in no month, but file.yaml is of 'us-east-1' in '2026-10'; price them apart"
      ),
    ] {
      #expect(complaint { try Usage(files: [first, other]) } == problem)
    }
  }

  @Test func `a sum of more than 38 digits is an error`() throws {
    let many = "1" + String(repeating: "0", count: 38)
    let file = try usage("  xray.spans: \(many)\n")
    #expect(
      complaint { try Usage(files: [file, file]) }
        == "file.yaml: meters.xray.spans: number too large: more than 38 digits")
  }

  @Test func `a usage split in two files gives the same bill`() throws {
    var random = SplitMix(seed: 11)
    let prices =
      row(.lambdaRequests, "[{ upTo: 1000, price: \"0.3\" }, { price: \"0.07\" }]")
      + row(.xraySpans, "[{ upTo: 500, price: 2 }]")
    let book = try PriceBook(layers: [[priceTable(prices)]], region: "us-east-1", month: nil)
    let pool = Allowances.Pool(
      offerID: "some", term: "always", meters: [.xraySpans, .lambdaRequests],
      quantity: ExactDecimal(100))
    for _ in 0..<50 {
      let whole = [UsageDimension.lambdaRequests, .xraySpans].map { meter in
        (meter, Int128.random(in: 1...3_000_000, using: &random))
      }
      let parts = whole.map { ($0.0, Int128.random(in: 0...$0.1, using: &random)) }
      func text(_ quantities: [(UsageDimension, Int128)]) -> String {
        quantities.map { "  \($0.0.id): \(ExactDecimal(coefficient: $0.1, scale: 3))\n" }.joined()
      }
      let rest = zip(whole, parts).map { ($0.0, $0.1 - $1.1) }
      let one = try Usage(usage(text(whole)))
      let two = try Usage(files: [usage(text(parts)), usage(text(rest))])
      let allowances = Allowances(pools: [pool])
      #expect(
        try Bill(pricing: one, book: book, allowances: allowances)
          == Bill(pricing: two, book: book, allowances: allowances))
    }
  }
}
