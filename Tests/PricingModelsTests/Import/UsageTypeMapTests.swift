import Metering
import Testing

@testable import PricingModels

struct UsageTypeMapTests {
  static let map = UsageTypeMap(
    provider: "aws", homeRegion: "us-east-1",
    regions: [
      "USE1": "us-east-1", "EU": "eu-west-1", "APS1": "ap-southeast-1", "APS3": "ap-south-1",
    ],
    geographies: ["EU": "europe", "US": "us"],
    services: [
      "AWSLambda": [
        "Request": [.init(meter: "lambda.requests", units: ["Request"], place: 0)],
        "Request-ARM": [.init(meter: "lambda.requests", units: ["Request"], place: 1)],
      ],
      "AmazonS3": [
        "TimedStorage-ByteHrs": [.init(meter: "s3.storage-gb-months", units: ["GB-Mo"])]
      ],
      "AmazonCloudFront": [
        "DataTransfer-Out-Bytes": [
          .init(meter: "cloudfront.data-out-gb.<geo>", units: ["GB"], isGlobal: true)
        ],
        "Invalidations": [
          .init(meter: "cloudfront.invalidation-paths", units: ["URL"], isGlobal: true)
        ],
      ],
      "AWSEvents": [
        "Event-64K-Chunks": [
          .init(meter: "eventbridge.custom-events", units: ["64K-Chunk"], operation: "PutEvents")
        ]
      ],
      "awskms": ["KMS-Keys": [.init(meter: "kms.keys", units: ["Key"])]],
    ])

  private func meaning(
    _ service: String, _ usageType: String, operation: String = "", region: String? = nil
  ) -> String {
    let product = OfferProduct(
      sku: "S", serviceCode: service, usageType: usageType, operation: operation,
      regionCode: region, effective: "2026-01-01", rates: [])
    return switch Self.map.meaning(of: product) {
    case .foreign: "foreign"
    case .unmapped(let region): "unmapped in \(region)"
    case .priced(let meter, let region, _): "\(meter.id) in \(region)"
    }
  }

  @Test func `a prefix is a region, and none is the home region`() {
    #expect(meaning("AWSLambda", "Request") == "lambda.requests in us-east-1")
    #expect(meaning("AWSLambda", "USE1-Request") == "lambda.requests in us-east-1")
    #expect(meaning("AWSLambda", "APS1-Request-ARM") == "lambda.requests in ap-southeast-1")
    #expect(meaning("AWSLambda", "APS3-Request") == "lambda.requests in ap-south-1")
  }

  @Test func `a region's own name is a prefix too`() {
    #expect(meaning("awskms", "ap-south-1-KMS-Keys") == "kms.keys in ap-south-1")
  }

  @Test func `the file's own region code goes before the prefix`() {
    #expect(meaning("AWSLambda", "Request", region: "eu-west-1") == "lambda.requests in eu-west-1")
    #expect(meaning("AWSLambda", "EU-Request", region: "") == "lambda.requests in eu-west-1")
  }

  @Test func `EU is Ireland in one service and Europe in another`() {
    #expect(meaning("AWSLambda", "EU-Request") == "lambda.requests in eu-west-1")
    #expect(
      meaning("AmazonCloudFront", "EU-DataTransfer-Out-Bytes")
        == "cloudfront.data-out-gb.europe in global")
  }

  @Test func `a usage type of no geography is no meter that needs one`() {
    #expect(meaning("AmazonCloudFront", "DataTransfer-Out-Bytes") == "unmapped in global")
    #expect(
      meaning("AmazonCloudFront", "Invalidations") == "cloudfront.invalidation-paths in global")
  }

  @Test func `the same words in another service are another thing`() {
    #expect(meaning("AmazonS3", "EU-TimedStorage-ByteHrs") == "s3.storage-gb-months in eu-west-1")
    #expect(meaning("AmazonECR", "EU-TimedStorage-ByteHrs") == "foreign")
  }

  @Test func `an operation chooses between products of one usage type`() {
    #expect(
      meaning("AWSEvents", "USE1-Event-64K-Chunks", operation: "PutEvents")
        == "eventbridge.custom-events in us-east-1")
    #expect(
      meaning("AWSEvents", "USE1-Event-64K-Chunks", operation: "ReceivedPartnerEvents")
        == "unmapped in us-east-1")
  }

  @Test(arguments: [
    ("Requests", true), ("request", true), ("REQUESTS", true), ("Request-ARM", false), ("", false),
  ])
  func `units agree without regard to case and plural`(unit: String, agrees: Bool) {
    #expect(UsageTypeMap.Entry(meter: "m", units: ["Request"]).accepts(unit: unit) == agrees)
  }
}
