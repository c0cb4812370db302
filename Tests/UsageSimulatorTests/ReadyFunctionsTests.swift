import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct ReadyFunctionsTests {
  /// The same calls and busy microseconds in each of so many minutes.
  private func demand(calls: Int, busy: Int, minutes: Int = 1) -> Demand {
    var recorder = UsageRecorder(minutes: minutes)
    for minute in 0..<minutes {
      let moment = Instant(milliseconds: Int64(minute) * 60_000)
      recorder.begin(.readEvent, for: .viewCalendar, at: moment)
      recorder.record(.readCalendarCalls, calls)
      recorder.record(.readCalendarBusy, busy)
    }
    return recorder.demand()
  }

  /// A tenth of an environment, of which a call does not find itself: 0.099 busy on average.
  ///
  /// One or more by Poisson: 1 - e^-0.099 = 0.0943; two or more: 0.00459.
  @Test(arguments: [(1, 565_544), (2, 27_531), (40, 0)] as [(Int, Int)])
  func `the share of calls that find all environments busy runs on demand`(
    ready: Int, over: Int
  ) {
    let spill = ReadyFunctions.spill(
      of: .readCalendar, in: demand(calls: 100, busy: 6_000_000), ready: ready)
    #expect(spill.all == 6_000_000)
    #expect(abs(Int(spill.over) - over) <= over / 1_000)
  }

  @Test func `a single call of a minute finds nobody`() {
    let spill = ReadyFunctions.spill(
      of: .readCalendar, in: demand(calls: 1, busy: 50_000_000), ready: 1)
    #expect(spill.over == 0)
  }

  private func starts(of function: Function, ready: Int, _ demand: Demand) -> Int {
    var configuration = FunctionConfiguration()
    configuration.idleLifetime = .minutes(6)
    configuration.maximumLifetime = .minutes(120)
    configuration.provisionedConcurrency = ready
    return ColdStarts.count(of: function, in: demand, configuration)
  }

  @Test func `only what does not fit starts cold`() {
    let demand = demand(calls: 20, busy: 30_000_000, minutes: 1_000)
    let counts = (0...4).map { starts(of: .readCalendar, ready: $0, demand) }
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 > $1 }, "\(counts)")
    #expect(starts(of: .readCalendar, ready: 40, demand) == 0)
  }

  @Test func `a function behind no caller starts as ever`() {
    var recorder = UsageRecorder(minutes: 1)
    recorder.begin(.sendReminder, for: .remind)
    recorder.record(.sendReminderCalls)
    recorder.record(.sendReminderBusy, 10_000)
    #expect(starts(of: .sendReminder, ready: 5, recorder.demand()) == 1)
  }

  @Test func `an environment kept ready serves first, and never starts or ends`() {
    var configuration = FunctionConfiguration()
    configuration.idleLifetime = .minutes(6)
    configuration.maximumLifetime = .minutes(120)
    configuration.initialization = Microseconds(100)
    var environments = Environments(configuration, ready: 1)
    // An hour apart: it is there each time.
    for hour in 0..<5 as Range<Int64> { environments.run(at: hour * 3_600_000_000, for: 50) }
    #expect(environments.coldStarts == 0)
    // While it is busy another one has to start.
    environments.run(at: 5 * 3_600_000_000, for: 50)
    environments.run(at: 5 * 3_600_000_000 + 10, for: 50)
    #expect(environments.coldStarts == 1)
    #expect(environments.peak == 2)
    environments.run(at: 5 * 3_600_000_000 + 1_000, for: 50)
    #expect(environments.coldStarts == 1)
  }
}
