public import Metering

/// How long a user pool makes a user wait after wrong passwords.
///
/// The n-th failure locks for 2^(n−5) seconds from the fifth on, about 15 minutes at most; tries
/// meanwhile are refused and change nothing of it. A right password, or 15 minutes without any try
/// after a lockout, begins anew.
/// Source: Cognito developer guide, "Authentication", lockout behaviour, read 2026-11-24.
public struct SignInLockout: Sendable {
  private var failures = 0
  private var lockedUntil = Instant(milliseconds: .min)
  private var lastTry = Instant(milliseconds: .min / 2)

  public init() {}

  private static let free = 5
  private static let longest = Milliseconds.minutes(15)

  /// Whether a try at this moment is refused unseen; it counts as a try either way.
  public mutating func refuses(at moment: Instant) -> Bool {
    if failures >= Self.free, moment - lastTry >= Self.longest { self = SignInLockout() }
    lastTry = moment
    return moment < lockedUntil
  }

  public mutating func fail(at moment: Instant) {
    failures += 1
    guard failures >= Self.free else { return }
    let seconds = Int64(1) << min(failures - Self.free, 20)
    lockedUntil = moment + min(Milliseconds(seconds * 1_000), Self.longest)
  }

  public mutating func succeed() { self = SignInLockout() }
}
