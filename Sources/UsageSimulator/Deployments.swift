import Metering

/// When the site is deployed: evenly through the month, and once a while before it.
struct Deployments: Sendable {
  private let start: Int64
  private let interval: Int64

  init(perMonth count: Int, from start: Instant, month: Milliseconds) {
    self.start = start.milliseconds
    interval = count > 0 ? month.count / Int64(count) : .max
  }

  /// The last deployment at or before a moment of the month.
  func last(before moment: Instant) -> Instant {
    Instant(milliseconds: start + (moment.milliseconds - start) / interval * interval)
  }
}
