import AuroraBackend
import Metering

/// What it costs that an account may send so many mails a second: functions that wait for their turn.
///
/// A minute's reminders are due at its first moment and queue in the order they came; what a minute
/// cannot send stands before the next one's. The provider refuses what is too fast, and the function
/// tries again until it passes. A wait is billed as duration up to the longest that a function may
/// run; the mail is counted as sent all the same. Mails that the sandbox refuses queue
/// too, which is the upper bound.
/// Source: SES developer guide, "Service quotas", read 2026: a rate of recipients a second.
enum SendRate {
  static func add(_ demand: Demand, _ cloud: Cloud, _ usage: inout UsageRecorder) {
    let mailer = cloud.configuration.mailer
    guard mailer.waitsAtRate else { return }
    var queue = MailQueue(rate: mailer.sendRate)
    for minute in 0..<demand.minutes {
      let wait = queue.send(Int(clamping: demand[.emails, minute]))
      guard wait.late > 0 else { continue }
      usage.begin(.sendReminder, for: .remind, at: Instant(milliseconds: Int64(minute) * 60_000))
      usage.record(.callEmailLate, wait.late)
      usage.record(.callEmailLateMinute, wait.lateMinute)
      // A poller's one run sends a minute's mails side by side; else each has a function waiting.
      let isPolled = cloud.configuration.reminders.design == .poller
      cloud.runtime.wait(.sendReminder, for: isPolled ? wait.longest : wait.seconds, &usage)
    }
  }
}

/// A queue of mails that leaves so many a second.
struct MailQueue {
  let rate: Int
  private var waiting = 0

  init(rate: Int) {
    precondition(rate > 0)
    self.rate = rate
  }

  struct Wait: Equatable {
    /// Mails that waited for a second or more, and for a minute or more.
    var late: Int
    var lateMinute: Int
    /// Seconds waited by all of them together, and by the last; none counts above 900.
    var seconds: Int
    var longest: Int
  }

  /// Takes a minute's mails: the n-th in the queue waits n / rate whole seconds.
  mutating func send(_ count: Int) -> Wait {
    let places = waiting..<waiting + count
    waiting = max(0, waiting + count - 60 * rate)
    return Wait(
      late: places.count(from: rate), lateMinute: places.count(from: 60 * rate),
      seconds: Self.seconds(upTo: places.upperBound, rate)
        - Self.seconds(upTo: places.lowerBound, rate),
      longest: min(Self.longestRun, max(0, places.upperBound - 1) / rate))
  }

  /// Seconds that a function may run.
  ///
  /// Source: Lambda developer guide, "Lambda quotas", read 2026.
  private static let longestRun = 900

  /// What the first mails of a queue wait together, when none waits longer than a function may run.
  private static func seconds(upTo count: Int, _ rate: Int) -> Int {
    let bounded = min(count, longestRun * rate)
    let whole = bounded / rate
    let sum = rate * (whole * (whole - 1) / 2) + bounded % rate * whole
    return sum + (count - bounded) * longestRun
  }
}

extension Range<Int> {
  /// How many of the range are at or above a bound.
  fileprivate func count(from bound: Int) -> Int {
    Swift.max(0, upperBound - Swift.max(lowerBound, bound))
  }
}
