import Documents
import Metering
import PricingModels
import Testing

struct FreeTierTests {
  private func tier(_ offers: String) throws -> FreeTier {
    try FreeTier(document("format: aurora-cost/free-tier@1\noffers:\n" + offers))
  }

  private static let offers = """
      - { id: forever, term: always, meters: [lambda.requests], quantity: 100 }
      - { id: hourly, term: always, meters: [dynamodb.wcu-hours], quantityPerHour: 25 }
      - { id: year, term: first-12-months, meters: [s3.put-requests], quantity: 5, accountsBefore: 2025-07-15 }
      - { id: old-pools, term: always, meters: [cognito.mau.legacy], quantity: 50000, poolsBefore: 2024-11-22 }
      - { id: plan, term: first-6-months, credit: "100", accountsFrom: 2025-07-15 }
    """

  private func ids(
    _ selection: FreeTierSelection, in text: String? = "2026-10"
  ) throws -> [String] {
    let allowances = try tier(Self.offers).allowances(
      selection, in: try text.map { try month($0) })
    return allowances.pools.map(\.offerID) + allowances.credits.map(\.offerID)
  }

  @Test func `a selection by name takes offers by their term`() throws {
    #expect(try ids(.none) == [])
    #expect(try ids(.always) == ["forever", "hourly", "old-pools"])
    #expect(try ids(.firstYear) == ["forever", "hourly", "year", "old-pools"])
    #expect(try ids(.all) == ["forever", "hourly", "year", "old-pools", "plan"])
  }

  @Test(arguments: [
    // The year of an old account: from the month it was made to the last whole month.
    ("2025-07-14", "2025-06", []),
    ("2025-07-14", "2025-07", ["forever", "hourly", "year"]),
    ("2025-07-14", "2026-06", ["forever", "hourly", "year"]),
    ("2025-07-14", "2026-07", ["forever", "hourly"]),
    ("2025-07-01", "2026-06", ["forever", "hourly", "year"]),
    ("2025-07-01", "2026-07", ["forever", "hourly"]),
    // An account of the credit plan: six months of credit, never a first year.
    ("2025-07-15", "2025-07", ["forever", "hourly", "plan"]),
    ("2025-07-15", "2025-12", ["forever", "hourly", "plan"]),
    ("2025-07-15", "2026-01", ["forever", "hourly"]),
    // A pool of the old scheme needs an account older than the new one.
    ("2024-11-21", "2026-10", ["forever", "hourly", "old-pools"]),
    ("2024-11-22", "2026-10", ["forever", "hourly"]),
  ])
  func `an account's age decides`(created: String, month: String, expected: [String]) throws {
    #expect(try ids(.account(created: try day(created)), in: month) == expected)
  }

  @Test func `an account without a month gets what has no end`() throws {
    #expect(
      try ids(.account(created: try day("2026-01-01")), in: nil)
        == ["forever", "hourly", "old-pools"])
  }

  @Test(arguments: [("2026-10", "18600"), ("2026-02", "16800"), (nil, "18250")])
  func `a quantity an hour counts the month's hours, 730 without a month`(
    text: String?, quantity: String
  ) throws {
    let allowances = try tier(Self.offers).allowances(.always, in: try text.map { try month($0) })
    #expect(allowances.pools[1].quantity.description == quantity)
  }

  @Test func `what other workloads used is gone, and no more than that`() throws {
    func left(_ used: String) throws -> [String] {
      let allowances = try tier(Self.offers).allowances(
        .all, in: try month("2026-10"), used: UsedAllowances(document(used).root))
      return allowances.pools.map(\.quantity.description)
        + allowances.credits.map(\.amount.description)
    }
    #expect(
      try left("{ forever: 99, hourly: 18600, year: 6, plan: \"40.5\" }")
        == ["1", "0", "0", "50000", "59.5"])
    #expect(
      complaint { try left("{ forevr: 1 }") }
        == "file.yaml:1:3: unknown offer 'forevr'; did you mean 'forever'?")
    #expect(
      complaint { try left("{ forever: -1 }") }
        == "file.yaml:1:12: forever: must be at least 0, found '-1'")
  }

  @Test(arguments: [
    ("id: A, term: always, credit: 1", "[0].id: must be lower-case words joined by '-', found 'A'"),
    (
      "id: a, term: forever, credit: 1",
      "[0].term: unknown value 'forever'; use one of 'always', 'first-12-months', 'first-6-months'"
    ),
    ("id: a, term: always", "[0]: must have one of 'quantity', 'quantityPerHour' and 'credit'"),
    (
      "id: a, term: always, quantity: 1, credit: 1",
      "[0]: must have one of 'quantity', 'quantityPerHour' and 'credit'"
    ),
    ("id: a, term: always, quantity: 1", "[0]: missing key 'meters'"),
    ("id: a, term: always, quantity: 1, meters: []", "[0].meters: must name at least one meter"),
    (
      "id: a, term: always, quantity: 1, meters: [xray.span]",
      "[0].meters[0]: unknown meter 'xray.span'; did you mean 'xray.spans'?"
    ),
    (
      "id: a, term: always, quantity: 1, meters: [xray.spans, xray.spans]",
      "[0].meters[1]: 'xray.spans' is named twice"
    ),
    (
      "id: a, term: always, quantity: -1, meters: [xray.spans]",
      "[0].quantity: must be at least 0, found '-1'"
    ),
    (
      "id: a, term: always, credit: 1, meters: [xray.spans]",
      "[0].meters: a credit is for no meter; leave it out"
    ),
    (
      "id: a, term: always, credit: 1, scope: world",
      "[0].scope: unknown value 'world'; use one of 'account', 'region'"
    ),
  ])
  func `an offer that is not one of the contract is refused`(offer: String, problem: String) throws
  {
    let words = try #require(complaint { try tier("  - { \(offer) }\n") })
    #expect(words.hasPrefix("file.yaml:3:"))
    #expect(words.hasSuffix(": offers" + problem))
  }

  @Test func `two offers of one id are refused`() {
    let offer = "  - { id: a, term: always, credit: 1 }\n"
    #expect(
      complaint { try tier(offer + offer) }
        == "file.yaml:4:5: offers[1]: a second offer with the id 'a'")
  }
}
