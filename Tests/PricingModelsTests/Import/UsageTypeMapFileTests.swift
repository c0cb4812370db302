import Documents
import Foundation
import Metering
import Testing

@testable import PricingModels

struct UsageTypeMapFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func shipped() throws -> UsageTypeMap {
    try UsageTypeMap(Document(path: Self.root.path + "/pricing/aws/usage-types.yaml"))
  }

  private let text = """
    format: aurora-cost/usage-types@1
    provider: aws
    homeRegion: us-east-1
    regions: { USE1: us-east-1, EU: eu-west-1 }
    geographies: { EU: europe }
    services:
      AWSLambda:
        - { usageType: Request, meter: lambda.requests, units: [Request] }
      AmazonCognito:
        - { usageType: CognitoLiteMAU, meter: cognito.mau.lite, units: [MAU], freeBefore: 10000 }
      AWSEvents:
        - { usageType: Chunks, operation: PutEvents, meter: eventbridge.custom-events, units: [Event] }
      AmazonCloudFront:
        - { usageType: Out, meter: cloudfront.data-out-gb.<geo>, units: [GB], region: global }

    """

  private func read(_ text: String) throws -> UsageTypeMap {
    try UsageTypeMap(Document(bytes: Array(text.utf8), named: "map.yaml"))
  }

  @Test func `the file's rows are read with their place`() throws {
    let map = try read(text)
    #expect(map.homeRegion == "us-east-1")
    #expect(map.regions == ["USE1": "us-east-1", "EU": "eu-west-1"])
    #expect(map.geographies == ["EU": "europe"])
    #expect(
      map.services == [
        "AWSLambda": [
          "Request": [.init(meter: "lambda.requests", units: ["Request"], place: 1)]
        ],
        "AmazonCognito": [
          "CognitoLiteMAU": [
            .init(meter: "cognito.mau.lite", units: ["MAU"], freeBefore: 10_000, place: 2)
          ]
        ],
        "AWSEvents": [
          "Chunks": [
            .init(
              meter: "eventbridge.custom-events", units: ["Event"], operation: "PutEvents",
              place: 3)
          ]
        ],
        "AmazonCloudFront": [
          "Out": [
            .init(
              meter: "cloudfront.data-out-gb.<geo>", units: ["GB"], isGlobal: true, place: 4)
          ]
        ],
      ])
  }

  @Test(arguments: [
    (
      "meter: lambda.requests", "meter: lambda.request",
      "map.yaml:8:36: services.AWSLambda[0].meter: unknown meter 'lambda.request'; "
        + "did you mean 'lambda.requests'?"
    ),
    (
      "EU: europe", "EU: europa",
      "map.yaml:14:32: services.AmazonCloudFront[0].meter: "
        + "unknown meter 'cloudfront.data-out-gb.europa'; "
        + "did you mean 'cloudfront.data-out-gb.europe'?"
    ),
    (
      "units: [Request]", "unit: Request",
      "map.yaml:8:53: services.AWSLambda[0]: unknown key 'unit'; did you mean 'units'?"
    ),
    (
      ", units: [Request]", "", "map.yaml:8:7: services.AWSLambda[0]: missing key 'units'"
    ),
    (
      "freeBefore: 10000", "freeBefore: 0",
      "map.yaml:10:87: services.AmazonCognito[0].freeBefore: must be at least 1, found '0'"
    ),
    (
      "usage-types@1", "usage-types@2",
      "map.yaml:1:9: format: must be 'aurora-cost/usage-types@1', found 'aurora-cost/usage-types@2'"
    ),
  ])
  func `what is wrong is said with its place`(
    part: String, replacement: String, message: String
  ) throws {
    #expect(text.contains(part))
    let error = #expect(throws: DocumentError.self) {
      try read(text.replacing(part, with: replacement))
    }
    #expect(error?.description == message)
  }

  @Test func `the shipped map knows AWS's billing codes`() throws {
    let map = try shipped()
    #expect(map.homeRegion == "us-east-1")
    #expect(map.regions["APS1"] == "ap-southeast-1")
    #expect(map.regions["APS3"] == "ap-south-1")
    #expect(map.regions["EU"] == "eu-west-1")
    #expect(map.geographies["EU"] == "europe")
    #expect(map.geographies["CA"] == "us")
  }

  @Test func `the shipped map prices every meter but those without a known usage type`() throws {
    let map = try shipped()
    var priced: Set<String> = []
    for entry in map.services.values.flatMap(\.values).joined() {
      if entry.meter.hasSuffix("<geo>") {
        priced.formUnion(map.geographies.values.map { entry.meter.dropLast(5) + $0 })
      } else {
        priced.insert(entry.meter)
      }
    }
    #expect(
      UsageDimension.meters.map(\.id).filter { !priced.contains($0) } == [
        "cognito.extra-rps", "eventbridge.rule-triggers",
        "eventbridge.api-destination-invocations", "cloudfront.plan-months.free",
        "cloudfront.plan-months.pro", "cloudfront.plan-months.business",
        "cloudfront.plan-months.premium", "cloudfront.plan-requests", "cloudfront.plan-data-out-gb",
      ])
  }
}
