import Documents
import Metering
import PricingModels
import Testing

/// What a plan includes comes with its price, before the free tier, by the unit.
struct IncludedTests {
  private static let plan = """
      cloudfront.plan-months.pro:
        unit: distribution-month
        tiers: [{ price: "15" }]
        includes:
          - { meter: cloudfront.plan-requests, quantity: 10000000 }
          - { meter: s3.storage-gb-months, quantity: 50 }

    """
    + row(.edgePlanRequests, #"[{ price: "0" }]"#) + row(.s3Storage, #"[{ price: "0.02" }]"#)

  /// Source: CloudFront developer guide, "Flat-rate pricing plans": Pro has 10 M requests and 50 GB.
  @Test(arguments: [("10000000", "0"), ("10000001", "1")])
  func `what is above a plan's allowance is charged nothing, and stands in the line`(
    requests: String, above: String
  ) throws {
    let bill = try bill(
      [(.edgePlanPro, ExactDecimal(1)), (.edgePlanRequests, try decimal(requests))],
      prices: Self.plan)
    let line = try #require(bill.lines.last)
    #expect(line.billedQuantity.description == above)
    #expect(line.cost.isZero)
    #expect(line.allowances.map(\.offerID) == ["cloudfront.plan-months.pro"])
    #expect(line.allowances.map(\.term) == [PriceBook.includedTerm])
    #expect(bill.total.description == "15")
  }

  @Test(arguments: [("50", "15"), ("51", "15.02"), ("0", "15")])
  func `storage above the plan's credit is charged`(stored: String, total: String) throws {
    let bill = try bill(
      [(.s3Storage, try decimal(stored)), (.edgePlanPro, ExactDecimal(1))], prices: Self.plan)
    #expect(bill.total.description == total)
  }

  @Test func `half a month of a plan brings half of it`() throws {
    let bill = try bill(
      [(.edgePlanPro, try decimal("0.5")), (.s3Storage, ExactDecimal(26))], prices: Self.plan)
    #expect(bill.total.description == "7.52")
  }

  @Test func `a plan that is not used includes nothing`() throws {
    #expect(try bill([(.s3Storage, ExactDecimal(50))], prices: Self.plan).total.description == "1")
    let unused = try bill(
      [(.edgePlanPro, ExactDecimal(0)), (.s3Storage, ExactDecimal(50))], prices: Self.plan)
    #expect(unused.total.description == "1")
  }

  @Test func `the plan's part is spent before the free tier's`() throws {
    let offer =
      "  - { id: five, term: always, meters: [s3.storage-gb-months], quantity: 5 }\n"
    let bill = try bill(
      [(.edgePlanPro, ExactDecimal(1)), (.s3Storage, ExactDecimal(56))], prices: Self.plan,
      free: offer)
    let line = try #require(bill.lines.first { $0.meter == .s3Storage })
    let allowances = line.allowances
    #expect(allowances.map(\.offerID) == ["cloudfront.plan-months.pro", "five"])
    #expect(allowances.map(\.quantity.description) == ["50", "5"])
    #expect(bill.total.description == "15.02")
  }

  @Test(arguments: [
    ("cloudfront.plan-requests", "cloudfront.plan-months.pro", "a meter cannot come with itself"),
    ("cloudfront.plan-requests", "s3.storage-gb-months", "'s3.storage-gb-months' is named twice"),
  ])
  func `a meter comes once, and with another`(old: String, new: String, problem: String) {
    let rows = Self.plan.replacing("meter: \(old)", with: "meter: \(new)")
    #expect(complaint { try priceTable(rows) }?.hasSuffix(problem) == true)
  }
}
