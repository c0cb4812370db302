import AuroraBackend
import Metering

/// The environments that serve when so many others are busy, one after another.
///
/// All results are the expected numbers of starts in a minute, in 2^-32.
struct EnvironmentLevel {
  /// Minutes that an idle environment is kept.
  private let idle: Int
  /// Calls that found its number busy, of the last minutes as a ring; and their sum.
  private var visits: [UInt64]
  private var recent: UInt64 = 0
  private var minute = 0
  private var last: (minute: Int, calls: UInt64)?
  private var life: EnvironmentLife

  init(_ configuration: FunctionConfiguration) {
    idle = max(1, Int(configuration.idleLifetime.count / 60_000))
    visits = .init(repeating: 0, count: idle)
    life = EnvironmentLife(
      minutes: max(1, Int(configuration.maximumLifetime.count / 60_000)))
  }

  /// Starts where the calls of a minute come at any time of it, and any of them will do.
  mutating func start(calls: UInt64) -> UInt64 {
    defer { minute += 1 }
    guard calls > 0 else { return life.pass(starting: 0, used: 0) }
    let isCold: UInt64
    if let last, minute - last.minute <= idle {
      isCold =
        minute - last.minute == idle ? Self.chanceOfOrder(last.calls, before: calls) : 0
    } else {
      isCold = 1 << 32
    }
    last = (minute, calls)
    return life.pass(starting: isCold, used: 1 << 32)
  }

  /// Starts where one call, if any, comes at the same second as in other minutes.
  mutating func start(visits isVisited: Bool) -> UInt64 {
    defer { minute += 1 }
    guard isVisited else { return life.pass(starting: 0, used: 0) }
    let isWarm = last.map { minute - $0.minute <= idle } ?? false
    last = (minute, 1)
    return life.pass(starting: isWarm ? 0 : 1 << 32, used: 1 << 32)
  }

  /// Starts where few calls come so far: none has within the idle lifetime with e^-(their number).
  mutating func start(crossings: UInt64, visits now: UInt64) -> UInt64 {
    // The window ends within this minute, and begins within the oldest.
    let place = minute % idle
    let inWindow = recent - visits[place] / 2 + now / 2
    recent = recent - visits[place] + now
    visits[place] = now
    minute += 1
    guard now >= 1 << 10 else { return life.pass(starting: 0, used: 0) }
    let isCold = Decay.shared.value(at: inWindow)
    let starts = UInt64((UInt128(crossings) * UInt128(isCold)) >> 32)
    return life.pass(starting: starts, used: min(now, 1 << 32))
  }

  /// The chance that all of so many come before all of so many others, at even times.
  private static func chanceOfOrder(_ first: UInt64, before second: UInt64) -> UInt64 {
    var chance: UInt64 = 1 << 32
    let (few, many) = (min(first, second), max(first, second))
    // 1 over the ways to choose: few! × many! / (few + many)!
    for index in 0..<few where chance > 0 {
      chance = chance * (index + 1) / (many + index + 1)
    }
    return chance
  }
}

/// How long the environments of one level have lived: at the end of its life one is replaced.
struct EnvironmentLife {
  private let minutes: Int
  /// Of the last minutes, as a ring: environments started, and the hazard of ending idle till then.
  private var started: [UInt64]
  private var hazards: [UInt64]
  private var hazard: UInt64 = 0
  /// Environments to be replaced when next used.
  private var overdue: UInt64 = 0
  private var now = 0

  init(minutes: Int) {
    self.minutes = minutes
    started = .init(repeating: 0, count: minutes)
    hazards = .init(repeating: 0, count: minutes)
  }

  /// Adds replacements to the starts of a minute; `used` is the chance that it needs one at all.
  mutating func pass(starting cold: UInt64, used: UInt64) -> UInt64 {
    if cold > 0 {
      let warm = (1 << 32) - min(cold, (1 << 32) - 1)
      hazard += UInt64(32 * FixedPoint.log(2) - FixedPoint.log(warm))
      overdue = UInt64((UInt128(overdue) * UInt128(warm)) >> 32)
    }
    let born = started[now]
    if born > 0 {
      let survivors = Decay.shared.value(at: hazard - hazards[now])
      overdue += UInt64((UInt128(born) * UInt128(survivors)) >> 32)
    }
    let replaced = UInt64((UInt128(overdue) * UInt128(used)) >> 32)
    overdue -= replaced
    started[now] = cold + replaced
    hazards[now] = hazard
    now = (now + 1) % minutes
    return cold + replaced
  }
}

/// e^-x by a table: right to 10^-6 and the same on every machine.
struct Decay: Sendable {
  static let shared = Decay()
  /// 64 steps to the unit, up to 20.
  private let values: [UInt64]

  private init() {
    values = (0...1_280).map { UInt64(FixedPoint.exp(Int64(-$0) << 26)) }
  }

  /// Takes and gives 2^-32; nothing from 20 on.
  func value(at x: UInt64) -> UInt64 {
    let index = Int(x >> 26)
    guard index < 1_280 else { return 0 }
    let rest = x & (1 << 26 - 1)
    return values[index] - ((values[index] - values[index + 1]) * rest) >> 26
  }
}
