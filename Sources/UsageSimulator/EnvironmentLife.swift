import AuroraBackend
import Metering

/// How long a function's environments have lived, and how many end of age, in 2^-32.
///
/// What starts anew serves next, as INIT makes it the last to be idle: one of those before it is
/// pushed down, and ends idle.
struct EnvironmentLife {
  private let decay = Decay.shared
  private let minutes: Int
  /// Of the last minutes, as a ring: environments started, and the hazard of ending idle till then.
  private var started: [UInt64]
  private var hazards: [UInt64]
  private var hazard: UInt64 = 0
  /// Environments that end when next used.
  private var overdue: UInt64 = 0
  private var now = 0

  init(_ configuration: FunctionConfiguration) {
    minutes = max(1, Int(configuration.maximumLifetime.count / 60_000))
    started = .init(repeating: 0, count: minutes)
    hazards = .init(repeating: 0, count: minutes)
  }

  /// Takes the starts of a minute, and returns the environments that end of age in it.
  ///
  /// Where the first starts, none is left of those before; further ones start among so many alive.
  mutating func pass(
    _ first: UInt64, _ further: UInt64, among alive: UInt64, isUsed: Bool
  ) -> UInt64 {
    if first > 0 { endIdle(first) }
    if further > 0 { endIdle(FixedPoint.ratio(further, 1 << 32, by: alive)) }
    now = now + 1 == minutes ? 0 : now + 1
    let born = started[now]
    if born > 0 {
      overdue += FixedPoint.product(born, decay.value(at: hazard - hazards[now]))
    }
    started[now] = first + further
    hazards[now] = hazard
    guard isUsed else { return 0 }
    defer { overdue = 0 }
    return overdue
  }

  /// Adds those that were started in place of ended ones in the last minute.
  mutating func renew(_ renewed: UInt64) { started[now] += renewed }

  private mutating func endIdle(_ chance: UInt64) {
    let rest = (1 << 32) - min(chance, (1 << 32) - 1)
    overdue = FixedPoint.product(overdue, rest)
    hazard += Self.logarithm(min(chance, (1 << 32) - 1))
  }

  /// -ln(1 - x): by its series where x is below 1/16, else the exponential quantile at x.
  ///
  /// Right to 5 × 10^-4 of itself up to 1 - 2^-9, by two units of 2^-16 in 1/16; above, e to minus
  /// it is right to 4 × 10^-5.
  static func logarithm(_ x: UInt64) -> UInt64 {
    guard x < 1 << 28 else { return ExponentialTable.shared.value(at: x << 32) << 16 }
    let square = FixedPoint.product(x, x)
    return x + square / 2 + FixedPoint.product(square, x) / 3
  }
}
