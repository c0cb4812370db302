import Foundation
import Metering
import Testing

@testable import UsageSimulator

/// The engine against a second implementation that shares no code with it.
struct KernelTests {
  /// What a thousand users count by `Benchmarks/kernel.cpp`, in base units.
  static let counted: [(id: String, count: UInt128)] = [
    ("cognito.mau.essentials", 532),
    ("apigateway.http-requests", 89_313),
    ("lambda.requests", 92_469),
    ("lambda.gb-seconds.arm64", 266_102_528),
    ("dynamodb.write-request-units", 44_419),
    ("dynamodb.read-request-units", 242_618),
    ("eventbridge.scheduler-invocations", 3_156),
    ("ses.recipients.a-la-carte", 3_156),
    ("amplify.served-gb", 1_748_010_000),
    ("cloudwatch.logs-ingested-gb.vended", 65_837_928),
    ("transfer.internet-out-gb", 725_209_741),
    ("cognito.calls.sign-up", 92),
    ("cognito.calls.confirm-sign-up", 92),
    ("cognito.calls.email", 92),
    ("cognito.calls.initiate-auth", 9_981),
    ("cognito.calls.respond-to-auth-challenge", 507),
    ("dynamodb.calls.get-item", 38_126),
    ("dynamodb.calls.query", 48_235),
    ("dynamodb.calls.put-item", 15_850),
    ("dynamodb.calls.update-item", 7_054),
    ("dynamodb.calls.delete-item", 4_372),
    ("dynamodb.calls.transact-write-items", 2_683),
    ("eventbridge.calls.create-schedule", 3_908),
    ("eventbridge.calls.update-schedule", 689),
    ("eventbridge.calls.delete-schedule", 1_024),
    ("ses.calls.send-email", 3_156),
    ("amplify.calls.page-load", 11_157),
    ("cloudwatch.calls.log-events", 369_876),
    ("dynamodb.storage-gb-months", 107_078_398_694_238_630),
  ]

  /// What no user does, and the kernel leaves out.
  static let standing: Set<Metering.Operation> = [
    .checkHealth, .startFunctions, .deploySite, .keepLogs, .watch,
  ]

  @Test func `a thousand users count what the C++ kernel counts, bit for bit`() async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let resolved = try ScenarioLoader.load(
      root.appending(path: "Benchmarks/w2.yaml").path,
      defaults: root.appending(path: "scenarios/defaults.yaml").path,
      changes: [ScenarioChange(key: "population.accounts", value: "1000")])
    let usage = try await Simulation(resolved.scenario).run(threads: 2)
    for dimension in UsageDimension.allCases {
      let sum = Metering.Operation.allCases.filter { !Self.standing.contains($0) }
        .reduce(0) { $0 + usage.ledger.total(dimension, of: $1) }
      let expected = Self.counted.first { $0.id == dimension.id }?.count ?? 0
      #expect(sum == expected, "\(dimension.id)")
    }
  }
}
