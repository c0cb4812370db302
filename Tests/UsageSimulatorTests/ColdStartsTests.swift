import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct ColdStartsTests {
  /// Cold starts of one call, 10 ms long, in each of the minutes given.
  private func starts(_ minutes: [Int], idle: Int64 = 6, life: Int64 = 120) -> Int {
    var recorder = UsageRecorder(minutes: 1_440)
    for minute in minutes {
      recorder.begin(
        .readEvent, for: .viewCalendar, at: Instant(milliseconds: Int64(minute) * 60_000))
      recorder.record(.accountCalls)
      recorder.record(.accountBusy, 10_000)
    }
    var configuration = FunctionConfiguration()
    configuration.idleLifetime = .minutes(idle)
    configuration.maximumLifetime = .minutes(life)
    return ColdStarts.count(of: .account, in: recorder.demand(), configuration)
  }

  @Test(
    arguments: [
      ([], 0), ([5], 1), ([5, 6], 1), ([5, 11], 1), ([5, 12], 2), ([5, 12, 19, 26], 4),
    ] as [([Int], Int)])
  func `an environment serves again within its idle lifetime`(minutes: [Int], count: Int) {
    #expect(starts(minutes) == count)
  }

  @Test func `an environment in constant use is replaced at the end of its life`() {
    #expect(starts(Array(0..<119)) == 1)
    #expect(starts(Array(0..<121)) == 2)
    #expect(starts(Array(0..<241)) == 3)
  }

  @Test(
    arguments: [
      (10_000, 1, 1), (10_000, 5, 1), (60_000_000, 600, 5), (6_000_000_000, 60_000, 131),
    ] as [(UInt64, UInt64, Int)])
  func `a busy minute needs its mean concurrency and three deviations`(
    busy: UInt64, calls: UInt64, needed: Int
  ) {
    #expect(ColdStarts.concurrency(busy: busy, of: calls) == needed)
  }

  @Test func `never more environments than calls`() {
    #expect(ColdStarts.concurrency(busy: 60_000_000, of: 2) == 2)
  }
}
