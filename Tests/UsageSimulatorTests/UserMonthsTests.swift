import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct UserMonthsTests {
  @Test func `the first of many months is the month by itself`() throws {
    let scenario = try Repository.scenario("month=2026-10")
    var alone = UserMonth(SimulationPlan(scenario))
    var carried = UserMonths(scenario, months: 3)
    for number in 0..<200 as Range<UInt64> {
      alone.simulate(number)
      carried.simulate(number)
    }
    let ledger = alone.usage.ledger()
    let months = carried.usage.ledger()
    #expect(months.months == 3)
    #expect(ledger.entries() == months.entries(month: 0))
    #expect(months.entries(month: 1) != months.entries(month: 2))
  }

  @Test func `with what users share, the first of many months is the plain estimate, to the bit`()
    async throws
  {
    let scenario = try Repository.scenario(
      "month=2026-10", "population.accounts=200", "reminders.design=poller",
      "tables.mode=provisioned")
    let plain = try await Simulation(scenario).run(threads: 1)
    var one = UserMonths(scenario, months: 1)
    var two = UserMonths(scenario, months: 2)
    var three = UserMonths(scenario, months: 3)
    for number in 0..<200 as Range<UInt64> {
      one.simulate(number)
      two.simulate(number)
      three.simulate(number)
    }
    for usage in [one.completed(month: 0), two.completed(month: 0), three.completed(month: 0)] {
      #expect(usage.ledger == plain.ledger)
      #expect(usage.demand == plain.demand)
      #expect(usage.pageLoads == plain.pageLoads)
    }
    // A month does not depend on how many follow it.
    let second = two.completed(month: 1)
    #expect(second.ledger == three.completed(month: 1).ledger)
    #expect(second.demand == three.completed(month: 1).demand)
    #expect(second.demand.minutes == 30 * 1_440)
    // Standing jobs run by the length of each month: once a minute.
    let third = three.completed(month: 2)
    #expect(plain.demand.total(.sendReminderCalls) >= 31 * 1_440)
    #expect(third.demand.total(.sendReminderCalls) >= 31 * 1_440)
    #expect(third.ledger != second.ledger)
  }

  /// Accounts that are silent from the second month on: nothing changes in it but by the clock.
  @Test func `what a month closes with the next one opens with, to the byte and the item`() throws {
    let scenario = try Repository.scenario(
      "month=2026-01", "population.activeShare=0", "population.signUpShare=0",
      "population.deletedShare=0", "behaviour.eventHorizonDays=30")
    var months = UserMonths(scenario, months: 3)
    let plans = months.plans
    let retention = Milliseconds.days(7)
    var closing: UInt128 = 0
    var media: UInt128 = 0
    var kept: [UInt128] = [0, 0, 0]
    var pending = [0, 0, 0]
    for number in 0..<60 as Range<UInt64> {
      var reminders: [Reminder] = []
      months.simulate(number, signingUp: .init(month: 0, operational: number << 30)) {
        user, index in
        let end = plans[index].end
        let items = user.reminders.items
        pending[index] += user.schedules.count
        #expect(user.schedules.count == items.count { $0.due >= end })
        if index == 0 {
          closing += UInt128(user.events.storedBytes.count + user.profile.storedBytes.count)
          media += UInt128(user.media.bytes.count)
        } else {
          // Those of the month before, less those whose time to live has ended.
          let left = reminders.filter { $0.due + retention > end }
          #expect(items.map(\.key) == left.map(\.key))
          let turn = plans[index].start
          #expect(items.map(\.isSent) == left.map { $0.isSent || (turn..<end).contains($0.due) })
        }
        reminders = items
        guard index < 2 else { return }
        for reminder in items {
          let stays = min(plans[index + 1].end, reminder.due + retention) - end
          kept[index + 1] += UInt128(reminder.size.count + 100) * UInt128(UInt64(stays.count))
        }
      }
    }
    let ledger = months.usage.ledger()
    #expect(ledger.total(.lambdaRequests, month: 0) > 1_000)
    #expect(media > 0 && pending[0] > 50 && pending[1] > 10)
    for (month, days) in [(1, 28), (2, 31)] as [(Int, UInt128)] {
      #expect(ledger.total(.callPageLoad, month: month) == 0)
      #expect(
        ledger.total(.callSendEmail, month: month) == UInt128(pending[month - 1] - pending[month]))
      #expect(
        ledger.total(.dynamoStorage, month: month) == closing * days * 86_400_000 + kept[month])
      #expect(ledger.total(.s3Storage, month: month) == media * days * 86_400_000)
    }
  }

  @Test func `every month has its sessions, and its active users once each`() throws {
    let scenario = try Repository.scenario(
      "population.activeShare=1", "population.signUpShare=0", "population.deletedShare=0",
      "population.activitySigma=0", "behaviour.sessionsPerMonth=12")
    var months = UserMonths(scenario, months: 4)
    for number in 0..<250 as Range<UInt64> { months.simulate(number) }
    let ledger = months.usage.ledger()
    for month in 0..<4 {
      #expect(ledger.total(.cognitoMAUEssentials, month: month) == 250)
      // Poisson: √3,000 = 55.
      #expect(abs(Int(ledger.total(.callPageLoad, month: month)) - 3_000) < 4 * 55)
    }
  }

  @Test func `a deleted account has no later month`() throws {
    let scenario = try Repository.scenario(
      "population.activeShare=1", "population.signUpShare=0", "population.deletedShare=1",
      "behaviour.sessionsPerMonth=200", "population.activitySigma=0")
    var months = UserMonths(scenario, months: 2)
    var ends = 0
    for number in 0..<40 as Range<UInt64> { months.simulate(number) { _, _ in ends += 1 } }
    let ledger = months.usage.ledger()
    #expect(ledger.total(.callDeleteUser, month: 0) >= 38)
    #expect(ends <= 2 * (40 - Int(ledger.total(.callDeleteUser, month: 0))))
    #expect(ledger.total(.callDeleteUser) + ledger.total(.callDeleteUser, month: 1) == 40)
  }

  @Test func `who has gone does not come back, and as many stay as the retention says`() throws {
    let scenario = try Repository.scenario(
      text: """
        population: { retention: [0.6, 0.3, 0], signUpShare: 0, deletedShare: 0, activitySigma: 0 }
        behaviour: { sessionsPerMonth: 30 }
        """)
    var months = UserMonths(scenario, months: 5)
    for number in 0..<500 as Range<UInt64> {
      months.simulate(number, signingUp: .init(month: 0, operational: 0))
    }
    let ledger = months.usage.ledger()
    let active = (0..<5).map { Int(ledger.total(.cognitoMAUEssentials, month: $0)) }
    #expect(active[0] == 500)
    // √(500 × 0.6 × 0.4) = 11.
    #expect(abs(active[1] - 300) < 4 * 11)
    #expect(abs(active[2] - 150) < 4 * 10)
    #expect(active[3] == 0 && active[4] == 0)
  }
}
