import Metering
import Testing

@testable import AuroraBackend

/// Source of the rules: Cognito developer guide, "Authentication", read 2026-11-24.
struct SignInLockoutTests {
  private static func locked(after failures: Int) -> (SignInLockout, Instant) {
    var lockout = SignInLockout()
    var moment = Instant.zero
    for _ in 0..<failures {
      while lockout.refuses(at: moment) { moment = moment + Milliseconds(60_000) }
      lockout.fail(at: moment)
    }
    return (lockout, moment)
  }

  @Test(
    arguments: [
      (4, 0), (5, 1_000), (6, 2_000), (7, 4_000), (14, 512_000), (15, 900_000), (16, 900_000),
    ] as [(Int, Int64)])
  func `the n-th failure locks for 2^(n-5) seconds, for 15 minutes at most`(
    failures: Int, milliseconds: Int64
  ) {
    var (lockout, moment) = Self.locked(after: failures)
    if milliseconds > 0 {
      let isLocked = lockout.refuses(at: moment + Milliseconds(milliseconds - 1))
      #expect(isLocked)
    }
    let isLocked = lockout.refuses(at: moment + Milliseconds(milliseconds))
    #expect(!isLocked)
  }

  @Test func `tries while it is locked make it no longer`() {
    var (lockout, moment) = Self.locked(after: 6)
    for _ in 0..<100 {
      let isLocked = lockout.refuses(at: moment)
      #expect(isLocked)
    }
    let isLocked = lockout.refuses(at: moment + Milliseconds(2_000))
    #expect(!isLocked)
  }

  @Test(arguments: [(899_999, 2_000), (900_000, 0)] as [(Int64, Int64)])
  func `15 minutes without a try begin anew, and less do not`(pause: Int64, locked: Int64) {
    var (lockout, moment) = Self.locked(after: 5)
    let later = moment + Milliseconds(pause)
    let isStillLocked = lockout.refuses(at: later)
    #expect(!isStillLocked)
    lockout.fail(at: later)
    let isLocked = lockout.refuses(at: later + Milliseconds(max(0, locked - 1)))
    #expect(isLocked == (locked > 0))
    let isOpen = !lockout.refuses(at: later + Milliseconds(locked))
    #expect(isOpen)
  }

  @Test func `a right password begins anew`() {
    var (lockout, moment) = Self.locked(after: 4)
    lockout.succeed()
    lockout.fail(at: moment)
    let isLocked = lockout.refuses(at: moment)
    #expect(!isLocked)
  }
}
