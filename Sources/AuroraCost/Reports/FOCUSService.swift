import Metering

/// A service as FOCUS 1.2 files it; each name has one category.
struct FOCUSService: Equatable {
  let name: String
  let category: String
  let subcategory: String

  init(_ name: String, _ category: String, _ subcategory: String) {
    self.name = name
    self.category = category
    self.subcategory = subcategory
  }

  /// What no service charges: discounts, credits, tax.
  static let adjustments = FOCUSService("Estimate adjustments", "Other", "Other (Other)")

  var columns: [String: String] {
    ["ServiceName": name, "ServiceCategory": category, "ServiceSubcategory": subcategory]
  }

  /// The provider's display name of a region, or its id where we know none.
  static func regionName(_ id: String) -> String { regionNames[id] ?? id }

  private static let regionNames = [
    "us-east-1": "US East (N. Virginia)", "us-west-2": "US West (Oregon)",
    "eu-west-1": "Europe (Ireland)", "eu-central-1": "Europe (Frankfurt)",
    "ap-southeast-1": "Asia Pacific (Singapore)", "ap-southeast-2": "Asia Pacific (Sydney)",
    "ap-northeast-1": "Asia Pacific (Tokyo)", "ap-south-1": "Asia Pacific (Mumbai)",
    "sa-east-1": "South America (São Paulo)",
  ]
}

extension Service {
  /// Names are those of the provider's own exports; categories those of FOCUS's notes.
  ///
  /// Cognito, SES, Amplify and the supporting services are our judgement: the notes have none.
  var focus: FOCUSService {
    switch self {
    case .cognito: .init(title, "Identity", "Identity and Access Management")
    case .apigateway: .init(title, "Integration", "API Management")
    case .lambda: .init(title, "Compute", "Serverless Compute")
    case .dynamodb: .init(title, "Databases", "NoSQL Databases")
    case .eventbridge: .init(title, "Integration", "Messaging")
    case .ses:
      .init(
        "Amazon Simple Email Service", "Business Applications", "Other (Business Applications)")
    case .s3: .init("Amazon Simple Storage Service", "Storage", "Object Storage")
    case .cloudfront: .init(title, "Networking", "Content Delivery")
    case .amplify: .init(title, "Web", "Application Platforms")
    case .cloudwatch: .init("AmazonCloudWatch", "Management and Governance", "Observability")
    case .transfer, .route53: .init(title, "Networking", "Network Connectivity")
    case .kms, .secretsmanager: .init(title, "Security", "Secret Management")
    case .waf: .init(title, "Security", "Other (Security)")
    case .xray: .init(title, "Management and Governance", "Observability")
    }
  }
}

extension UsageUnit {
  /// The unit in FOCUS's unit format: plural, capitalised, time after a hyphen.
  var focus: String {
    switch self {
    case .mau: "Users"
    case .request: "Requests"
    case .rpsMonth: "Count-Months"
    case .message: "Messages"
    case .minute: "Minutes"
    case .hour: "Hours"
    case .gbSecond: "GB-Seconds"
    case .gb: "GB"
    case .requestUnit: "Units"
    case .unitHour: "Unit-Hours"
    case .gbMonth: "GB-Months"
    case .event: "Events"
    case .invocation: "Invocations"
    case .chunk: "Chunks"
    case .recipient: "Recipients"
    case .month: "Months"
    case .path: "Paths"
    case .distributionMonth: "Distribution-Months"
    case .metricMonth, .alarmMetricMonth: "Metric-Months"
    case .alarmMonth: "Alarm-Months"
    case .dashboardMonth: "Dashboard-Months"
    case .metric: "Metrics"
    case .zoneMonth: "Zone-Months"
    case .query: "Queries"
    case .keyMonth: "Key-Months"
    case .secretMonth: "Secret-Months"
    case .webACLMonth: "ACL-Months"
    case .ruleMonth: "Rule-Months"
    case .span: "Spans"
    case .call: "Calls"
    }
  }
}
