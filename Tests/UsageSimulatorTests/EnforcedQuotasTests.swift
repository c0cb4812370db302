import Metering
import Testing

@testable import UsageSimulator

struct EnforcedQuotasTests {
  private func run(_ changes: String...) throws -> SimulatedUsage {
    let scenario = try Repository.scenario(["population.accounts=100"] + changes)
    return try OrderedSimulation(scenario, enforcingQuotas: true).run()
  }

  private func free(_ changes: String...) throws -> SimulatedUsage {
    try OrderedSimulation(try Repository.scenario(["population.accounts=100"] + changes)).run()
  }

  private func refusals(_ quota: SharedQuota, in usage: SimulatedUsage) throws -> QuotaRefusals {
    try #require(usage.refusals?.first { $0.quota == quota })
  }

  /// Nothing else refuses anything.
  private func expectOnly(_ quotas: Set<SharedQuota>, in usage: SimulatedUsage) {
    for refusal in usage.refusals ?? [] where !quotas.contains(refusal.quota) {
      #expect(refusal.refused == 0, "\(refusal.quota)")
    }
  }

  @Test(arguments: ["seed=1", "tables.mode=provisioned", "reminders.design=poller"])
  func `quotas that nobody exceeds change nothing`(change: String) throws {
    let enforced = try run(change, "quotas.mailsPerSecond=1000")
    let unlimited = try free(change)
    #expect(enforced.ledger == unlimited.ledger)
    #expect(enforced.demand == unlimited.demand)
    #expect(unlimited.refusals == nil)
    #expect(enforced.refusals?.isEmpty == false)
    expectOnly([], in: enforced)
  }

  @Test(arguments: ["cached", "none"])
  func `an API without requests serves nobody, and bills nobody`(preflights: String) throws {
    let usage = try run("quotas.apiRequestsPerSecond=0", "api.preflights=\(preflights)")
    let refused = try refusals(.apiRequests, in: usage)
    #expect(usage.ledger.total(.httpRequests) == 0)
    #expect(usage.ledger.total(.lambdaRequests, of: .listEvents) == 0)
    let all = usage.ledger.total(.callGatewayRefused)
    #expect(UInt128(refused.refused) == all)
    // A browser whose preflight is refused does not send the request.
    let asked = usage.ledger.total(.callGatewayRefused, of: .preflight)
    #expect(asked == (preflights == "cached" ? all : 0))
    // Each call is sent three times in all, but for the last ones of the month.
    #expect(refused.givenUp > 0)
    #expect(abs(Int(refused.refused) - 3 * Int(refused.givenUp)) <= 20)
    expectOnly([.apiRequests], in: usage)
  }

  @Test(arguments: ["cached", "none"])
  func `without a second try each refusal is final`(preflights: String) throws {
    let usage = try run(
      "quotas.apiRequestsPerSecond=0", "behaviour.retries=0", "api.preflights=\(preflights)")
    let refused = try refusals(.apiRequests, in: usage)
    #expect(refused.refused > 0 && refused.givenUp == refused.refused)
  }

  @Test func `a function that may not run is billed by the gateway alone`() throws {
    let usage = try run("quotas.concurrentExecutions=0")
    #expect(usage.ledger.total(.lambdaRequests, of: .listEvents) == 0)
    #expect(usage.ledger.total(.httpRequests, of: .listEvents) > 0)
    #expect(usage.ledger.total(.callQuery, of: .listEvents) == 0)
    // Reminders wait for a place until they are lost, and no mail leaves.
    #expect(usage.ledger.total(.callSendEmail) == 0)
    #expect(try refusals(.functionConcurrency, in: usage).refused > 0)
    expectOnly([.functionConcurrency], in: usage)
  }

  @Test func `few places are refused some of the time, and tried again`() throws {
    let usage = try run("quotas.concurrentExecutions=1", "functions.dependencyMilliseconds=1000")
    let refused = try refusals(.functionConcurrency, in: usage)
    let unlimited = try free("functions.dependencyMilliseconds=1000")
    #expect(refused.refused > refused.givenUp)
    #expect(
      usage.ledger.total(.httpRequests)
        > usage.ledger.total(.lambdaRequests, of: .listEvents))
    #expect(usage.ledger.total(.callQuery) < unlimited.ledger.total(.callQuery))
  }

  @Test func `mail above the day's quota is lost and not billed`() throws {
    let usage = try run("quotas.mailsPerDay=1")
    let lost = try refusals(.mailsPerDay, in: usage)
    #expect(lost.refused > 0 && lost.givenUp == lost.refused)
    #expect(usage.ledger.total(.callEmailRefused) == UInt128(lost.refused))
    // One in any 24 hours of 31 days.
    #expect(1...31 ~= usage.ledger.total(.sesRecipientsALaCarte))
    #expect(
      usage.ledger.total(.callSendEmail)
        == usage.ledger.total(.sesRecipientsALaCarte) + UInt128(lost.refused))
    let unlimited = try free()
    #expect(usage.ledger.total(.callSendEmail) == unlimited.ledger.total(.callSendEmail))
  }

  @Test func `the sandbox has quotas of its own`() throws {
    let usage = try run(
      "mailer.sandbox=true", "mailer.verifiedRecipients=100", "quotas.sandboxMailsPerDay=2")
    #expect(try refusals(.mailsPerDay, in: usage).limit == 2)
    #expect(try refusals(.mailsPerDay, in: usage).refused > 0)
  }

  @Test func `a pool that sends no e-mail takes no new users`() throws {
    let usage = try run("quotas.identityMailsPerDay=0", "population.signUpShare=0.5")
    #expect(usage.ledger.total(.callSignUp) == 0)
    #expect(usage.ledger.total(.cognitoMAUEssentials, of: .signUp) == 0)
    #expect(try refusals(.identityMails, in: usage).refused >= 25)
  }

  @Test func `who may not sign in calls nothing`() throws {
    let usage = try run("quotas.authenticationsPerSecond=0")
    #expect(usage.ledger.total(.callInitiateAuth) == 0)
    #expect(usage.ledger.total(.callPageLoad) > 0)
    #expect(try refusals(.authentications, in: usage).refused > 0)
  }

  @Test func `a table without capacity fails its function, which is billed`() throws {
    let usage = try run(
      "tables.mode=provisioned", "tables.minimumUnits=1", "quotas.tableBurstSeconds=0")
    #expect(try refusals(.tableCapacity, in: usage).refused > 0)
    #expect(usage.ledger.total(.lambdaRequests, of: .listEvents) > 0)
    #expect(usage.ledger.total(.callQuery, of: .listEvents) == 0)
  }

  @Test(arguments: [("on-demand", false), ("provisioned", true)])
  func `tables have a quota where they are provisioned`(mode: String, has: Bool) throws {
    let quotas = try #require(try run("tables.mode=\(mode)").refusals).map(\.quota)
    #expect(quotas == SharedQuota.allCases.filter { has || $0 != .tableCapacity })
  }

  @Test func `the same month is refused the same`() throws {
    #expect(
      try run("quotas.concurrentExecutions=1").refusals
        == run("quotas.concurrentExecutions=1").refusals)
  }
}
