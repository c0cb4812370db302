import Foundation
import Metering
import Testing

@testable import UsageSimulator

/// The engine against a second implementation that shares no code with it.
struct KernelTests {
  /// What a thousand users count by `Benchmarks/kernel.cpp`, in base units.
  static let counted: [(id: String, count: UInt128)] = [
    ("cognito.mau.essentials", 532),
    ("apigateway.http-requests", 89_129),
    ("lambda.requests", 92_233),
    ("lambda.gb-seconds.arm64", 266_535_936),
    ("dynamodb.write-request-units", 45_335),
    ("dynamodb.read-request-units", 227_405),
    ("eventbridge.scheduler-invocations", 3_104),
    ("ses.recipients.a-la-carte", 3_104),
    ("amplify.served-gb", 1_748_010_000),
    ("cloudwatch.logs-ingested-gb.vended", 65_669_896),
    ("transfer.internet-out-gb", 660_701_994),
    ("cognito.calls.sign-up", 92),
    ("cognito.calls.confirm-sign-up", 92),
    ("cognito.calls.email", 92),
    ("cognito.calls.initiate-auth", 9_984),
    ("cognito.calls.respond-to-auth-challenge", 507),
    ("dynamodb.calls.get-item", 38_293),
    ("dynamodb.calls.query", 47_876),
    ("dynamodb.calls.put-item", 15_901),
    ("dynamodb.calls.update-item", 7_259),
    ("dynamodb.calls.delete-item", 4_587),
    ("dynamodb.calls.transact-write-items", 2_781),
    ("eventbridge.calls.create-schedule", 3_901),
    ("eventbridge.calls.update-schedule", 888),
    ("eventbridge.calls.delete-schedule", 1_074),
    ("ses.calls.send-email", 3_104),
    ("amplify.calls.page-load", 11_157),
    ("cloudwatch.calls.log-events", 368_932),
    ("dynamodb.storage-gb-months", 122_407_931_954_721_179),
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
