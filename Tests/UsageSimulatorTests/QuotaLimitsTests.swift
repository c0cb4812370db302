import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct QuotaLimitsTests {
  private func moment(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

  @Test func `a rolling limit frees a place as long after as its span`() {
    var limit = RollingLimit(2, in: Milliseconds(1_000))
    let admitted = [0, 400, 999, 1_000, 1_399, 1_400, 1_401].map { limit.admits(at: moment($0)) }
    #expect(admitted == [true, true, false, true, false, true, false])
  }

  @Test func `a limit of none admits nobody`() {
    var limit = RollingLimit(0, in: .days(1))
    let isAdmitted = limit.admits(at: .zero)
    #expect(!isAdmitted)
  }

  @Test func `a daily limit begins anew at its hour`() {
    var limit = DailyLimit(1, resetAt: .minutes(9 * 60))
    let hours: [Int64] = [0, 8, 9, 10, 32, 33]
    let admitted = hours.map { limit.admits(at: moment($0 * 3_600_000)) }
    #expect(admitted == [true, false, true, false, false, true])
  }

  @Test func `a bucket gives its burst at once, then its rate`() {
    var bucket = TokenBucket(rate: 10, burst: 5)
    func take(_ count: Int, at time: Int64) -> Int {
      bucket.fill(until: moment(time))
      return (0..<count).count { _ in bucket.take() }
    }
    #expect(take(8, at: 0) == 5)
    #expect(take(8, at: 99) == 0)
    #expect(take(8, at: 100) == 1)
    #expect(take(8, at: 60_000) == 5)
  }

  @Test func `a table pays a debt off before it has capacity again`() {
    var configuration = TableConfiguration()
    configuration.minimumUnits = 5
    // 5 units a second and 2 s kept: 10 units, or 20 half reads.
    var capacity = TableCapacity(configuration, perUnit: 2, burstSeconds: 2)
    capacity.consume(19, at: .zero)
    let isLeft = capacity.hasCapacity(at: .zero)
    capacity.consume(11, at: .zero)
    let isPaidOff = [1_000, 1_001].map { capacity.hasCapacity(at: moment($0)) }
    #expect(isLeft && isPaidOff == [false, true])
  }
}
