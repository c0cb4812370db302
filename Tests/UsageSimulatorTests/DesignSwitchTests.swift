import Metering
import Testing

@testable import UsageSimulator

/// One key switches a design, and changes only the meters that it should.
struct DesignSwitchTests {
  private func changedMeters(_ one: UsageLedger, _ two: UsageLedger) -> Set<UsageDimension> {
    Set(UsageDimension.meters.filter { one.total($0) != two.total($0) })
  }

  private static let logs: Set<UsageDimension> = [.logsVended, .logsStored]
  private static let function = logs.union([.lambdaRequests, .lambdaComputeArm])
  private static let tableUnits: Set<UsageDimension> = [
    .dynamoReadRequestUnits, .dynamoWriteRequestUnits,
  ]
  private static let amplify: Set<UsageDimension> = [
    .amplifyServed, .amplifyStorage, .amplifyBuildMinutes,
  ]
  private static let edge: Set<UsageDimension> = [
    .edgeDataOutUS, .edgeDataOutEurope, .edgeDataOutJapan, .edgeDataOutAustralia,
    .edgeDataOutAsiaPacific, .edgeDataOutIndia, .edgeHTTPSUS, .edgeHTTPSEurope, .edgeHTTPSJapan,
    .edgeHTTPSAustralia, .edgeHTTPSAsiaPacific, .edgeHTTPSIndia, .edgeInvalidationPaths,
  ]

  @Test(
    arguments: [
      ("api.kind=rest", [.httpRequests, .restRequests]),
      ("api.authorizer=lambda", function),
      (
        "frontend.hosting=s3-cloudfront", amplify.union(edge).union([.s3Storage, .s3Puts, .s3Gets])
      ),
      ("frontend.hosting=amplify-ssr", [.amplifySSRRequests, .amplifySSRCompute]),
      ("frontend.buildInstance=large", [.amplifyBuildMinutes, .amplifyBuildMinutesLarge]),
      ("frontend.edgePlan=free", edge.union([.edgePlanFree, .edgePlanRequests, .edgePlanData])),
      ("tables.mode=provisioned", tableUnits.union([.dynamoWCUHours, .dynamoRCUHours])),
      (
        "tables.class=standard-ia",
        tableUnits.union([
          .dynamoIAReadRequestUnits, .dynamoIAWriteRequestUnits, .dynamoStorage, .dynamoIAStorage,
        ])
      ),
      ("tables.pointInTimeRecovery=true", [.dynamoPITR]),
      ("identity.plan=plus", [.cognitoMAUEssentials, .cognitoMAUPlus]),
      ("mailer.sandbox=true", [.sesRecipientsALaCarte]),
      ("mailer.plan=essentials", [.sesRecipientsALaCarte, .sesRecipientsEssentials]),
      ("mailer.plan=pro", [.sesRecipientsALaCarte, .sesRecipientsPro, .sesPlanPro]),
      (
        "reminders.design=poller",
        function.union(tableUnits).union([.schedulerInvocations, .ruleTriggers, .dynamoStorage])
      ),
      (
        "reminders.design=rule-per-reminder",
        function.union([.schedulerInvocations, .ruleTriggers])
      ),
      ("api.preflights=none", [.httpRequests, .internetOut]),
      ("api.preflightSeconds=0", [.httpRequests, .internetOut]),
      ("behaviour.preflightCapSeconds=600", [.httpRequests, .internetOut]),
      ("tables.eventsStream=true", function),
      ("identity.sender=ses", [.sesRecipientsALaCarte]),
      ("identity.audit=list", function),
      ("identity.audit=get", function.union([.cognitoMAUEssentials])),
      ("functions.architecture=x86_64", [.lambdaComputeArm, .lambdaComputeX86]),
      ("functions.memory=512", [.lambdaComputeArm]),
      ("functions.ephemeralMegabytes=1024", [.lambdaEphemeralStorage]),
      (
        "functions.provisionedConcurrency=2",
        logs.union([.lambdaComputeArm, .lambdaProvisionedArm, .lambdaProvisionedDurationArm])
      ),
      ("events.published=true", function.union([.eventBusEvents, .dynamoReadRequestUnits])),
      ("mailer.bounceShare=0.5", [.sesRecipientsALaCarte]),
      ("mailer.complaintShare=0.5", [.sesRecipientsALaCarte]),
      (
        "mailer.bounceShare=0.5 mailer.feedback=eventbridge",
        [.sesRecipientsALaCarte, .eventBusEvents]
      ),
      ("mailer.feedback=cloudwatch", [.customMetrics]),
      ("mailer.invitationBytes=1200", [.sesAttachments]),
      ("mailer.waitAtRate=true quotas.mailsPerSecond=1", logs.union([.lambdaComputeArm])),
      ("mailer.dedicatedIPs=2", [.sesDedicatedIP]),
      ("observability.logLevel=error", logs),
      ("observability.logLevel=debug", logs),
      (
        "observability.logClass=infrequent-access observability.metricSource=api",
        function.union([.logsVendedIA, .cloudWatchRequests])
      ),
      ("observability.metricSource=emf", logs),
      ("observability.metricSource=api", logs.union([.lambdaComputeArm, .cloudWatchRequests])),
      ("observability.insightsQueriesPerMonth=10", [.logsInsights]),
      ("observability.highResolutionAlarms=2", [.alarmsHighResolution]),
      ("observability.compositeAlarms=2", [.alarmsComposite]),
      ("observability.polledMetrics=20", [.metricReads]),
      ("observability.apiRequestsPerMonth=5000", [.cloudWatchRequests]),
    ] as [(String, Set<UsageDimension>)])
  func `a switch changes its own meters alone`(
    change: String, meters: Set<UsageDimension>
  ) async throws {
    let base = try await ChangedDefaults.base.value
    let changed = changedMeters(base, try await ChangedDefaults.ledger(change))
    #expect(!changed.isEmpty)
    #expect(changed.isSubset(of: meters), "\(changed.subtracting(meters).map(\.id))")
  }
}
