import AuroraBackend
import Documents
import Metering

/// What administrators do to accounts, ready to be drawn.
struct AdministrationPlan: Sendable {
  let hasGroups: Bool
  private let creates: Chance
  private let disables: Chance
  private let isOff: Bool
  private let start: Instant
  private let end: Instant

  init(_ identity: Scenario.Identity, from start: Instant, until end: Instant) {
    hasGroups = identity.groups
    creates = Chance(identity.adminCreatedShare)
    disables = Chance(identity.disabledShare)
    isOff = identity.adminCreatedShare.isZero && identity.disabledShare.isZero
    self.start = start
    self.end = end
  }

  func draw(seed: UInt64, _ user: UInt64, month: UInt64) -> Administration {
    guard !isOff else { return Administration(creates: false, disabled: end) }
    var random = RandomSource(seed: seed, user: user, session: month, .administration)
    let isCreated = random.chance(creates)
    let isDisabled = random.chance(disables)
    let moment = start + Milliseconds(Int64(random.next() >> 1) % (end - start).count)
    return Administration(creates: isCreated, disabled: isDisabled ? moment : end)
  }
}

/// What an administrator does to one account.
struct Administration {
  /// Whether it is the administrator who makes the account.
  let creates: Bool
  /// When it is disabled; the month's end where it is not.
  let disabled: Instant
}
