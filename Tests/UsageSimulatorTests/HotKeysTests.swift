import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct HotKeysTests {
  private func quotas(writes: Int = 1_000, reads: Int = 3_000) -> Scenario.Quotas {
    var quotas = Scenario.Quotas()
    quotas.partitionWritesPerSecond = writes
    quotas.partitionReadsPerSecond = reads
    return quotas
  }

  private func key(
    _ user: UInt64, _ writes: Int, _ halfReads: Int = 0, _ table: TableName = .events
  ) -> HotKey {
    HotKey(table: table, owner: .user(user), writes: writes, halfReads: halfReads)
  }

  private func order(_ keys: [HotKey]) -> [HotKey] {
    var hottest = HotKeys(quotas())
    for key in keys { hottest.add(key) }
    return hottest.keys
  }

  @Test func `a key is as hot as the larger of its shares of a partition`() {
    // 10 of 1,000 written; 30 units, or 60 halves, of 3,000 read are as much.
    let byWrites = key(1, 10, 59)
    let hotter = key(2, 0, 61)
    let cooler = key(3, 9, 59)
    #expect(order([cooler, byWrites, hotter]) == [hotter, byWrites, cooler])
    #expect(order([key(5, 10), key(4, 0, 60)]) == [key(4, 0, 60), key(5, 10)])
    #expect(order([key(1, 0, 0)]).isEmpty)
  }

  @Test func `of equals the earlier table goes first, the earlier user, a user before a minute`() {
    let dueMinute = HotKey(table: .reminders, owner: .dueMinute(0), writes: 4, halfReads: 0)
    let keys = [
      key(9, 4, 0, .users), key(2, 4), key(10, 4), key(1, 4, 0, .reminders), dueMinute,
    ]
    #expect(order(keys) == keys)
    #expect(order(keys.reversed()) == keys)
  }

  @Test(arguments: [19, 20, 21, 300])
  func `the hottest twenty are kept, however they are joined`(count: Int) {
    var random = RandomSource(seed: 5, user: UInt64(count), .content)
    let keys = (0..<count).map { key(UInt64($0), random.index(below: 12)) }
    let expected = keys.filter { $0.writes > 0 }.sorted {
      ($1.writes, $0.owner) < ($0.writes, $1.owner)
    }
    for parts in [1, 2, 7] {
      var joined = HotKeys(quotas())
      for part in (0..<parts).reversed() {
        var some = HotKeys(quotas())
        for (index, key) in keys.enumerated() where index % parts == part { some.add(key) }
        joined.merge(some)
      }
      #expect(joined.keys == Array(expected.prefix(20)))
    }
  }

  @Test(arguments: [
    // Three of ten entries in the fullest of four parts; deleted within the run, a second at least.
    (10, 4, 1, 3, 1), (10, 4, 999_999, 3, 1), (10, 1, 2_000_000, 5, 1),
    // Entries of 29 + 42 + 34 = 105 bytes: 315,000 are 76.9 blocks of 4 KB, read at half a unit.
    (3_000, 1, 30_000_000, 100, 77), (3_001, 1, 30_000_000, 101, 77),
    // No longer than a minute.
    (3_000, 1, 600_000_000, 50, 77),
  ])
  func `the due-minute index is as hot as its fullest part, while the run lasts`(
    due: Int, shards: Int, busyMicroseconds: UInt64, writes: Int, halfReads: Int
  ) throws {
    let scenario = try Repository.scenario(
      "population.accounts=0", "reminders.design=poller", "reminders.indexShards=\(shards)")
    var demand = Demand(minutes: 744 * 60)
    demand.set(UInt64(due), of: .emails, minute: 30)
    demand.set(busyMicroseconds, of: .sendReminderBusy, minute: 30)
    let expected = HotKey(
      table: .reminders, owner: .dueMinute(30), writes: writes, halfReads: halfReads)
    #expect(PeakPlan(scenario, demand).sharedKeys.keys == [expected])
    let scheduled = try Repository.scenario("population.accounts=0")
    #expect(PeakPlan(scheduled, demand).sharedKeys.keys.isEmpty)
  }

  @Test func `jobs run all minute, an audit's runs one after another`() {
    var users = Demand(minutes: 3)
    users.set(59_000_000, of: .readCalendarBusy, minute: 0)
    var all = users
    #expect(JobConcurrency(all: all, users: users)[0] == 0)
    all.set(1, of: .checkHealthBusy, minute: 1)
    all.set(60_000_001, of: .sendReminderBusy, minute: 1)
    all.set(60_000_000, of: .consumeChangesBusy, minute: 1)
    all.set(900_000_000, of: .accountBusy, minute: 2)
    let jobs = JobConcurrency(all: all, users: users)
    #expect(jobs[0] == 0)
    #expect(jobs[1] == 1 + 2 + 1)
    #expect(jobs[2] == 1)
  }
}
