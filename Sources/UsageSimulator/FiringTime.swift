import AuroraBackend
import Metering

/// When in its minute a reminder is seen to that is due at the minute's first moment.
///
/// A scheduler calls its function anywhere in the minute; a poller's run comes to it while it lasts,
/// which is taken to be a minute at most. All reminders of a user in a minute come together.
/// Source: EventBridge Scheduler user guide, "Schedule types", read 2026-04-13: within 60 seconds.
struct FiringTime: Sendable {
  private let seed: UInt64
  /// How long the poller's run of each minute lasts, in milliseconds; nil in the other designs.
  private let runs: [Int]?

  init(_ plan: SimulationPlan, _ demand: Demand) {
    seed = plan.seed
    let isPolled = plan.app.cloud.configuration.reminders.design == .poller
    runs =
      isPolled
      ? (0..<demand.minutes).map { Int(clamping: demand[.sendReminderBusy, $0] / 1_000) } : nil
  }

  /// Depends on the seed, the user and the minute alone.
  func moment(of due: Instant, user: UInt64) -> Instant {
    let minute = Int(due.milliseconds / 60_000)
    var random = RandomSource(seed: seed, user: user, session: UInt64(minute), .firing)
    let offset = random.index(below: span(of: minute))
    return Instant(milliseconds: Int64(minute * 60_000 + offset))
  }

  /// Milliseconds of a minute in which its reminders come, 1 to 60,000.
  func span(of minute: Int) -> Int {
    guard let runs else { return 60_000 }
    return min(max(runs[minute], 1), 60_000)
  }
}
