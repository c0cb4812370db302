import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct SimulationTests {
  @Test func `one thread, two or seven make the same ledger and the same demand`() async throws {
    let simulation = Simulation(try Repository.scenario("population.accounts=1500"))
    let single = try await simulation.run(threads: 1)
    for threads in [2, 7] {
      let parallel = try await simulation.run(threads: threads)
      #expect(parallel.ledger == single.ledger)
      #expect(parallel.demand == single.demand)
      #expect(parallel.pageLoads == single.pageLoads)
    }
    #expect(single.ledger.total(.httpRequests) > 0)
  }

  @Test(arguments: [2, 7, 64, 1_024])
  func `parts of the users add up to the whole, however many there are`(count: Int) async throws {
    let simulation = Simulation(try Repository.scenario("population.accounts=700"))
    let whole = try await simulation.run(.all, threads: 1)
    var merged = simulation.empty
    for part in 1...count {
      let shard = try #require(Shard("\(part)/\(count)"))
      if part <= 3 || part == count { merged.merge(try await simulation.run(shard, threads: 2)) }
      // Blocks of 256 users: with 700 there are three, and the other parts are empty.
    }
    #expect(merged.ledger == whole.ledger)
    #expect(merged.demand == whole.demand)
    #expect(merged.pageLoads == whole.pageLoads)
  }

  @Test func `a user's month does not depend on how many users there are`() throws {
    let plan = SimulationPlan(try Repository.scenario())
    func ledger(_ users: Range<UInt64>) -> UsageLedger {
      var month = UserMonth(plan)
      for user in users { month.simulate(user) }
      return month.usage.ledger()
    }
    var parts = ledger(0..<40)
    parts.merge(ledger(40..<90))
    #expect(parts == ledger(0..<90))
  }

  @Test(arguments: [
    "functions.memory=1024", "functions.architecture=x86_64", "api.kind=rest",
    "functions.dependencyMilliseconds=40", "identity.plan=lite", "frontend.hosting=s3-cloudfront",
    "tables.class=standard-ia", "mailer.plan=essentials",
  ])
  func `a change of the backend never changes what users do`(change: String) async throws {
    let base = try await Simulation(try Repository.scenario("population.accounts=60"))
      .run(threads: 1)
    let changed = try await Simulation(try Repository.scenario("population.accounts=60", change))
      .run(threads: 1)
    #expect(base.ledger != changed.ledger)
    for operation in Operation.allCases {
      for call in [.callQuery, .callPutItem, .callInitiateAuth, .callSendEmail, .callPageLoad]
        as [UsageDimension]
      {
        #expect(
          base.ledger.total(call, of: operation) == changed.ledger.total(call, of: operation))
      }
    }
  }

  @Test func `another seed is another month`() async throws {
    let one = try await Simulation(try Repository.scenario("population.accounts=60"))
      .run(threads: 1)
    let two = try await Simulation(try Repository.scenario("population.accounts=60", "seed=2"))
      .run(threads: 1)
    #expect(one.ledger != two.ledger)
  }

  @Test func `nobody costs what stands: no user meters, but jobs, site and watching`() async throws
  {
    let usage = try await Simulation(try Repository.scenario("population.accounts=0"))
      .run(threads: 3)
    let journeys = Set(usage.ledger.entries().map(\.journey))
    #expect(journeys == [.standing])
    #expect(usage.ledger.total(.ruleTriggers) == 744 * 12)
    #expect(usage.ledger.total(.cognitoMAUEssentials) == 0)
  }

  @Test func `active users are counted once, and everybody who signed up is one`() async throws {
    let usage = try await Simulation(
      try Repository.scenario(
        "population.accounts=2000", "population.activeShare=1", "population.signUpShare=0.25")
    ).run(threads: 2)
    let signUps = usage.ledger.total(.callSignUp)
    let active = usage.ledger.total(.cognitoMAUEssentials)
    // Five standard deviations of a binomial: √(2,000 × ¼ × ¾) = 19.4.
    #expect(abs(Int(signUps) - 500) < 97)
    #expect(active <= 2_000)
    #expect(active >= signUps)
    #expect(usage.ledger.total(.cognitoMAUEssentials, of: .signUp) == signUps)
  }

  @Test func `sessions are as many as asked for`() async throws {
    let usage = try await Simulation(
      try Repository.scenario(
        "population.accounts=3000", "population.activeShare=1", "population.signUpShare=0",
        "population.activitySigma=0", "behaviour.sessionsPerMonth=10")
    ).run(threads: 2)
    let pages = Int(usage.ledger.total(.callPageLoad))
    // Poisson: √30,000 = 173.
    #expect(abs(pages - 30_000) < 5 * 173)
    #expect(usage.ledger.total(.amplifyServed) > 0)
  }

  @Test func `every e-mail reminder that fires is sent once`() async throws {
    let usage = try await Simulation(try Repository.scenario("population.accounts=300"))
      .run(threads: 1)
    let ledger = usage.ledger
    let fired = ledger.total(.schedulerInvocations)
    #expect(fired > 0)
    #expect(ledger.total(.lambdaRequests, of: .sendReminder) == fired)
    #expect(ledger.total(.sesRecipientsALaCarte) <= fired)
    #expect(ledger.total(.sesRecipientsALaCarte) * 100 >= fired * 99)
    #expect(UInt128(usage.demand.total(.emails)) == ledger.total(.sesRecipientsALaCarte))
  }
}
