import Testing

struct PricesImportCommandTests {
  private let tool: CommandLineTool

  init() throws {
    tool = try CommandLineTool()
    try tool.write(Self.offer, to: "offer.json")
  }

  /// Two Lambda products of Mumbai and one of Ireland.
  private static let offer = """
    {
      "formatVersion": "v1.0",
      "offerCode": "AWSLambda",
      "version": "20260901",
      "publicationDate": "2026-09-01T00:00:00Z",
      "products": {
    \(product("AAAA", "APS3-Request", "ap-south-1")),
    \(product("BBBB", "APS3-Lambda-Edge-Request", "ap-south-1")),
    \(product("CCCC", "EU-Request", "eu-west-1"))
      },
      "terms": { "OnDemand": {
    \(term("AAAA", "0.0000002000")),
    \(term("BBBB", "0.0000006000")),
    \(term("CCCC", "0.0000003000"))
      } }
    }

    """

  private static func product(_ sku: String, _ usageType: String, _ region: String) -> String {
    """
        "\(sku)": { "sku": "\(sku)", "attributes": { "servicecode": "AWSLambda",
          "usagetype": "\(usageType)", "operation": "", "regionCode": "\(region)" } }
    """
  }

  private static func term(_ sku: String, _ price: String) -> String {
    """
        "\(sku)": { "\(sku).T": { "effectiveDate": "2026-09-01T00:00:00Z", "priceDimensions": {
          "\(sku).T.R": { "beginRange": "0", "endRange": "Inf", "unit": "Requests",
            "pricePerUnit": { "USD": "\(price)" } } } } }
    """
  }

  private func importMumbai(_ more: String...) throws -> CommandLineTool.Outcome {
    try tool.run(
      ["prices", "import", "offer.json", "-o", "t.yaml", "--region", "ap-south-1"] + more)
  }

  @Test func `a table is written with SKU and rate code, and the rest is reported`() throws {
    #expect(
      try importMumbai()
        == .init(
          status: 0,
          output: """
            t.yaml: 1 price added, 0 replaced, 0 kept as written by hand
            added:
              lambda.requests
            left out: 1 usage type
              AWSLambda APS3-Lambda-Edge-Request: no meter
            of other regions: 1 product of eu-west-1

            """, complaint: ""))
    let table = try tool.read("t.yaml")
    #expect(table.contains("region: ap-south-1\n"))
    #expect(
      table.hasSuffix(
        """
          lambda.requests:
            unit: request
            tiers: [{ price: "0.0000002" }]
            source:
              usageType: "APS3-Request"
              sku: "AAAA"
              rateCodes:
                - "AAAA.T.R"
              read: 2026-09-01
              confidence: high
              note: "Price List AWSLambda 20260901; in force since 2026-09-01"

        """))
  }

  @Test func `what was imported prices a usage`() throws {
    #expect(try importMumbai().status == 0)
    try tool.write(
      """
      format: aurora-cost/usage@1
      region: ap-south-1
      meters: { lambda.requests: 10000000 }

      """, to: "usage.yaml")
    let outcome = try tool.run(
      "price", "usage.yaml", "--prices", "t.yaml", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"total\": \"2\""))
  }

  @Test func `a row written by hand stays until asked for`() throws {
    let table = """
      format: aurora-cost/prices@1
      provider: aws
      region: ap-south-1
      currency: USD
      version: 2026-01-01
      prices:
        lambda.requests:
          unit: request
          tiers: [{ price: "0.00000015" }]  # our contract

      """
    try tool.write(table, to: "t.yaml")
    let outcome = try importMumbai()
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix(
        """
        t.yaml: 0 prices added, 0 replaced, 1 kept as written by hand
        kept, at another price than the offers'; --replace takes theirs:
          lambda.requests

        """))
    #expect(try tool.read("t.yaml") == table)
    #expect(try importMumbai("--replace", "--dry-run").output.contains("; nothing was written\n"))
    #expect(try tool.read("t.yaml") == table)
    #expect(try importMumbai("--replace").status == 0)
    #expect(try tool.read("t.yaml").contains("sku: \"AAAA\""))
  }

  @Test func `several regions need one to be chosen`() throws {
    #expect(
      try tool.run("prices", "import", "offer.json", "-o", "t.yaml")
        == .init(
          status: 65, output: "",
          complaint: "offer.json: the offers hold prices of 2 regions: 'ap-south-1', 'eu-west-1'; "
            + "choose one with --region\n"))
    #expect(try tool.files() == ["offer.json"])
  }

  @Test(arguments: [
    ("\"Requests\"", "\"Requests", 65),
    ("\"0.0000002000\"", "\"2E-7\"", 65),
    ("\"formatVersion\": \"v1.0\",", "", 65),
  ])
  func `a malformed offer is one line, and nothing is written`(
    part: String, replacement: String, status: Int32
  ) throws {
    try tool.write(Self.offer.replacing(part, with: replacement), to: "offer.json")
    let outcome = try importMumbai()
    #expect(outcome.status == status)
    #expect(outcome.output == "")
    #expect(outcome.complaint.split(separator: "\n").count == 1)
    #expect(outcome.complaint.hasPrefix("offer.json:"))
    #expect(try tool.files() == ["offer.json"])
  }

  @Test func `a truncated offer leaves the table as it was`() throws {
    #expect(try importMumbai().status == 0)
    let table = try tool.read("t.yaml")
    try tool.write(String(Self.offer.dropLast(60)), to: "offer.json")
    let outcome = try importMumbai()
    #expect(outcome.status == 65)
    #expect(
      outcome.complaint
        == "offer.json:23:7: expected a key in double quotes, found the end of the file\n")
    #expect(try tool.read("t.yaml") == table)
  }

  @Test func `files that are missing or cannot be written say so`() throws {
    #expect(
      try tool.run("prices", "import", "no.json", "-o", "t.yaml")
        == .init(status: 65, output: "", complaint: "no.json: no such file\n"))
    let outcome = try tool.run(
      "prices", "import", "offer.json", "-o", "no/t.yaml", "--region", "eu-west-1")
    #expect(outcome.status == 73)
    #expect(
      outcome.complaint == "no/t.yaml: cannot be written: its folder does not exist\n")
  }

  @Test func `an import into a table of another region is refused`() throws {
    #expect(try importMumbai().status == 0)
    #expect(
      try tool.run("prices", "import", "offer.json", "-o", "t.yaml", "--region", "eu-west-1")
        == .init(
          status: 65, output: "",
          complaint: "t.yaml:4:9: region: the offers are of 'eu-west-1', found 'ap-south-1'\n"))
  }

  @Test func `an output is needed`() throws {
    #expect(try tool.run("prices", "import", "offer.json").status == 64)
  }
}
