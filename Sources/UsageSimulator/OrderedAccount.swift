import AuroraBackend
import Metering

/// What all users share while time goes on: the environments of every function, and quotas.
final class OrderedAccount: SharedAccount {
  private var environments: [Environments]
  /// Calls of functions that are yet to begin.
  private var coming = PriorityQueue<ComingCall>()
  private var spread: RandomSource
  private let isSpread: Bool
  /// Nil where nothing is refused.
  private(set) var quotas: EnforcedQuotas?
  /// Counts second by second what is asked, where somebody wants to know.
  var watch: PeakRecorder?
  private var now = Instant.zero
  /// When the next call of the present step begins, in microseconds.
  private var cursor: Int64 = 0

  private struct ComingCall: Comparable {
    let start: Int64
    let function: Int
    let duration: Int64

    static func < (left: ComingCall, right: ComingCall) -> Bool {
      (left.start, left.function, left.duration) < (right.start, right.function, right.duration)
    }
  }

  init(_ plan: SimulationPlan, _ quotas: EnforcedQuotas?) {
    self.quotas = quotas
    let configuration = plan.app.cloud.configuration
    environments = Function.allCases.map { function in
      Environments(
        configuration.functions,
        ready: function.servesCallers ? configuration.functions.provisionedConcurrency : 0)
    }
    spread = RandomSource(seed: plan.seed, user: .max, .firing)
    isSpread = configuration.reminders.design != .poller
  }

  /// Goes on to a moment, which is never before the last; the calls of a step at it follow each
  /// other.
  func advance(to moment: Instant) {
    now = moment
    cursor = moment.milliseconds * 1_000
    while let call = coming.first, call.start <= cursor {
      _ = coming.pop()
      environments[call.function].run(at: call.start, for: call.duration)
    }
  }

  func admits(_ quota: SharedQuota) -> Bool {
    _ = watch?.admits(quota)
    return quotas?.admits(quota, at: now, running: running) ?? true
  }

  func hasCapacity(_ table: (writes: DemandSeries, reads: DemandSeries)) -> Bool {
    quotas?.hasCapacity([table.writes, table.reads], at: now) ?? true
  }

  func consumed(_ series: DemandSeries, _ amount: Int, byIndex: Bool) {
    quotas?.consume(series, amount, at: now)
  }

  /// Ends a minute, by which tables scale.
  func endMinute() { quotas?.endMinute(at: now) }

  func giveUp() { quotas?.giveUp() }

  /// Executions under way now.
  private func running() -> Int {
    let moment = now.milliseconds * 1_000
    var sum = 0
    for index in environments.indices { sum += environments[index].concurrency(at: moment) }
    return sum
  }

  func ran(_ calls: DemandSeries, for duration: Microseconds) {
    watch?.ran(calls, for: duration)
    guard let function = Function.allCases.firstIndex(where: { $0.demand.calls == calls }) else {
      preconditionFailure("no function has the series \(calls)")
    }
    let isFired = Function.allCases[function] == .sendReminder && isSpread
    let duration = Int64(duration.count)
    coming.push(
      ComingCall(
        start: isFired ? cursor + Int64(spread.index(below: Self.minute)) : cursor,
        function: function, duration: duration))
    if !isFired { cursor += duration }
  }

  /// Lets all calls begin that were yet to come.
  func finish() { advance(to: Instant(milliseconds: .max / 1_000)) }

  func coldStarts(of function: Function) -> Int { environments[Int(function.rawValue)].coldStarts }

  /// The most environments of a function at once.
  func peak(of function: Function) -> Int { environments[Int(function.rawValue)].peak }

  /// A schedule fires anywhere in its minute.
  ///
  /// Source: EventBridge Scheduler user guide, "Schedule types", read 2026-04-13.
  private static let minute = 60_000_000
}
