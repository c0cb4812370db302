import AuroraBackend
import Metering

/// The environments that serve when so many others are busy, one after another.
///
/// All results are the expected numbers of starts in a minute, in 2^-32.
struct EnvironmentLevel {
  // Held, as a look at a shared one is a call.
  private let decay = Decay.shared
  /// Minutes that an idle environment is kept.
  private let idle: Int
  /// Calls that found its number busy, of the last minutes as a ring; and their sum.
  private var visits: [UInt64]
  private var recent: UInt64 = 0
  /// The sum over the idle lifetime before the middle of the last minute.
  private var window: UInt64 = 0
  private var minute = 0
  /// The place of the present minute in the ring.
  private var place = 0
  private var last: (minute: Int, calls: UInt64)?
  /// The chance that its environment lived at the end of the last minute.
  private(set) var alive: UInt64 = 0

  init(_ configuration: FunctionConfiguration) {
    idle = max(1, Int(configuration.idleLifetime.count / 60_000))
    visits = .init(repeating: 0, count: idle)
  }

  /// Starts where the calls of a minute come at any time of it, and any of them will do.
  mutating func start(calls: UInt64) -> UInt64 {
    defer { minute += 1 }
    guard calls > 0 else { return 0 }
    let gap = last.map { minute - $0.minute } ?? .max
    let before = last?.calls ?? 0
    last = (minute, calls)
    guard gap >= idle else { return 0 }
    return gap > idle ? 1 << 32 : Self.chanceOfOrder(before, before: calls)
  }

  /// Starts where one call, if any, comes at the same second as in other minutes.
  mutating func start(visits isVisited: Bool) -> UInt64 {
    defer { minute += 1 }
    guard isVisited else { return 0 }
    let gap = last.map { minute - $0.minute } ?? .max
    last = (minute, 1)
    return gap > idle ? 1 << 32 : 0
  }

  /// Starts where few calls come so far: none has within the idle lifetime with e^-(their number).
  mutating func start(_ load: borrowing MinuteLoad, at level: Int) -> UInt64 {
    let now = load.visits(of: level)
    defer { place = place + 1 == idle ? 0 : place + 1 }
    guard recent + now > 0 else {
      alive = 0
      return 0
    }
    // The window begins within the oldest minute.
    let before = recent - visits[place] / 2
    window = before + now / 2
    recent = recent - visits[place] + now
    visits[place] = now
    alive = (1 << 32) - decay.value(at: window)
    guard now > 0 else { return 0 }
    // Any call of the minute will do, where none came before it.
    let isVisited = decay.complement(at: load.crossings(of: level, visits: now))
    return FixedPoint.product(isVisited, decay.value(at: before))
  }

  /// The chance that an environment that lives is needed again before it ends idle.
  var isNeededAgain: UInt64 {
    // Of x calls in an idle lifetime: none, or a last one with e^-x × x.
    let isLast = FixedPoint.product(min(window, 32 << 32), (1 << 32) - alive)
    return FixedPoint.ratio(alive - min(alive, isLast), 1 << 32, by: alive + 1)
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

/// e^-x by a table: right to 4 × 10^-5 and the same on every machine.
final class Decay: Sendable {
  static let shared = Decay()
  /// 64 steps to the unit, up to 20.
  private let values: InlineArray<1_281, UInt64>

  private init() {
    values = InlineArray { UInt64(FixedPoint.exp(Int64(-$0) << 26)) }
  }

  /// Takes and gives 2^-32; nothing from 20 on.
  func value(at x: UInt64) -> UInt64 {
    let index = Int(x >> 26)
    guard index < 1_280 else { return 0 }
    let rest = x & (1 << 26 - 1)
    return values[index] - ((values[index] - values[index + 1]) * rest) >> 26
  }

  /// 1 - e^-x, right to 10^-4 of itself however small x is.
  func complement(at x: UInt64) -> UInt64 {
    x < 1 << 26 ? x - FixedPoint.product(x, x) / 2 : (1 << 32) - value(at: x)
  }
}
