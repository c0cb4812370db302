import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct PeakPassTests {
  /// What users alone caused in the first pass.
  private func users(_ scenario: Scenario) async throws -> Demand {
    try await Simulation(scenario).run(.all, threads: 1).demand
  }

  /// The same, and all.
  private func first(_ scenario: Scenario) async throws -> (users: Demand, all: Demand) {
    let simulation = Simulation(scenario)
    let users = try await simulation.run(.all, threads: 1)
    return (users.demand, simulation.completed(users).demand)
  }

  private func pass(_ scenario: Scenario) async throws -> PeakPass {
    let (users, all) = try await first(scenario)
    return PeakPass(scenario, users: users, all: all)
  }

  private func counts(_ plan: PeakPlan) -> SecondCounts {
    var month = PeakMonth(plan)
    for user in 0..<plan.simulation.accounts { month.simulate(user) }
    return month.recorder.counts
  }

  @Test(arguments: OrderedSimulationTests.designs)
  func `every second looked at has what the ordered engine counts in it`(
    design: [String]
  ) async throws {
    let scenario = try Repository.scenario(["population.accounts=80"] + design)
    var demand = try await users(scenario)
    // As if each minute's poller ran for ten seconds.
    for minute in 0..<demand.minutes {
      demand.set(10_000_000, of: .sendReminderBusy, minute: minute)
    }
    let plan = PeakPlan(scenario, demand)
    let reference = PeakRecorder(plan)
    _ = try OrderedSimulation(scenario).runUsers(watch: reference)
    let counts = counts(plan)
    #expect(counts == reference.counts)
    #expect((0..<counts.seconds).contains { counts[.apiRequests, $0] > 1 })
  }

  @Test(arguments: [
    [], ["reminders.design=poller"], ["tables.mode=provisioned", "api.authorizer=lambda"],
    ["population.signUpShare=0.5", "events.published=true"],
  ])
  func `the seconds of a minute add up to what the first pass counted in it`(
    design: [String]
  ) async throws {
    let scenario = try Repository.scenario(["population.accounts=120"] + design)
    let users = try await users(scenario)
    let plan = PeakPlan(scenario, users)
    let counts = counts(plan)
    #expect(plan.minutes.minutes.count > 5)
    for (place, minute) in plan.minutes.minutes.enumerated() {
      func sum(_ quota: SharedQuota) -> UInt64 {
        (0..<60).reduce(0) { $0 + counts[quota, place * 60 + $1] }
      }
      #expect(sum(.apiRequests) == users[.apiCalls, minute])
      #expect(sum(.scheduleRequests) == users[.schedulesCreated, minute])
      #expect(sum(.mailRate) == users[.emails, minute])
      let busy = Function.allCases.reduce(0) { $0 + users[$1.demand.busy, minute] }
      #expect(sum(.functionConcurrency) == busy)
      if plan.quotas.contains(.scheduleInvocations) {
        #expect(sum(.scheduleInvocations) == users[.sendReminderCalls, minute])
      }
    }
  }

  @Test(arguments: [
    ("seed=1", 5), ("seed=1", 1_000_000), ("reminders.design=poller", 3),
    ("population.signUpShare=0.9", 1_000),
  ])
  func `a peak is the highest of a histogram of all seconds, in the minutes looked at`(
    design: String, minutes: Int
  ) async throws {
    let scenario = try Repository.scenario("population.accounts=90", design)
    let (users, all) = try await first(scenario)
    let plan = PeakPlan(scenario, all, minutesPerQuota: minutes)
    let everything = EverySecond()
    everything.listen(to: plan)
    let pass = PeakPass(scenario, users: users, all: all, minutesPerQuota: minutes)
    let peaks = try await pass.run(threads: 2)
    #expect(peaks.minutesPerQuota == minutes)
    #expect(peaks.quotas.map(\.quota) == plan.quotas)
    let looked = Set(plan.minutes.minutes)
    for peak in peaks.quotas where peak.quota != .functionConcurrency {
      let seconds = (everything.asked[peak.quota] ?? [:]).filter { second, _ in
        looked.contains(second / 60)
      }
      let most = seconds.values.max() ?? 0
      #expect(peak.demand == most, "\(peak.quota)")
      #expect(peak.second == seconds.filter { $0.value == most }.keys.min())
    }
    #expect(everything.asked[.apiRequests]?.count ?? 0 > 1_000)
  }

  @Test func `any number of threads and of parts finds the same peaks and keys`() async throws {
    let scenario = try Repository.scenario("population.accounts=1500")
    let whole = try await pass(scenario)
    let single = try await whole.run(threads: 1)
    for threads in [2, 7] { #expect(try await whole.run(threads: threads) == single) }
    let simulation = Simulation(scenario)
    var merged = simulation.empty
    for part in ["3/3", "1/3", "2/3"] {
      merged.merge(try await simulation.run(try #require(Shard(part)), threads: 2))
    }
    let all = simulation.completed(merged).demand
    let ofParts = try await PeakPass(scenario, users: merged.demand, all: all).run(threads: 3)
    #expect(ofParts == single)
    #expect(single.keys.count == 20)
  }

  @Test func `nobody asks for nothing but what stands, and heats no key`() async throws {
    let peaks = try await pass(try Repository.scenario("population.accounts=0")).run(threads: 3)
    for peak in peaks.quotas where peak.quota != .functionConcurrency {
      #expect(peak.demand == 0 && peak.second == nil)
    }
    // The health check, every five minutes; in all seconds of its minute, of which that is the first.
    let running = try #require(peaks.quotas.first { $0.quota == .functionConcurrency })
    #expect(running.demand == 1)
    #expect(try #require(running.second).isMultiple(of: 300))
    #expect(peaks.keys.isEmpty)
  }

  @Test func `limits are the scenario's, and nothing is refused above them`() async throws {
    let peaks = try await pass(
      try Repository.scenario(
        "population.accounts=50", "quotas.apiRequestsPerSecond=0", "mailer.sandbox=true",
        "quotas.concurrentExecutions=3", "quotas.partitionWritesPerSecond=7")
    ).run(threads: 1)
    func limit(_ quota: SharedQuota) -> Int? { peaks.quotas.first { $0.quota == quota }?.limit }
    #expect(limit(.apiRequests) == 0)
    #expect(limit(.functionConcurrency) == 3)
    #expect(limit(.functionRequests) == 30)
    #expect(limit(.mailRate) == 1)
    #expect(peaks.partitionWrites == 7 && peaks.partitionReads == 3_000)
    #expect(peaks.quotas[0].demand > 0)
  }

  @Test func `a cancelled pass has no result`() async throws {
    let pass = try await pass(try Repository.scenario("population.accounts=5"))
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await pass.run(threads: 1)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

/// Hears what users ask for in every second of the month, user after user.
private final class EverySecond: SharedAccount {
  private(set) var asked: [SharedQuota: [Int: UInt64]] = [:]
  private var second = 0

  func listen(to plan: PeakPlan) {
    var usage = UsageRecorder(minutes: 0)
    usage.account = self
    var user = User()
    for number in 0..<plan.simulation.accounts {
      let persona = plan.simulation.persona(of: number)
      var walk = UserWalk(of: number, persona, from: &user)
      let end = persona.end
      while let next = [walk.next, user.schedules.nextDue].compactMap(\.self).min(), next < end {
        let isFired = walk.next.map { next < $0 } ?? true
        let moment = isFired ? plan.firing.moment(of: next, user: number) : next
        second = Int(moment.milliseconds / 1_000)
        if isFired {
          persona.app.fireSchedules(of: &user, before: next + Milliseconds(1), &usage)
        } else {
          walk.step(persona, as: &user, &usage)
        }
      }
    }
  }

  func admits(_ quota: SharedQuota) -> Bool {
    asked[quota, default: [:]][second, default: 0] += 1
    return true
  }

  func hasCapacity(_ table: (writes: DemandSeries, reads: DemandSeries)) -> Bool { true }
  func giveUp() {}
  func consumed(_ series: DemandSeries, _ amount: Int, byIndex: Bool) {}
  func ran(_ function: DemandSeries, for duration: Microseconds) {}
}
