import Metering
import Testing

@testable import UsageSimulator

/// How much a switched design counts, where it can be said beforehand.
struct DesignEffectTests {
  @Test(
    arguments: [
      ("a-la-carte", 0, 0), ("essentials", 0, 0), ("pro", 1, 0), ("enterprise", 0, 1),
    ] as [(String, UInt128, UInt128)])
  func `a mail plan with a fee is owed for the month, even by nobody`(
    plan: String, pro: UInt128, enterprise: UInt128
  ) async throws {
    let ledger = try await ChangedDefaults.ledger("mailer.plan=\(plan) population.accounts=0")
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
    let ledger = try await ChangedDefaults.ledger(
      "frontend.edgePlan=\(plan)", "population.accounts=0")
    #expect(ledger.total(fee, of: .subscribe) == 31 * 24 * 3_600_000)
    #expect(ledger.total(.edgePlanRequests) == 0)
  }

  @Test func `a flat-rate plan serves what pay-as-you-go does`() async throws {
    let site = "frontend.hosting=s3-cloudfront"
    let metered = try await ChangedDefaults.ledger(site)
    let flat = try await ChangedDefaults.ledger(site, "frontend.edgePlan=pro")
    let requests = UsageDimension.meters.filter { $0.id.contains("https-requests") }
    let bytes = UsageDimension.meters.filter { $0.id.contains("cloudfront.data-out") }
    #expect(
      flat.total(.edgePlanRequests) == requests.map { metered.total($0) }.reduce(0, +))
    #expect(flat.total(.edgePlanData) == bytes.map { metered.total($0) }.reduce(0, +))
  }

  /// 20 deployments a month; 1,000 paths are free of charge, whoever invalidates them.
  @Test(arguments: [(1, 20), (50, 1_000), (51, 1_020)])
  func `each deployment invalidates its paths`(paths: Int, counted: UInt128) async throws {
    let ledger = try await ChangedDefaults.ledger(
      "frontend.hosting=s3-cloudfront", "frontend.invalidatedPaths=\(paths)",
      "population.accounts=0")
    #expect(ledger.total(.edgeInvalidationPaths) == counted)
  }

  @Test func `the poller runs every minute, whatever is due, and sends the same mail`() async throws
  {
    let base = try await ChangedDefaults.base.value
    let poller = try await ChangedDefaults.ledger("reminders.design=poller")
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
    let base = try await ChangedDefaults.base.value
    let rules = try await ChangedDefaults.ledger("reminders.design=rule-per-reminder")
    let fired = base.total(.schedulerInvocations)
    #expect(rules.total(.ruleTriggers, of: .sendReminder) == fired)
    #expect(rules.total(.callDeleteRule, of: .sendReminder) == fired)
    #expect(
      rules.total(.callPutRule) == base.total(.callCreateSchedule) + base.total(.callUpdateSchedule)
    )
  }

  @Test func `a Lambda authorizer runs once in five minutes of a session`() async throws {
    let lambda = try await ChangedDefaults.ledger("api.authorizer=lambda")
    let authorized = lambda.total(.lambdaRequests, of: .authorize)
    #expect(authorized >= lambda.total(.callPageLoad))
    #expect(authorized < lambda.total(.httpRequests) / 4)
  }

  @Test func `environments kept ready serve callers, the rest is moved`() async throws {
    // Handlers slow enough that some minute needs more than one environment.
    let base = try await ChangedDefaults.ledger("functions.handlerMilliseconds=20000")
    let ready = try await ChangedDefaults.ledger(
      "functions.handlerMilliseconds=20000 functions.provisionedConcurrency=1")
    for operation in Metering.Operation.allCases {
      let provisioned = ready.total(.lambdaProvisionedDurationArm, of: operation)
      let onDemand = ready.total(.lambdaComputeArm, of: operation)
      // Operations that the defaults use at all.
      if base.total(.lambdaComputeArm, of: operation) > 0 {
        #expect((operation.function != nil) == (provisioned > 0), "\(operation.label)")
      }
      if operation != .startFunctions {
        #expect(provisioned + onDemand == base.total(.lambdaComputeArm, of: operation))
      }
    }
    #expect(ready.total(.lambdaComputeArm, of: .listEvents) > 0)
    #expect(ready.total(.callLambdaColdStart) < base.total(.callLambdaColdStart))
    let month: UInt128 = 31 * 24 * 3_600_000
    #expect(ready.total(.lambdaProvisionedArm, of: .keepFunctions) == 4 * 256 * month)
  }

  @Test func `handlers that fail are billed, and asynchronous ones run again`() async throws {
    let base = try await ChangedDefaults.base.value
    let failing = try await ChangedDefaults.ledger("functions.failureShare=0.2")
    #expect(base.total(.callLambdaFailed) == 0)
    let failed = failing.total(.callLambdaFailed)
    let all = failing.total(.lambdaRequests)
    #expect(all / 6 < failed && failed < all / 4)
    // Of asynchronous calls that fail, four in five are tried again and go well.
    let retried = failing.total(.callLambdaRetried, of: .checkHealth)
    let runs = base.total(.lambdaRequests, of: .checkHealth)
    #expect(failing.total(.lambdaRequests, of: .checkHealth) == runs + retried)
    #expect(runs / 5 < retried && retried < runs * 3 / 10)
    #expect(failing.total(.callLambdaDropped, of: .checkHealth) < runs / 50)
    #expect(failing.total(.cognitoMAUEssentials) == base.total(.cognitoMAUEssentials))
    #expect(failing.total(.callPageLoad) == base.total(.callPageLoad))
  }

  @Test func `a poller that fails is run again`() async throws {
    let failing = try await ChangedDefaults.ledger(
      "functions.failureShare=0.2 reminders.design=poller")
    let retried = failing.total(.callLambdaRetried, of: .pollReminders)
    #expect(failing.total(.lambdaRequests, of: .pollReminders) == 44_640 + retried)
    #expect(failing.total(.lambdaRequests, of: .sendReminder) == 0)
  }

  @Test func `an address that bounced stays on the list for the month`() async throws {
    let ledger = try await ChangedDefaults.ledger("mailer.bounceShare=1")
    let bounced = ledger.total(.callEmailBounced)
    #expect(bounced == ledger.total(.sesRecipientsALaCarte))
    #expect(
      bounced + ledger.total(.callEmailSuppressed) == ledger.total(.callSendEmail))
    #expect(bounced <= 150)
  }

  @Test func `provisioned tables are billed for what is kept ready`() async throws {
    let provisioned = try await ChangedDefaults.ledger(
      "tables.mode=provisioned tables.minimumUnits=3")
    #expect(provisioned.total(.dynamoWriteRequestUnits) == 0)
    let hours = provisioned.total(.dynamoWCUHours) / 3_600_000
    // Three tables of three units for 744 hours, and more only after two busy minutes.
    #expect(hours >= 3 * 3 * 744)
    #expect(hours < 3 * 4 * 744)
  }
}
