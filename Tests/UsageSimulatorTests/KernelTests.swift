import Foundation
import Metering
import Testing

@testable import UsageSimulator

/// The engine against a second implementation that shares no code with it.
struct KernelTests {
  /// What a thousand users count by `Benchmarks/kernel.cpp`, in base units.
  static let counted: [(id: String, count: UInt128)] = [
    ("cognito.mau.essentials", 532),
    ("apigateway.http-requests", 90_743),
    ("lambda.requests", 93_701),
    ("lambda.gb-seconds.arm64", 268_817_664),
    ("dynamodb.write-request-units", 45_591),
    ("dynamodb.read-request-units", 251_828),
    ("eventbridge.scheduler-invocations", 2_958),
    ("ses.recipients.a-la-carte", 2_958),
    ("amplify.served-gb", 1_748_010_000),
    ("cloudwatch.logs-ingested-gb.vended", 66_715_112),
    ("transfer.internet-out-gb", 761_801_373),
    ("cognito.calls.sign-up", 92),
    ("cognito.calls.confirm-sign-up", 92),
    ("cognito.calls.email", 92),
    ("cognito.calls.initiate-auth", 9_985),
    ("cognito.calls.respond-to-auth-challenge", 507),
    ("dynamodb.calls.get-item", 38_489),
    ("dynamodb.calls.query", 49_008),
    ("dynamodb.calls.put-item", 15_741),
    ("dynamodb.calls.update-item", 6_963),
    ("dynamodb.calls.delete-item", 4_542),
    ("dynamodb.calls.transact-write-items", 2_868),
    ("eventbridge.calls.create-schedule", 3_816),
    ("eventbridge.calls.update-schedule", 713),
    ("eventbridge.calls.delete-schedule", 1_109),
    ("ses.calls.send-email", 2_958),
    ("amplify.calls.page-load", 11_157),
    ("cloudwatch.calls.log-events", 374_804),
    ("dynamodb.storage-gb-months", 107_184_464_446_265_637),
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
