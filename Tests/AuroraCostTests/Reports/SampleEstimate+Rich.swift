import AuroraCost
import Documents
import Metering
import PricingModels

extension SampleEstimate {
  static func richLines() throws -> SampleBill {
    var bill = SampleBill()
    try addIdentityAndRequests(to: &bill)
    try addDataAndEvents(to: &bill)
    try addDelivery(to: &bill)
    try addWatching(to: &bill)
    return bill
  }

  private static func addIdentityAndRequests(to bill: inout SampleBill) throws {
    try bill.add(
      .cognitoMAUEssentials, "13412", free: "10000", offer: "cognito-essentials",
      ladder: [(nil, "0.015")])
    try bill.add(.cognitoM2MTokens, "0", ladder: [("250000", "0.00225"), (nil, "0.0015")])
    try bill.add(
      .httpRequests, "4211870", ladder: [("300000000", "0.00000125"), (nil, "0.00000113")])
    try bill.add(
      .lambdaRequests, "5391204", free: "1000000", offer: "lambda-requests",
      ladder: [(nil, "0.0000002")])
    try bill.add(
      .lambdaComputeArm, "48211.734375", free: "400000", offer: "lambda-compute",
      ladder: [("7500000000", "0.0000133334"), (nil, "0.0000120001")])
  }

  private static func addDataAndEvents(to bill: inout SampleBill) throws {
    try bill.add(.dynamoWriteRequestUnits, "2610442", ladder: [(nil, "0.00000071")])
    try bill.add(.dynamoReadRequestUnits, "3920117.5", ladder: [(nil, "0.0000001425")])
    try bill.add(
      .dynamoStorage, "1.820416667781", free: "25", offer: "dynamodb-storage",
      ladder: [(nil, "0.285")])
    try bill.add(.dynamoPITR, "1.820416667781", ladder: [(nil, "0.228")])
    try bill.add(.eventBusEvents, "655120", ladder: [(nil, "0.000001")])
    try bill.add(
      .schedulerInvocations, "655120", free: "14000000", offer: "scheduler", ladder: [])
    try bill.add(.ruleTriggers, "44640", ladder: [(nil, "0")])
    try bill.add(.sesRecipientsALaCarte, "655120", ladder: [(nil, "0.0001")])
    try bill.add(.sesAttachments, "0.0419921875", ladder: [(nil, "0.12")])
  }

  private static func addDelivery(to bill: inout SampleBill) throws {
    try bill.add(.s3Storage, "61.5", ladder: [("51200", "0.025"), (nil, "0.024")])
    try bill.add(.s3Puts, "48120", ladder: [(nil, "0.000005")])
    try bill.add(.s3Gets, "101877", ladder: [(nil, "0.0000004")])
    try bill.add(
      .edgeDataOutAsiaPacific, "1310.25", free: "1024", offer: "cloudfront-out",
      ladder: [("10240", "0.12"), ("51200", "0.10"), (nil, "0.095")])
    try bill.add(
      .edgeHTTPSAsiaPacific, "1920444", free: "10000000", offer: "cloudfront-requests",
      ladder: [(nil, "0.0000012")])
    try bill.add(.edgeInvalidationPaths, "0", ladder: [("1000", "0"), (nil, "0.005")])
    try bill.add(.amplifyBuildMinutes, "240", ladder: [(nil, "0.01")])
    try bill.add(.amplifyStorage, "0.4", ladder: [(nil, "0.023")])
    try bill.add(.amplifyServed, "318.75", ladder: [(nil, "0.15")])
    try bill.add(.internetOut, "11264.5", ladder: [("10240", "0.012"), (nil, "0.0085")])
  }

  private static func addWatching(to bill: inout SampleBill) throws {
    try bill.add(
      .logsVended, "4.318", free: "5", offer: "cloudwatch-logs-ingested",
      ladder: [("10240", "0.7"), (nil, "0.35")], read: "2026-02-01")
    try bill.add(.logsCustom, "2.75", ladder: [(nil, "0.7")])
    try bill.add(
      .logsStored, "1.1", free: "5", offer: "cloudwatch-logs-stored", ladder: [(nil, "0.03")])
    try bill.add(.customMetrics, "12", free: "10", offer: "metrics", ladder: [(nil, "0.3")])
    try bill.add(.alarmsStandard, "8", free: "10", offer: "alarms", ladder: [(nil, "0.1")])
    try bill.add(.dashboards, "1", ladder: [("3", "0"), (nil, "3")], read: nil)
    try bill.add(.cloudWatchRequests, "812", ladder: [(nil, "0.00001")])
    try bill.add(.hostedZones, "1", ladder: [("25", "0.5"), (nil, "0.1")])
    try bill.add(.dnsQueries, "2210450", ladder: [("1000000000", "0.0000004")])
    try bill.add(.kmsRequests, "20500", free: "20000", offer: "kms", ladder: [])
  }

  /// Counts of a few operations; they need not explain every line.
  static func operations() throws -> [OperationCount] {
    try [
      ("Sign in", "Sign in", .httpRequests, "241420"),
      ("Sign in", "Sign in", .lambdaRequests, "241420"),
      ("Sign in", "Refresh session", .httpRequests, "160944"),
      ("Sign in", "Refresh session", .cognitoMAUEssentials, "13412"),
      ("View calendar", "List events", .httpRequests, "2710400"),
      ("View calendar", "List events", .lambdaRequests, "2710400"),
      ("View calendar", "List events", .lambdaComputeArm, "21044.25"),
      ("View calendar", "List events", .dynamoReadRequestUnits, "3388000.5"),
      ("View calendar", "List events", .callQuery, "2710400"),
      ("Edit", "Create event", .httpRequests, "412300"),
      ("Edit", "Create event", .dynamoWriteRequestUnits, "1236900"),
      ("Edit", "Update event", .httpRequests, "206150"),
      ("Edit", "Update event", .dynamoWriteRequestUnits, "618450"),
      ("Reminder", "Send reminder", .lambdaRequests, "655120"),
      ("Reminder", "Send reminder", .schedulerInvocations, "655120"),
      ("Reminder", "Send reminder", .sesRecipientsALaCarte, "655120"),
      ("Reminder", "Send reminder", .dynamoWriteRequestUnits, "655120"),
      ("Page load", "Load page", .amplifyServed, "318.75"),
      ("Page load", "Load page", .callPageLoad, "480656"),
      ("Standing", "Storage", .dynamoStorage, "1.820416667781"),
    ].map { (journey: String, operation: String, dimension: UsageDimension, quantity: String) in
      OperationCount(
        journey: journey, operation: operation, dimension: dimension,
        quantity: try decimal(quantity))
    }
  }
}
