import AuroraBackend
import Documents
import Metering

/// What administrators do to accounts, ready to be drawn.
struct AdministrationPlan: Sendable {
  let hasGroups: Bool
  private let creates: Chance
  private let disables: Chance
  private let isOff: Bool
  private let end: Instant

  init(_ identity: Scenario.Identity, until end: Instant) {
    hasGroups = identity.groups
    creates = Chance(identity.adminCreatedShare)
    disables = Chance(identity.disabledShare)
    isOff = identity.adminCreatedShare.isZero && identity.disabledShare.isZero
    self.end = end
  }

  func draw(seed: UInt64, _ user: UInt64) -> Administration {
    guard !isOff else { return Administration(creates: false, disabled: end) }
    var random = RandomSource(seed: seed, user: user, .administration)
    let isCreated = random.chance(creates)
    let isDisabled = random.chance(disables)
    let moment = Instant(milliseconds: Int64(random.next() >> 1) % end.milliseconds)
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
