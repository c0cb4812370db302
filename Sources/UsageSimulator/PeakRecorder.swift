import AuroraBackend
import Metering

/// What was asked of every shared quota, second by second of the minutes looked at.
struct SecondCounts: Sendable, Equatable {
  private var counts: [UInt64]
  private static let width = SharedQuota.allCases.count

  init(seconds: Int) { counts = .init(repeating: 0, count: seconds * Self.width) }

  var seconds: Int { counts.count / Self.width }

  /// Requests; of concurrency, busy microseconds of the executions that began in the second: calls a
  /// second times their duration, as the provider estimates it.
  ///
  /// Source: Lambda developer guide, "Understanding scaling behavior", stored copy read 2026-11-28.
  subscript(quota: SharedQuota, place: Int) -> UInt64 {
    counts[place * Self.width + quota.rawValue]
  }

  mutating func add(_ count: UInt64, to quota: SharedQuota, at place: Int) {
    counts[place * Self.width + quota.rawValue] += count
  }

  mutating func merge(_ other: SecondCounts) {
    precondition(counts.count == other.counts.count)
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}

/// Listens to what users ask of the account they share, and refuses nothing.
///
/// Whoever drives the users tells it their time.
final class PeakRecorder: SharedAccount {
  private let plan: PeakPlan
  private(set) var counts: SecondCounts
  private(set) var keys: HotKeys
  private var heat = KeyHeat()
  /// The second's place, where it is looked at.
  private var place: Int?

  init(_ plan: PeakPlan) {
    self.plan = plan
    counts = SecondCounts(seconds: plan.minutes.seconds)
    keys = HotKeys(plan.limits)
  }

  /// Turns to the moment of a user's step.
  func advance(to moment: Instant) {
    place = plan.minutes.place(of: moment)
    heat.advance(to: moment)
  }

  /// Turns to the moment at which a user's reminders that are due are seen to.
  func fire(at due: Instant, of user: UInt64) {
    advance(to: plan.firing.moment(of: due, user: user))
  }

  /// Counts nothing until the next step.
  func rest() { place = nil }

  /// Ends a user's month.
  func finish(_ user: UInt64) { heat.finish(user, into: &keys) }

  func admits(_ quota: SharedQuota) -> Bool {
    if quota != .functionConcurrency { count(1, of: quota) }
    return true
  }

  func ran(_ function: DemandSeries, for duration: Microseconds) {
    count(UInt64(duration.count), of: .functionConcurrency)
  }

  func consumed(_ series: DemandSeries, _ amount: Int, byIndex: Bool) {
    if !byIndex { heat.consume(series, amount) }
  }

  func hasCapacity(_ table: (writes: DemandSeries, reads: DemandSeries)) -> Bool { true }

  func giveUp() {}

  private func count(_ count: UInt64, of quota: SharedQuota) {
    if let place { counts.add(count, to: quota, at: place) }
  }
}
