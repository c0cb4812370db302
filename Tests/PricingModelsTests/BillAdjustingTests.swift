import Documents
import Metering
import PricingModels
import Testing

struct BillAdjustingTests {
  private static let prices =
    row(.lambdaRequests, "[{ price: 1 }]") + row(.lambdaComputeArm, "[{ price: 1 }]")
    + row(.xraySpans, "[{ price: 1 }]")

  /// Lambda requests 100, Lambda duration 744, X-Ray 56: 900 in all, in a month of 744 hours.
  private func adjusted(
    _ rules: String, month: String? = "2026-10", free: String = "", spans: Int = 56
  ) throws -> [String] {
    let bill = try bill(
      [
        (.lambdaRequests, ExactDecimal(100)), (.lambdaComputeArm, ExactDecimal(744)),
        (.xraySpans, ExactDecimal(spans)),
      ], prices: Self.prices, month: month, free: free, adjustments: rules)
    let all = try sum(bill.lines.map(\.cost) + bill.adjustments.map(\.amount))
    #expect(all == bill.total)
    return bill.adjustments.map(\.amount.description) + [bill.total.description]
  }

  @Test(arguments: [
    ("[{ kind: discount, percent: 10 }]", ["-90", "810"]),
    ("[{ kind: discount, percent: \"7.5\", service: lambda }]", ["-63.3", "836.7"]),
    ("[{ kind: discount, percent: 50, meter: xray.spans }]", ["-28", "872"]),
    ("[{ kind: credit, amount: 100 }]", ["-100", "800"]),
    ("[{ kind: credit, amount: 900 }]", ["-900", "0"]),
    ("[{ kind: credit, amount: \"900.01\" }]", ["-900", "0"]),
    ("[{ kind: tax, percent: 9 }]", ["81", "981"]),
    ("[]", ["900"]),
  ])
  func `one rule`(rules: String, expected: [String]) throws {
    #expect(try adjusted(rules) == expected)
  }

  @Test func `rules apply in the order listed`() throws {
    let discount = "{ kind: discount, percent: 10 }"
    let tax = "{ kind: tax, percent: 10 }"
    let credit = "{ kind: credit, amount: 100 }"
    #expect(try adjusted("[\(discount), \(credit), \(tax)]") == ["-90", "-100", "71", "781"])
    #expect(try adjusted("[\(credit), \(discount), \(tax)]") == ["-100", "-80", "72", "792"])
    #expect(try adjusted("[\(tax), \(credit)]") == ["90", "-100", "890"])
  }

  @Test func `a discount is of what earlier discounts left of its lines`() throws {
    #expect(
      try adjusted(
        """
        - { kind: discount, percent: 50, meter: lambda.requests }
        - { kind: discount, percent: 50, service: lambda }
        - { kind: discount, percent: 10 }
        """) == ["-50", "-397", "-45.3", "407.7"])
  }

  @Test func `nothing is taken below zero`() throws {
    #expect(
      try adjusted(
        "[{ kind: credit, amount: 890 }, { kind: discount, percent: 50, service: lambda }]")
        == ["-890", "-10", "0"])
  }

  /// At 20 % below list price, 1 an hour is 744 and buys 930 of duration at list price.
  @Test(arguments: [
    // All 744 of duration is bought, for 744.
    ("perHour: 1, percent: 20", "0"),
    // 595.2 buys 744 exactly, 297.6 buys 372, and 1,488 is owed for 744.
    ("perHour: \"0.8\", percent: 20", "-148.8"),
    ("perHour: \"0.4\", percent: 20", "-74.4"),
    ("perHour: 2, percent: 20", "744"),
    ("perHour: 1, percent: 100", "0"),
    // 74.4 buys 74.4 / 0.83 = 89.638554216867…
    ("perHour: \"0.1\", percent: 17", "-15.238554216867"),
  ])
  func `a commitment is owed whether used or not`(rule: String, amount: String) throws {
    #expect(try adjusted("[{ kind: commitment, \(rule) }]").first == amount)
  }

  @Test(
    arguments: [
      ("2026-09", ["900"]), ("2026-10", ["-90", "810"]), ("2026-12", ["-90", "810"]),
      ("2027-01", ["900"]), (nil, ["900"]),
    ] as [(String?, [String])])
  func `a dated rule applies to months whose first day it covers`(
    month: String?, expected: [String]
  ) throws {
    let rule = "[{ kind: discount, percent: 10, from: 2026-10-01, until: 2027-01-01 }]"
    #expect(try adjusted(rule, month: month) == expected)
  }

  @Test func `free-tier credits are spent before tax`() throws {
    let credit = "  - { id: plan, term: first-6-months, credit: 100 }"
    #expect(
      try adjusted("[{ kind: discount, percent: 10 }, { kind: tax, percent: 10 }]", free: credit)
        == ["-90", "-100", "71", "781"])
    #expect(try adjusted("[]", free: credit) == ["-100", "800"])
  }

  @Test func `a label is the user's own or says what the rule does`() throws {
    func label(_ rule: String) throws -> String? {
      try bill(
        [(.lambdaComputeArm, ExactDecimal(1))], prices: Self.prices, adjustments: "[{ \(rule) }]"
      ).adjustments.first?.label
    }
    #expect(try label("kind: tax, percent: 9, label: GST") == "GST")
    #expect(try label("kind: tax, percent: 9") == "Tax of 9 %")
    #expect(
      try label("kind: discount, percent: 9, service: lambda") == "Discount of 9 % on AWS Lambda")
    #expect(try label("kind: discount, percent: 9") == "Discount of 9 % on everything")
    #expect(
      complaint { try label("kind: tax, percent: 9, label: \"=1+1\"") }
        == "file.yaml:1:34: [0].label: must not begin with '=', which spreadsheets take for a formula"
    )
  }

  @Test(arguments: [
    (
      "kind: discount, percent: 5, service: waf",
      "1:2: [0]: matches nothing: the bill has no line of AWS WAF"
    ),
    (
      "kind: discount, percent: 5, service: lamda",
      "1:41: [0].service: unknown value 'lamda'; did you mean 'lambda'?"
    ),
    (
      "kind: discount, percent: 5, meter: xray.span",
      "1:39: [0].meter: unknown meter 'xray.span'; did you mean 'xray.spans'?"
    ),
    (
      "kind: discount, percent: 5, meter: xray.spans, service: lambda",
      "1:2: [0]: has both 'service' and 'meter'; keep one of them"
    ),
    ("kind: discount, percent: 101", "1:29: [0].percent: must be from 0 to 100, found '101'"),
    ("kind: discount", "1:2: [0]: missing key 'percent'"),
    (
      "kind: discuont, percent: 1",
      "1:10: [0].kind: unknown value 'discuont'; did you mean 'discount'?"
    ),
    ("kind: credit, amount: -1", "1:26: [0].amount: must be at least 0, found '-1'"),
    (
      "kind: tax, percent: 1, service: lambda",
      "1:27: [0]: unknown key 'service'; use one of 'kind', 'label', 'from', 'until', 'percent'"
    ),
    (
      "kind: tax, percent: 1, from: 2026-10-01, until: 2026-10-01",
      "1:2: [0]: 'until' must be after 'from', found '2026-10-01'"
    ),
  ])
  func `a rule that cannot apply is refused`(rule: String, problem: String) {
    #expect(complaint { try adjusted("[{ \(rule) }]") } == "file.yaml:" + problem)
  }

  @Test func `a commitment without Lambda duration is refused`() {
    #expect(
      complaint {
        try bill(
          [(.xraySpans, ExactDecimal(1))], prices: Self.prices,
          adjustments: "[{ kind: commitment, perHour: 1, percent: 17 }]")
      } == "file.yaml:1:2: [0]: matches nothing: the bill has no line of Lambda duration")
  }
}
