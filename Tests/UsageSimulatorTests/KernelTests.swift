import Foundation
import Metering
import Testing

@testable import UsageSimulator

/// The engine against a second implementation that shares no code with it.
struct KernelTests {
  /// What a thousand users count by `Benchmarks/kernel.cpp`, in base units.
  static let counted: [(id: String, count: UInt128)] = [
    ("cognito.mau.essentials", 532),
    ("apigateway.http-requests", 90_246),
    ("lambda.requests", 93_284),
    ("lambda.gb-seconds.arm64", 267_572_224),
    ("dynamodb.write-request-units", 45_227),
    ("dynamodb.read-request-units", 247_037),
    ("eventbridge.scheduler-invocations", 3_038),
    ("ses.recipients.a-la-carte", 3_038),
    ("amplify.served-gb", 1_748_010_000),
    ("cloudwatch.logs-ingested-gb.vended", 66_418_208),
    ("transfer.internet-out-gb", 742_008_393),
    ("cognito.calls.sign-up", 92),
    ("cognito.calls.confirm-sign-up", 92),
    ("cognito.calls.email", 92),
    ("cognito.calls.initiate-auth", 9_983),
    ("cognito.calls.respond-to-auth-challenge", 507),
    ("dynamodb.calls.get-item", 38_437),
    ("dynamodb.calls.query", 48_786),
    ("dynamodb.calls.put-item", 15_716),
    ("dynamodb.calls.update-item", 7_076),
    ("dynamodb.calls.delete-item", 4_493),
    ("dynamodb.calls.transact-write-items", 2_836),
    ("eventbridge.calls.create-schedule", 3_832),
    ("eventbridge.calls.update-schedule", 709),
    ("eventbridge.calls.delete-schedule", 1_088),
    ("ses.calls.send-email", 3_038),
    ("amplify.calls.page-load", 11_157),
    ("cloudwatch.calls.log-events", 373_136),
    ("dynamodb.storage-gb-months", 107_254_044_519_632_050),
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
