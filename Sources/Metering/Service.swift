/// A provider's service, in the order bills list them; the raw value begins its meters' ids.
public enum Service: String, CaseIterable, Sendable {
  case cognito, apigateway, lambda, dynamodb, eventbridge, ses, s3, cloudfront, amplify, cloudwatch
  case transfer, route53, kms, secretsmanager, waf, xray

  /// The provider's own name.
  public var title: String {
    switch self {
    case .cognito: "Amazon Cognito"
    case .apigateway: "Amazon API Gateway"
    case .lambda: "AWS Lambda"
    case .dynamodb: "Amazon DynamoDB"
    case .eventbridge: "Amazon EventBridge"
    case .ses: "Amazon SES"
    case .s3: "Amazon S3"
    case .cloudfront: "Amazon CloudFront"
    case .amplify: "AWS Amplify"
    case .cloudwatch: "Amazon CloudWatch"
    case .transfer: "AWS Data Transfer"
    case .route53: "Amazon Route 53"
    case .kms: "AWS Key Management Service"
    case .secretsmanager: "AWS Secrets Manager"
    case .waf: "AWS WAF"
    case .xray: "AWS X-Ray"
    }
  }
}

extension UsageDimension {
  public var spec: DimensionSpec { Self.catalogue[Int(rawValue)] }
  public var id: String { spec.id }
  public var unit: UsageUnit { spec.unit }
  public var label: String { spec.label }

  /// Whether a provider bills it (perhaps at price 0), as against a call that is only counted.
  public var isMeter: Bool { unit != .call }

  public var service: Service {
    Service(rawValue: String(id.prefix { $0 != "." })) ?? .cognito
  }

  /// Every meter, in the order reports list them.
  public static let meters: [UsageDimension] = allCases.filter(\.isMeter)

  /// The dimension with this id, or nil.
  public init?(id: String) {
    guard let found = Self.byID[id] else { return nil }
    self = found
  }

  private static let byID = Dictionary(
    uniqueKeysWithValues: catalogue.map { ($0.id, $0.dimension) })
}
