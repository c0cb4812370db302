import Metering
import Testing

@testable import UsageSimulator

/// One key switches a design, and changes only the meters that it should.
struct DesignSwitchTests {
  private func ledger(_ changes: String...) async throws -> UsageLedger {
    let changes = (["population.accounts=150"] + changes).map { change in
      let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
      return ScenarioChange(key: parts[0], value: parts[1])
    }
    let scenario = try ScenarioLoader.load(
      nil, defaults: Repository.defaults, changes: changes
    ).scenario
    return try await Simulation(scenario).run(threads: 2).ledger
  }

  private func changedMeters(_ one: UsageLedger, _ two: UsageLedger) -> Set<UsageDimension> {
    Set(UsageDimension.meters.filter { one.total($0) != two.total($0) })
  }

  private static let function: Set<UsageDimension> = [
    .lambdaRequests, .lambdaComputeArm, .logsVended, .logsStored,
  ]
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
    ] as [(String, Set<UsageDimension>)])
  func `a switch changes its own meters alone`(
    change: String, meters: Set<UsageDimension>
  ) async throws {
    let base = try await ledger()
    let changed = changedMeters(base, try await ledger(change))
    #expect(!changed.isEmpty)
    #expect(changed.isSubset(of: meters), "\(changed.subtracting(meters).map(\.id))")
  }

  @Test(
    arguments: [
      ("a-la-carte", 0, 0), ("essentials", 0, 0), ("pro", 1, 0), ("enterprise", 0, 1),
    ] as [(String, UInt128, UInt128)])
  func `a mail plan with a fee is owed for the month, even by nobody`(
    plan: String, pro: UInt128, enterprise: UInt128
  ) async throws {
    let ledger = try await ledger("mailer.plan=\(plan)", "population.accounts=0")
    let month: UInt128 = 31 * 24 * 3_600_000
    #expect(ledger.total(.sesPlanPro, of: .subscribe) == pro * month)
    #expect(ledger.total(.sesPlanEnterprise, of: .subscribe) == enterprise * month)
  }

  @Test(
    arguments: [
      ("free", .edgePlanFree), ("pro", .edgePlanPro), ("business", .edgePlanBusiness),
      ("premium", .edgePlanPremium),
    ] as [(String, UsageDimension)])
  func `a flat-rate plan of the edge is owed for the month, even by nobody`(
    plan: String, fee: UsageDimension
  ) async throws {
    let ledger = try await ledger("frontend.edgePlan=\(plan)", "population.accounts=0")
    #expect(ledger.total(fee, of: .subscribe) == 31 * 24 * 3_600_000)
    #expect(ledger.total(.edgePlanRequests) == 0)
  }

  @Test func `a flat-rate plan serves what pay-as-you-go does`() async throws {
    let site = "frontend.hosting=s3-cloudfront"
    let metered = try await ledger(site)
    let flat = try await ledger(site, "frontend.edgePlan=pro")
    let requests = UsageDimension.meters.filter { $0.id.contains("https-requests") }
    let bytes = UsageDimension.meters.filter { $0.id.contains("cloudfront.data-out") }
    #expect(
      flat.total(.edgePlanRequests) == requests.map { metered.total($0) }.reduce(0, +))
    #expect(flat.total(.edgePlanData) == bytes.map { metered.total($0) }.reduce(0, +))
  }

  /// 20 deployments a month; 1,000 paths are free of charge, whoever invalidates them.
  @Test(arguments: [(1, 20), (50, 1_000), (51, 1_020)])
  func `each deployment invalidates its paths`(paths: Int, counted: UInt128) async throws {
    let ledger = try await ledger(
      "frontend.hosting=s3-cloudfront", "frontend.invalidatedPaths=\(paths)",
      "population.accounts=0")
    #expect(ledger.total(.edgeInvalidationPaths) == counted)
  }

  @Test func `the poller runs every minute, whatever is due, and sends the same mail`() async throws
  {
    let base = try await ledger()
    let poller = try await ledger("reminders.design=poller")
    #expect(poller.total(.lambdaRequests, of: .pollReminders) == 44_640)
    #expect(poller.total(.ruleTriggers) == base.total(.ruleTriggers) + 44_640)
    // Four shards asked a minute, each half a unit at least.
    #expect(poller.total(.dynamoReadRequestUnits, of: .pollReminders) == 4 * 44_640)
    #expect(poller.total(.lambdaRequests, of: .sendReminder) == 0)
    #expect(poller.total(.schedulerInvocations) == 0)
    #expect(poller.total(.sesRecipientsALaCarte) == base.total(.sesRecipientsALaCarte))
    // An index entry is written when a reminder is set and deleted when it fires.
    let added =
      poller.total(.dynamoWriteRequestUnits, of: .sendReminder)
      - base.total(.dynamoWriteRequestUnits, of: .sendReminder)
    #expect(added == base.total(.schedulerInvocations))
  }

  @Test func `a rule per reminder fires once and is deleted`() async throws {
    let base = try await ledger()
    let rules = try await ledger("reminders.design=rule-per-reminder")
    let fired = base.total(.schedulerInvocations)
    #expect(rules.total(.ruleTriggers, of: .sendReminder) == fired)
    #expect(rules.total(.callDeleteRule, of: .sendReminder) == fired)
    #expect(
      rules.total(.callPutRule) == base.total(.callCreateSchedule) + base.total(.callUpdateSchedule)
    )
  }

  @Test func `a Lambda authorizer runs once in five minutes of a session`() async throws {
    let lambda = try await ledger("api.authorizer=lambda")
    let authorized = lambda.total(.lambdaRequests, of: .authorize)
    #expect(authorized >= lambda.total(.callPageLoad))
    #expect(authorized < lambda.total(.httpRequests) / 4)
  }

  @Test func `provisioned tables are billed for what is kept ready`() async throws {
    let provisioned = try await ledger("tables.mode=provisioned", "tables.minimumUnits=3")
    #expect(provisioned.total(.dynamoWriteRequestUnits) == 0)
    let hours = provisioned.total(.dynamoWCUHours) / 3_600_000
    // Three tables of three units for 744 hours, and more only after two busy minutes.
    #expect(hours >= 3 * 3 * 744)
    #expect(hours < 3 * 4 * 744)
  }
}
