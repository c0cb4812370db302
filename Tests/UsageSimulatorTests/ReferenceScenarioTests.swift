import Metering
import Testing

@testable import UsageSimulator

/// The reference scenario uses everything: a service that forgets to record is found here.
struct ReferenceScenarioTests {
  /// With a tenth of its accounts, which use the same things.
  private func ledger(_ hosting: String) async throws -> UsageLedger {
    let resolved = try ScenarioLoader.load(
      Repository.root + "/scenarios/reference.yaml", defaults: Repository.defaults,
      changes: [
        ScenarioChange(key: "population.accounts", value: "2000"),
        ScenarioChange(key: "frontend.hosting", value: hosting),
      ])
    return try await Simulation(resolved.scenario).run(threads: 2).ledger
  }

  private static let always: [UsageDimension] = [
    .cognitoMAUEssentials, .httpRequests, .lambdaRequests, .lambdaComputeArm,
    .dynamoWriteRequestUnits, .dynamoReadRequestUnits, .dynamoStorage, .dynamoPITR,
    .schedulerInvocations, .ruleTriggers, .sesRecipientsALaCarte, .s3Storage, .s3Puts, .s3Gets,
    .edgeDataOutUS, .edgeDataOutEurope, .edgeDataOutJapan, .edgeDataOutAustralia,
    .edgeDataOutAsiaPacific, .edgeDataOutIndia, .edgeHTTPSUS, .edgeHTTPSEurope, .edgeHTTPSJapan,
    .edgeHTTPSAustralia, .edgeHTTPSAsiaPacific, .edgeHTTPSIndia, .logsVended, .logsStored,
    .customMetrics, .alarmsStandard, .dashboards, .internetOut,
  ]
  private static let amplify: [UsageDimension] = [
    .amplifyBuildMinutes, .amplifyStorage, .amplifyServed,
  ]
  /// Counted only when something is refused, which no well-behaved month does, or in designs that
  /// `DesignSwitchTests` switch to.
  private static let elsewhere: [UsageDimension] = [
    .callGatewayRefused, .callPutRule, .callDeleteRule, .callEmailRefused, .callHostedPage,
    .callToken, .callAdminGetUser, .callListUsers, .callEmailBounced, .callEmailComplaint,
    .callEmailSuppressed, .callEmailLate, .callEmailLateMinute, .callLambdaFailed,
    .callLambdaRetried, .callLambdaDropped, .callPutEvents,
    // What only the live backend is asked for.
    .callAdminEnableUser, .callAdminListGroups,
  ]
  private static let otherDesigns: Set<Metering.Operation> = [
    .pollReminders, .authorize, .subscribe, .auditAccounts, .handleEvent, .keepFunctions,
  ]

  @Test func `it leaves no operation and no call at zero`() async throws {
    let ledger = try await ledger("amplify")
    let used = Set(ledger.entries().map(\.operation))
    #expect(used == Set(Metering.Operation.allCases).subtracting(Self.otherDesigns))
    for call in UsageDimension.allCases where !call.isMeter && !Self.elsewhere.contains(call) {
      #expect(ledger.total(call) > 0, "\(call.id)")
    }
  }

  @Test(arguments: [
    ("amplify", always + amplify), ("s3-cloudfront", always + [.edgeInvalidationPaths]),
  ])
  func `it uses every meter of its architecture, and none of another`(
    hosting: String, meters: [UsageDimension]
  ) async throws {
    let ledger = try await ledger(hosting)
    #expect(
      UsageDimension.meters.filter { ledger.total($0) > 0 }
        == meters.sorted { $0.rawValue < $1.rawValue })
  }
}
