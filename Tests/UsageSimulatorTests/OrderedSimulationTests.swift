import Metering
import Testing

@testable import UsageSimulator

struct OrderedSimulationTests {
  /// Every design switch that changes what a request or a reminder calls.
  static let designs: [[String]] = [
    [], ["seed=7"], ["reminders.design=poller", "reminders.indexShards=4"],
    ["reminders.design=rule-per-reminder"], ["tables.mode=provisioned"],
    ["api.authorizer=lambda"], ["api.kind=rest", "seed=3"],
    ["population.deletedShare=0.5", "behaviour.signOutShare=0.5", "population.signUpShare=0.5"],
    ["mailer.sandbox=true", "mailer.verifiedRecipients=20"],
    ["api.recurringEvents=true", "tables.eventsStream=true", "tables.remindersStream=true"],
    ["api.recurringEvents=true", "reminders.design=poller", "reminders.retentionDays=1"],
    [
      "identity.disabledShare=0.3", "identity.adminCreatedShare=0.5", "identity.groups=true",
      "identity.audit=get", "behaviour.addressChangeShare=0.5", "population.signUpShare=0.5",
    ],
    [
      "identity.newPlan=plus", "identity.newPlanDay=10", "identity.signIn=hosted",
      "identity.sender=ses", "api.preflights=none",
    ],
    ["functions.failureShare=0.1", "mailer.bounceShare=0.2", "events.published=true"],
    ["functions.failureShare=0.2", "reminders.design=poller", "observability.metricSource=api"],
    ["functions.provisionedConcurrency=1", "mailer.waitAtRate=true", "quotas.mailsPerSecond=1"],
  ]

  @Test(arguments: designs)
  func `both engines count the same for users, to the bit`(design: [String]) async throws {
    let scenario = try Repository.scenario(["population.accounts=150"] + design)
    let streamed = try await Simulation(scenario).run(.all, threads: 1)
    let ordered = try OrderedSimulation(scenario).runUsers()
    #expect(ordered.ledger == streamed.ledger)
    #expect(ordered.demand == streamed.demand)
    #expect(ordered.pageLoads == streamed.pageLoads)
    #expect(streamed.ledger.total(.callSendEmail) > 0)
  }

  @Test(arguments: designs)
  func `what users share is the same by both engines, but for cold starts`(
    design: [String]
  ) async throws {
    let scenario = try Repository.scenario(["population.accounts=60"] + design)
    let streamed = try await Simulation(scenario).run(threads: 1)
    let ordered = try OrderedSimulation(scenario).run()
    #expect(ordered.demand == streamed.demand)
    for operation in Operation.allCases where ![.startFunctions, .keepLogs].contains(operation) {
      for dimension in UsageDimension.allCases {
        #expect(
          ordered.ledger.total(dimension, of: operation)
            == streamed.ledger.total(dimension, of: operation), "\(operation) \(dimension.id)")
      }
    }
  }

  /// The last three wait for seconds on their tables, so that calls overlap.
  @Test(
    arguments: [
      (1, 5, "4.6"), (20, 6, "4.6"), (300, 15, "4.6"), (1_000, 6, "4.6"), (300, 5, "2000"),
      (2_000, 3, "4000"), (5_000, 6, "1000"),
    ])
  func `cold starts are those of the ordered engine, to a twentieth`(
    accounts: Int, idleMinutes: Int, milliseconds: String
  ) async throws {
    let scenario = try Repository.scenario([
      "population.accounts=\(accounts)", "functions.idleMinutes=\(idleMinutes)",
      "functions.dependencyMilliseconds=\(milliseconds)",
    ])
    let streamed = try await Simulation(scenario).run(threads: 2)
    let ordered = try OrderedSimulation(scenario).run()
    for dimension in [.callLambdaColdStart, .lambdaComputeArm] as [UsageDimension] {
      let inferred = Int(streamed.ledger.total(dimension, of: .startFunctions))
      let real = Int(ordered.ledger.total(dimension, of: .startFunctions))
      #expect(abs(inferred - real) * 20 <= real, "\(inferred) for \(real)")
    }
  }

  @Test func `nobody makes an empty month, and too many are refused`() throws {
    let nobody = try OrderedSimulation(try Repository.scenario("population.accounts=0")).run()
    #expect(nobody.ledger.total(.ruleTriggers) == 744 * 12)
    #expect(throws: TooManyAccounts(accounts: 1_000_001)) {
      try OrderedSimulation(try Repository.scenario("population.accounts=1000001"))
    }
  }

  @Test func `a cancelled run has no result`() async throws {
    let scenario = try Repository.scenario("population.accounts=5")
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try OrderedSimulation(scenario).run()
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
