import Foundation
import Testing

struct PricesCommandTests {
  private let tool: CommandLineTool

  init() throws {
    tool = try CommandLineTool()
    try tool.write(Self.table, to: "old.yaml")
  }

  private static let table = """
    format: aurora-cost/prices@1
    provider: aws
    region: us-east-1
    currency: USD
    version: v1
    prices:
      lambda.requests:
        unit: request
        tiers: [{ price: "0.0000002" }]
        source: { usageType: Request, url: "https://example.org", read: 2026-01-01, confidence: high }
      s3.storage-gb-months:
        - until: 2026-01-01
          unit: GB-month
          tiers: [{ price: "0.03" }]
        - effective: 2026-01-01
          unit: GB-month
          tiers:
            - { upTo: 51200, price: "0.023" }
            - { upTo: 512000, price: "0.022" }

    """

  @Test func `the tables are listed with their region, version and age`() throws {
    let outcome = try tool.run("prices", "list", "--format", "csv")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\r\n")
    #expect(lines.first == "region,table,version,currency,meters,read_from,read_to")
    #expect(lines.count == 11)
    #expect(lines.last?.hasPrefix("global,global.yaml,") == true)
  }

  @Test func `a region's prices are listed a tier a line`() throws {
    let outcome = try tool.run(
      "prices", "list", "--region", "us-east-1", "--prices", "old.yaml", "--format", "csv")
    #expect(
      outcome.output.split(separator: "\r\n") == [
        "meter,unit,effective,until,up_to,price,currency,read,confidence,usage_type,table",
        "lambda.requests,request,,,,0.0000002,USD,2026-01-01,high,Request,old.yaml",
        "s3.storage-gb-months,GB-month,,2026-01-01,,0.03,USD,,,,old.yaml",
        "s3.storage-gb-months,GB-month,2026-01-01,,51200,0.023,USD,,,,old.yaml",
        "s3.storage-gb-months,GB-month,2026-01-01,,512000,0.022,USD,,,,old.yaml",
      ])
  }

  @Test func `a service's prices are listed alone, and names stay whole`() throws {
    let outcome = try tool.run("prices", "list", "--region", "eu-west-1", "--service", "lambda")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("lambda.provisioned-duration-gb-seconds.x86_64  "))
    #expect(!outcome.output.contains("dynamodb"))
  }

  @Test func `a meter is shown with tiers and source`() throws {
    let outcome = try tool.run("prices", "show", "s3.storage-gb-months", "--prices", "old.yaml")
    #expect(
      outcome.output == """
        Amazon S3: Storage, Standard
        s3.storage-gb-months, per GB-month

        us-east-1, until 2026-01-01
          0.03 USD
          table       old.yaml, version v1

        us-east-1, from 2026-01-01
          first 51,200: 0.023 USD
          up to 512,000: 0.022 USD
          above: not known
          table       old.yaml, version v1

        """)
    let requests = try tool.run("prices", "show", "lambda.requests", "--prices", "old.yaml")
    #expect(
      requests.output.hasSuffix(
        """
        us-east-1
          0.0000002 USD
          usage type  Request
          source      https://example.org
          read        2026-01-01
          confidence  high
          table       old.yaml, version v1

        """))
  }

  @Test func `a plan is shown with what it includes`() throws {
    let outcome = try tool.run("prices", "show", "cloudfront.plan-months.free")
    #expect(
      outcome.output.contains(
        """
        global, from 2025-11-01
          0 USD
          includes 1,000,000 of cloudfront.plan-requests
          includes 100 of cloudfront.plan-data-out-gb
          includes 5 of s3.storage-gb-months

        """))
  }

  @Test func `a meter without a price is exit 6`() throws {
    let outcome = try tool.run(
      "prices", "show", "ses.recipients.essentials", "--region", "ap-southeast-1")
    #expect(outcome.status == 6)
    #expect(outcome.output == "")
    #expect(
      outcome.complaint
        == "no price for 'ses.recipients.essentials' in region 'ap-southeast-1'\n")
  }

  @Test(arguments: [
    (
      ["show", "lambda.request"],
      "unknown meter 'lambda.request'; did you mean 'lambda.requests'?"
    ),
    (
      ["list", "--region", "us-east-1", "--service", "lamda"],
      "unknown service 'lamda'; did you mean 'lambda'?"
    ),
    (["list", "--service", "lambda"], "--service needs --region"),
    (["age", "--on", "yesterday"], "must be a date such as 2026-10-01, found 'yesterday'"),
    (["diff", "a", "b", "--month", "10"], "must be a month such as 2026-10, found '10'"),
    (["diff", "a", "b", "--free-tier", "f"], "--free-tier needs --usage"),
    (["diff", "a", "b", "--beside", "f"], "--beside needs --usage"),
    (
      ["diff", "a", "b", "--usage", "f", "--scenario", "s"],
      "--usage and --scenario cannot be given together"
    ),
  ])
  func `a bad command line is exit 64`(arguments: [String], message: String) throws {
    let outcome = try tool.run(["prices"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.complaint.contains(message))
  }

  @Test func `a region without a table is named`() throws {
    let outcome = try tool.run("prices", "list", "--region", "us-east-2")
    #expect(outcome.status == 65)
    #expect(
      outcome.complaint
        == "--region: no price table is of region 'us-east-2'; did you mean 'us-east-1'?\n")
  }

  @Test func `every file shipped passes the check`() throws {
    let outcome = try tool.run("prices", "lint")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("12 files, 687 prices: 0 errors, "))
  }

  @Test func `what a reader would miss is a warning, and an error under strict`() throws {
    let lines = """
      warning: old.yaml: prices.s3.storage-gb-months: no day on which the source was read
      warning: old.yaml: prices.s3.storage-gb-months: no address or SKU of the source
      warning: old.yaml: prices.s3.storage-gb-months: no day on which the source was read
      warning: old.yaml: prices.s3.storage-gb-months: no address or SKU of the source

      """
    let summary = "1 file, 3 prices: 0 errors, 4 warnings\n"
    #expect(
      try tool.run("prices", "lint", "old.yaml")
        == .init(status: 0, output: summary, complaint: lines))
    #expect(
      try tool.run("prices", "lint", "old.yaml", "--strict")
        == .init(status: 3, output: summary, complaint: lines))
  }

  @Test func `every broken file is reported, and ends it with 65`() throws {
    try tool.write(Self.table.replacing("unit: request", with: "unit: requests"), to: "a.yaml")
    try tool.write("format: aurora-cost/free-tier@1\noffers: {}\n", to: "b.yaml")
    try tool.write("format: aurora-cost/usage-types@1\nregion: {}\n", to: "c.yaml")
    let outcome = try tool.run("prices", "lint", "a.yaml", "b.yaml", "c.yaml", "d.yaml")
    #expect(outcome.status == 65)
    #expect(outcome.output == "4 files, 0 prices: 4 errors, 0 warnings\n")
    #expect(
      outcome.complaint == """
        error: a.yaml:8:11: prices.lambda.requests.unit: must be 'request', found 'requests'
        error: b.yaml:2:9: offers: must be a list, found a mapping
        error: c.yaml:2:1: unknown key 'region'; did you mean 'regions'?
        error: d.yaml: no such file

        """)
  }

  @Test func `age is counted to a day, and old prices are named`() throws {
    let outcome = try tool.run(
      "prices", "age", "--prices", "old.yaml", "--on", "2026-01-31", "--older-than", "29")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Age of prices on 2026-01-31, in days
        Region     Version  Prices  Newest  Median  Oldest
        --------------------------------------------------
        us-east-1  v1            2      30      30      30

        Read more than 29 days before
        Meter                 Region     Read        Days
        -------------------------------------------------
        s3.storage-gb-months  us-east-1  no day
        lambda.requests       us-east-1  2026-01-01    30

        """)
  }

  @Test func `a price that was read after the day has no age on it`() throws {
    let outcome = try tool.run("prices", "age", "--prices", "old.yaml", "--on", "2025-12-31")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix(
        """
        Age of prices on 2025-12-31, in days
        Region     Version  Prices  Newest  Median  Oldest  Read later
        --------------------------------------------------------------
        us-east-1  v1            2                                   1

        """))
  }

  @Test(arguments: [("29", Int32(3)), ("30", 3), ("31", 3)])
  func `an old price, or one of no day, is exit 3 under strict`(limit: String, status: Int32)
    throws
  {
    let outcome = try tool.run(
      "prices", "age", "--prices", "old.yaml", "--on", "2026-01-31", "--older-than", limit,
      "--strict")
    #expect(outcome.status == status)
  }
}
