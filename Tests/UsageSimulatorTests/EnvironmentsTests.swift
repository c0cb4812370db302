import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct EnvironmentsTests {
  private func environments(
    idle: Int64 = 6, life: Int64 = 120, initMilliseconds: Int = 0
  ) -> Environments {
    var configuration = FunctionConfiguration()
    configuration.idleLifetime = .minutes(idle)
    configuration.maximumLifetime = .minutes(life)
    configuration.initialization = Microseconds(initMilliseconds * 1_000)
    return Environments(configuration)
  }

  /// Cold starts of calls that begin at these seconds, each one second long.
  private func starts(_ seconds: [Int64], in empty: Environments) -> Int {
    var environments = empty
    for second in seconds { environments.run(at: second * 1_000_000, for: 1_000_000) }
    return environments.coldStarts
  }

  @Test(
    arguments: [
      ([0], 1), ([0, 1], 1), ([0, 0], 2), ([0, 0, 1, 1], 2),
      // Idle from second 1 on, for six minutes.
      ([0, 361], 1), ([0, 362], 2),
      // Two lived; the one used last goes first, so the other ends.
      ([0, 0, 100, 200, 300, 400, 400], 3),
    ] as [([Int64], Int)])
  func `a call takes an idle environment while it lives, the newest first`(
    seconds: [Int64], count: Int
  ) {
    #expect(starts(seconds, in: environments()) == count)
  }

  @Test func `an environment ends at its first call after its longest life`() {
    let everyMinute = { (minutes: Int64) in (0..<minutes).map { $0 * 60 } }
    #expect(starts(everyMinute(120), in: environments()) == 1)
    #expect(starts(everyMinute(121), in: environments()) == 2)
  }

  @Test func `INIT keeps an environment busy for longer`() {
    // The first is busy for 1.5 s.
    #expect(starts([0, 1], in: environments(initMilliseconds: 500)) == 2)
  }

  @Test func `as many are busy as Little's law says, and as a Poisson number of them`() {
    // Two calls a second of 1.5 s each: 3 busy on average, none for e^-3 = 5.0 % of the time.
    var environments = environments()
    let gaps = ExponentialTable()
    var random = RandomSource(seed: 1, user: 1, .behaviour)
    var moment: Int64 = 0
    var found = 0
    var foundNone = 0
    let calls = 40_000
    for _ in 0..<calls {
      moment += Int64((gaps.draw(&random) * 500_000) >> 16)
      let busy = environments.concurrency(at: moment)
      found += busy
      if busy == 0 { foundNone += 1 }
      environments.run(at: moment, for: 1_500_000)
    }
    #expect(abs(Double(found) / Double(calls) - 3) < 0.1)
    #expect(abs(Double(foundNone) / Double(calls) - 0.0498) < 0.006)
    #expect(environments.peak >= 9)
  }

  @Test func `a priority queue gives the least first, whatever the order of coming`() {
    var queue = PriorityQueue<UInt64>()
    var random = RandomSource(seed: 1, user: 1, .behaviour)
    let numbers = (0..<1_000).map { _ in random.next() % 500 }
    for number in numbers { queue.push(number) }
    #expect(queue.count == 1_000)
    var popped: [UInt64] = []
    while let first = queue.first, let next = queue.pop() {
      #expect(first == next)
      popped.append(next)
    }
    #expect(popped == numbers.sorted())
  }
}
