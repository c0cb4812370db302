import Documents
import Metering
import Testing

@testable import UsageSimulator

struct PersonaTests {
  private func usage(_ text: String) async throws -> SimulatedUsage {
    try await Simulation(
      try Repository.scenario(text: "population: { accounts: 300, \(text) }\n")
    ).run(threads: 2)
  }

  @Test func `kinds that do the same are one kind, draw for draw`() async throws {
    let one = try await usage("signUpShare: 0.1")
    let two = try await usage(
      "signUpShare: 0.1, personas: [{ name: A, share: 0.4 }, { name: B, share: 0.6 }]")
    #expect(one.ledger.entries() == two.ledger.entries())
  }

  @Test func `all in one persona are a scenario with its figures`() async throws {
    let scenario = try Repository.scenario(
      text: """
        population: { accounts: 300, activitySigma: 0.5, activeShare: 0.7, retention: [0.7, 0.6] }
        behaviour: { sessionsPerMonth: 9, createShare: 0.4, pictureShare: 1 }
        """)
    let plain = try await Simulation(scenario).run(threads: 2)
    let figures = """
      share: 1, activitySigma: 0.5, activeShare: 0.7, retention: [0.7, 0.6], sessionsPerMonth: 9,
      createShare: 0.4, pictureShare: 1
      """
    let alone = try await usage("personas: [{ name: All, \(figures) }]")
    let beside = try await usage(
      "personas: [{ name: None, share: 0, sessionsPerMonth: 90 }, { name: All, \(figures) }]")
    #expect(alone.ledger.entries() == plain.ledger.entries())
    #expect(beside.ledger.entries() == plain.ledger.entries())
  }

  @Test func `a share of users does what its persona says, and the others what they did`() throws {
    let base = SimulationPlan(
      try Repository.scenario("population.activeShare=1", "population.signUpShare=0"))
    let mixed = SimulationPlan(
      try Repository.scenario(
        text: """
          population:
            activeShare: 1
            signUpShare: 0
            personas:
              - { name: Usual, share: 0.75 }
              - { name: Never, share: 0.25, sessionsPerMonth: 0 }
          """))
    var silent = 0
    for number in 0..<120 as Range<UInt64> {
      var one = UserMonth(base)
      var other = UserMonth(mixed)
      one.simulate(number)
      other.simulate(number)
      let ledger = other.usage.ledger()
      if mixed.persona(of: number).behaviour.sessionsPerMonth == 0 {
        silent += 1
        #expect(ledger.total(.callPageLoad) == 0)
      } else {
        let isSame = ledger == one.usage.ledger()
        #expect(isSame)
      }
    }
    // √(120 × ¼ × ¾) = 4.7.
    #expect(abs(silent - 30) < 4 * 5)
  }

  @Test func `devices each load every deployment once, and nothing else changes`() async throws {
    func run(_ devices: String) async throws -> SimulatedUsage {
      try await Simulation(
        try Repository.scenario(
          "population.accounts=40", "population.signUpShare=0", "population.activeShare=1",
          "population.activitySigma=0", "population.deletedShare=0", "behaviour.pictureShare=0",
          "behaviour.sessionsPerMonth=1000", "behaviour.actionsPerSession=0",
          "behaviour.devicesPerUser=\(devices)")
      ).run(threads: 2)
    }
    let one = try await run("1")
    let loads = one.ledger.total(.callPageLoad)
    // 20 deployments, and 1,000 visits leave no device without one after each.
    func served(_ first: UInt128) -> UInt128 { loads * 5_000 + first * 345_000 }
    #expect(one.ledger.total(.amplifyServed) == served(40 * 20))
    let three = try await run("3")
    #expect(three.ledger.total(.amplifyServed) <= served(40 * 60))
    #expect(three.ledger.total(.amplifyServed) >= served(40 * 59))
    let between = try await run("1.5")
    #expect(between.ledger.total(.amplifyServed) > served(40 * 25))
    #expect(between.ledger.total(.amplifyServed) < served(40 * 35))
    for dimension in UsageDimension.allCases where dimension != .amplifyServed {
      #expect(one.ledger.total(dimension) == three.ledger.total(dimension), "\(dimension.id)")
    }
  }

  @Test(arguments: [
    ("retention: [0.5, 0.6]", "must be at most the share before, 0.5, found '0.6'"),
    ("personas: [{ name: A, share: 0.5 }]", "shares must sum to 1, found 0.5"),
    ("personas: [{ name: A, share: 1, accounts: 3 }]", "unknown key 'accounts'"),
    ("personas: [{ name: A, share: 1, viewShare: 2 }]", "must be at most 1, found '2'"),
  ])
  func `a wrong persona or retention is told`(text: String, problem: String) {
    let error = #expect(throws: DocumentError.self) {
      try Repository.scenario(text: "population: { \(text) }\n")
    }
    #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
  }
}
