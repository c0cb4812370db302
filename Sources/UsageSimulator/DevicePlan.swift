import AuroraBackend
import Documents

/// On how many devices a user comes, each with a browser that keeps its own copies.
struct DevicePlan: Sendable {
  private let certain: Int
  private let another: Chance

  /// Takes a mean from 1 to `User.deviceLimit`.
  init(_ mean: ExactDecimal) {
    certain = Int(mean.scaled(by: 1))
    another = Chance(mean.fraction)
  }

  /// Whether anyone has more than one.
  var areSeveral: Bool { certain > 1 || another.inTwo32nds > 0 }

  /// The device of one visit; every one of a user's is used as often.
  func draw(seed: UInt64, user: UInt64, visit: UInt64) -> Int {
    var own = RandomSource(seed: seed, user: user, .device)
    let count = certain + (own.chance(another) ? 1 : 0)
    var random = RandomSource(seed: seed, user: user, session: visit + 1, .device)
    return random.index(below: count)
  }
}
