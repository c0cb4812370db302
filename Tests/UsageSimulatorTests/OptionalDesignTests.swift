import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

/// Designs that take more than one key, or that change nothing that is billed.
struct OptionalDesignTests {
  private func ledger(_ changes: String...) async throws -> UsageLedger {
    let scenario = try Repository.scenario(["population.accounts=50"] + changes)
    return try await Simulation(scenario).run(threads: 2).ledger
  }

  private func changed(
    _ one: UsageLedger, _ two: UsageLedger, among dimensions: [UsageDimension]
  ) -> Set<UsageDimension> {
    Set(dimensions.filter { one.total($0) != two.total($0) })
  }

  @Test func `a longer age costs fewer preflights, and no more than one a call`() async throws {
    var before: UInt128?
    for seconds in [0, 5, 600, 7_200, 86_400] {
      let ledger = try await ledger(
        "api.preflightSeconds=\(seconds)", "behaviour.preflightCapSeconds=86400")
      let asked = ledger.total(.httpRequests, of: .preflight)
      let calls = ledger.total(.httpRequests) - asked
      if seconds == 0 { #expect(asked == calls) }
      if let before { #expect(asked < before) }
      before = asked
    }
  }

  @Test func `a browser's cap ends a longer age`() async throws {
    let capped = try await ledger(
      "api.preflightSeconds=86400", "behaviour.preflightCapSeconds=600")
    let short = try await ledger(
      "api.preflightSeconds=600", "behaviour.preflightCapSeconds=86400")
    #expect(capped == short)
  }

  @Test func `where nothing recurs, that it could costs a query a list`() async throws {
    let nothing = ["behaviour.recurringShare=0", "population.deletedShare=0"]
    let base = try await ledger(nothing[0], nothing[1])
    let able = try await ledger(nothing[0], nothing[1], "api.recurringEvents=true")
    // Functions that run longer are started more often, which is logged.
    #expect(
      changed(base, able, among: UsageDimension.meters).isSubset(of: [
        .dynamoReadRequestUnits, .lambdaComputeArm, .logsVended, .logsStored,
      ]))
    let lists = base.total(.lambdaRequests, of: .listEvents)
    #expect(able.total(.callQuery) == base.total(.callQuery) + lists)
    #expect(
      able.total(.dynamoReadRequestUnits) == base.total(.dynamoReadRequestUnits) + lists)
  }

  @Test func `recurring events are made, changed, and reminded of one by one`() async throws {
    let ledger = try await ledger("api.recurringEvents=true", "population.activeShare=1")
    for operation in [.createSeries, .readSeries, .updateSeries, .deleteSeries, .changeOccurrence]
      + [.cancelOccurrence] as [Metering.Operation]
    {
      #expect(ledger.total(.lambdaRequests, of: operation) > 0, "\(operation)")
    }
    // A tenth of what is made recurs.
    let made = ledger.total(.lambdaRequests, of: .createSeries)
    let all = made + ledger.total(.lambdaRequests, of: .createEvent)
    #expect(made * 100 > all * 8 && made * 100 < all * 12)
    // One ahead: a schedule is created by the reminder before.
    #expect(ledger.total(.callCreateSchedule, of: .sendReminder) > 0)
  }

  @Test func `an opening month holds the series that the one before made`() async throws {
    let plan = SimulationPlan(
      try Repository.scenario(
        "population.activeShare=1", "population.signUpShare=0", "api.recurringEvents=true"))
    var (opened, closed) = (0, 0)
    var month = UserMonth(plan)
    for user in 0..<400 as Range<UInt64> {
      var walk = UserWalk(of: user, plan, from: &month.user)
      opened += month.user.series.count
      while walk.next != nil { walk.step(plan, as: &month.user, &month.usage) }
      closed += month.user.series.count
    }
    // Made evenly over half a year on average, one month more is a sixth more.
    #expect(opened > 0)
    #expect(closed * 100 > opened * 108 && closed * 100 < opened * 125, "\(opened), \(closed)")
  }

  @Test func `a client of ours pays by the request, Lambda is told for nothing`() async throws {
    let base = try await ledger()
    let client = try await ledger("tables.eventsStream=true", "tables.streamReader=client")
    #expect(changed(base, client, among: UsageDimension.meters) == [.dynamoStreamReads])
    // One request a second and shard: 2,678,400 seconds in October, four shards.
    #expect(client.total(.dynamoStreamReads) == 4 * 2_678_400)
    let lambda = try await ledger("tables.eventsStream=true")
    #expect(lambda.total(.dynamoStreamReads) == 0)
    let batches = lambda.total(.lambdaRequests, of: .consumeChanges)
    let writes = base.total(.callPutItem, of: .createEvent)
    #expect(batches > writes / 2)
  }

  @Test func `a window gathers changes of many users into fewer batches`() async throws {
    let eager = try await ledger("tables.eventsStream=true")
    let patient = try await ledger("tables.eventsStream=true", "tables.streamWindowSeconds=300")
    let batches = [eager, patient].map { $0.total(.lambdaRequests, of: .consumeChanges) }
    #expect(batches[1] * 10 < batches[0] * 9)
    // The work of each record stays: only the rounding up of each batch differs.
    let compute = [eager, patient].map { $0.total(.lambdaComputeArm, of: .consumeChanges) }
    #expect(compute[0] == compute[1])
  }

  @Test func `expired reminders are told of as well`() async throws {
    let kept = try await ledger("tables.remindersStream=true", "reminders.retentionDays=3650")
    let expiring = try await ledger("tables.remindersStream=true", "reminders.retentionDays=1")
    #expect(
      expiring.total(.lambdaComputeArm, of: .consumeChanges)
        > kept.total(.lambdaComputeArm, of: .consumeChanges))
  }

  @Test(arguments: [
    "identity.signIn=hosted", "identity.groups=true", "identity.adminCreatedShare=1",
  ])
  func `some designs of the pool cost nothing`(change: String) async throws {
    let base = try await ledger()
    let other = try await ledger(change)
    #expect(changed(base, other, among: UsageDimension.meters).isEmpty)
    let calls = UsageDimension.allCases.filter { !$0.isMeter }
    #expect(!changed(base, other, among: calls).isEmpty)
  }

  @Test func `a plan of half a month bills each active user once, under the dearer`() async throws {
    let base = try await ledger()
    let upgraded = try await ledger("identity.newPlan=plus", "identity.newPlanDay=16")
    let never = try await ledger("identity.newPlan=plus", "identity.newPlanDay=0")
    #expect(never == base)
    #expect(
      changed(base, upgraded, among: UsageDimension.meters) == [
        .cognitoMAUEssentials, .cognitoMAUPlus,
      ])
    let plus = upgraded.total(.cognitoMAUPlus)
    #expect(plus > 0)
    #expect(
      plus + upgraded.total(.cognitoMAUEssentials) == base.total(.cognitoMAUEssentials))
    let cheaper = try await ledger("identity.newPlan=lite", "identity.newPlanDay=16")
    #expect(cheaper.total(.cognitoMAULite) > 0)
    #expect(cheaper.total(.cognitoMAULite) < plus)
  }

  @Test func `an audit of each account makes dormant ones active, a list none`() async throws {
    let base = try await ledger()
    let get = try await ledger("identity.audit=get")
    #expect(get.total(.cognitoMAUEssentials) == 50)
    #expect(base.total(.cognitoMAUEssentials) < 50)
    let list = try await ledger("identity.audit=list")
    #expect(list.total(.cognitoMAUEssentials) == base.total(.cognitoMAUEssentials))
    // One page of 60, 31 nights.
    #expect(list.total(.callListUsers) == 31)
    #expect(list.total(.lambdaRequests, of: .auditAccounts) == 31)
  }

  @Test func `who is disabled is active by it, and calls no more`() async throws {
    let base = try await ledger("population.activeShare=1")
    let ledger = try await ledger("population.activeShare=1", "identity.disabledShare=1")
    #expect(ledger.total(.callAdminDisableUser) + ledger.total(.callDeleteUser) >= 50)
    #expect(ledger.total(.cognitoMAUEssentials) == 50)
    // Disabled at some moment of the month: half of it is left on average.
    let (half, all) = (ledger.total(.httpRequests), base.total(.httpRequests))
    #expect(half * 10 > all * 3 && half * 10 < all * 7)
  }
}
