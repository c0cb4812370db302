import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct ReadyFunctionsTests {
  /// A minute's busy microseconds of so many calls; 6,000,000 are a tenth of an environment.
  private func demand(calls: Int, busy: Int) -> Demand {
    var recorder = UsageRecorder(minutes: 2)
    recorder.begin(.readEvent, for: .viewCalendar, at: Instant(milliseconds: 60_000))
    recorder.record(.readCalendarCalls, calls)
    recorder.record(.readCalendarBusy, busy)
    return recorder.demand()
  }

  /// 0.1 at once on average, and three deviations of it: 1 + ⌊0.1 + 0.95⌋ = 2 at the busiest.
  @Test(arguments: [(1, 3_000_000), (2, 0), (3, 0)] as [(Int, UInt128)])
  func `a minute's share beyond the environments kept ready runs on demand`(
    ready: Int, over: UInt128
  ) {
    let spill = ReadyFunctions.spill(
      of: .readCalendar, in: demand(calls: 100, busy: 6_000_000), ready: ready)
    #expect(spill.over == over)
    #expect(spill.all == 6_000_000)
  }

  @Test(arguments: [(1, 1), (2, 0)])
  func `only what does not fit starts cold`(ready: Int, starts: Int) {
    var configuration = FunctionConfiguration()
    configuration.idleLifetime = .minutes(6)
    configuration.maximumLifetime = .minutes(120)
    configuration.provisionedConcurrency = ready
    let demand = demand(calls: 100, busy: 6_000_000)
    #expect(ColdStarts.count(of: .readCalendar, in: demand, configuration) == starts)
  }

  @Test func `a function behind no caller starts as ever`() {
    var recorder = UsageRecorder(minutes: 1)
    recorder.begin(.sendReminder, for: .remind)
    recorder.record(.sendReminderCalls)
    recorder.record(.sendReminderBusy, 10_000)
    var configuration = FunctionConfiguration()
    configuration.maximumLifetime = .minutes(120)
    configuration.provisionedConcurrency = 5
    #expect(ColdStarts.count(of: .sendReminder, in: recorder.demand(), configuration) == 1)
  }
}
