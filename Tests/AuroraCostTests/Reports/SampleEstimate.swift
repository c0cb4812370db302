import AuroraCost
import Documents
import Metering
import PricingModels
import Testing

/// Estimates made by hand for tests of reports; their figures are plausible and invented.
enum SampleEstimate {
  /// A calendar of 20,000 accounts in Singapore: every status, tiers, allowances, adjustments.
  static func rich(name: String = "Launch") throws -> Estimate {
    var sample = try richLines()
    sample.adjustments = [
      BillAdjustment(
        kind: .discount, label: "Partner discount, 5% of services", amount: try decimal("-14.0573")),
      BillAdjustment(kind: .credit, label: "Activation credit", amount: try decimal("-25")),
      BillAdjustment(kind: .tax, label: "GST, 9%", amount: try decimal("23.1274")),
    ]
    var estimate = estimate(
      try scenario(name: name, budget: "350"), try sample.bill(), operations: try operations())
    estimate.unitCosts = try UnitCost.all(of: estimate)
    return estimate
  }

  /// Two lines of the format contract's own example, with a budget.
  static func small(name: String = "Two lines", budget: String? = "5") throws -> Estimate {
    var sample = SampleBill()
    try sample.add(
      .lambdaRequests, "3000000", free: "1000000", offer: "lambda-requests",
      ladder: [(nil, "0.0000002")])
    try sample.add(
      .lambdaComputeX86, "540000", free: "400000", offer: "lambda-compute",
      ladder: [("6000000000", "0.0000166667"), (nil, "0.000015")])
    return estimate(try scenario(name: name, budget: budget), try sample.bill())
  }

  static func scenario(name: String, budget: String?) throws -> ScenarioIdentity {
    ScenarioIdentity(
      name: name, description: "Twenty thousand accounts in the first month after the launch.",
      file: "launch.yaml", hash: String(repeating: "5f", count: 32),
      month: try #require(CalendarMonth(year: 2026, month: 10)), region: "ap-southeast-1",
      seed: 7, accounts: 20_000, activeUsers: 13_412, signUps: 6_200, apiCalls: 4_211_870,
      eventsCreated: 412_300, remindersSent: 655_120, budget: try budget.map(decimal))
  }

  static func estimate(
    _ scenario: ScenarioIdentity, _ bill: Bill, operations: [OperationCount] = []
  ) -> Estimate {
    Estimate(
      scenario: scenario, operations: operations, bill: bill, assumptions: assumptions,
      tables: [
        TableIdentity(
          name: "ap-southeast-1.yaml", version: "2026-10-01",
          hash: String(repeating: "a1", count: 32)),
        TableIdentity(
          name: "global.yaml", version: "2026-10-01", hash: String(repeating: "b2", count: 32)),
        TableIdentity(
          name: "free-tier.yaml", version: "2026-09-15", hash: String(repeating: "c3", count: 32)),
      ],
      notIncluded: [
        "Support plan of the account",
        "Developer time, and builds that fail",
        "Traffic of crawlers and attackers",
      ],
      command: ["aurora-cost", "estimate", "launch.yaml", "--set", "population.accounts=20000"],
      toolVersion: "0.1.0")
  }

  private static let assumptions = [
    Assumption(
      key: "behaviour.sessionsPerDay", value: "3", unit: "sessions a day", low: "1", high: "8",
      source: "businessofapps.com 2015-12-10, social apps 2.8 to 3.0", grade: "C",
      isChanged: false),
    Assumption(
      key: "population.accounts", value: "20000", unit: "accounts", low: nil, high: nil,
      source: "scenario", grade: "D", isChanged: true),
    Assumption(
      key: "functions.memory", value: "256", unit: "MB", low: "128", high: "1024",
      source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html", grade: "A",
      isChanged: false),
    Assumption(
      key: "functions.initialisation.p50", value: "103", unit: "ms", low: "103", high: "146",
      source: "maxday/lambda-perf, Swift 6.2 on arm64, 1,830 cold starts", grade: "A",
      isChanged: false),
    Assumption(
      key: "behaviour.remindersPerEvent", value: "1.6", unit: "reminders an event", low: "1",
      high: "5", source: "our assumption", grade: "D", isChanged: false),
  ]
}
