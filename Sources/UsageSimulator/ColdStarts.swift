import AuroraBackend
import Metering

/// How often a function's environments start, from its calls and busy time by the minute.
///
/// Where the newest idle environment serves first, as many live as were busy at once within the last
/// idle lifetime: environment k starts when a call finds k - 1 others busy, and none has for that
/// long. One that ends of age is made up for by the highest that is idle, and costs a start only
/// where that one would have served again. What is counted is what is expected, in 2^-32.
/// The first so many never start, where they are kept ready.
enum ColdStarts {
  /// `isTimed` functions run at the same second of their minutes, others at any.
  static func count(
    of function: Function, in demand: Demand, _ configuration: FunctionConfiguration,
    isTimed: Bool = false
  ) -> Int {
    let ready = function.servesCallers ? configuration.provisionedConcurrency : 0
    var pool = EnvironmentPool(configuration, ready: ready)
    let series = function.demand
    for minute in 0..<demand.minutes {
      let calls = demand[series.calls, minute]
      let busy = demand[series.busy, minute]
      if isTimed { pool.runTimed(calls, busy: busy) } else { pool.run(calls, busy: busy) }
    }
    return Int((pool.expected + FixedPoint.half) >> 32)
  }
}

/// The environments of one function, minute by minute.
private struct EnvironmentPool {
  private let configuration: FunctionConfiguration
  private let initialization: UInt64
  /// Environments that are kept ready.
  private let ready: Int
  private var levels: [EnvironmentLevel]
  private var life: EnvironmentLife
  private var load = MinuteLoad()
  /// Starts beyond the first of the last minute, whose INIT the next finds.
  private var further: UInt64 = 0
  private(set) var expected: UInt64 = 0

  init(_ configuration: FunctionConfiguration, ready: Int) {
    self.ready = ready
    self.configuration = configuration
    initialization = UInt64(configuration.initialization.count)
    levels = .init(repeating: EnvironmentLevel(configuration), count: max(1, ready))
    life = EnvironmentLife(configuration)
  }

  /// Calls that come one after another.
  mutating func runTimed(_ calls: UInt64, busy: UInt64) {
    let first = ready > 0 ? 0 : levels[0].start(visits: calls > 0)
    // As many at once as minutes that they take.
    let needed = Int((busy + 59_999_999) / 60_000_000)
    while levels.count < needed { levels.append(EnvironmentLevel(configuration)) }
    var further: UInt64 = 0
    for index in levels.indices.dropFirst(max(1, ready)) {
      further += levels[index].start(visits: index < needed)
    }
    let ended = life.pass(first, further, among: 1 << 32, isUsed: calls > 0)
    life.renew(ended)
    expected += first + further + ended
  }

  /// Calls that come at any time of the minute.
  mutating func run(_ calls: UInt64, busy: UInt64) {
    let first = ready > 0 ? 0 : levels[0].start(calls: calls)
    var started = first
    var initializing = first + further
    load.spread(busy + (initializing * initialization) >> 32, over: calls)
    var alive: UInt64 = ready > 0 ? 0 : 1 << 32
    var level = max(1, ready)
    while level < max(levels.count, load.levels) {
      if level == levels.count { levels.append(EnvironmentLevel(configuration)) }
      let starts = levels[level].start(load, at: level)
      alive += levels[level].alive
      started += starts
      if starts > 1 << 27 {
        // Whoever comes during this INIT finds one more busy.
        initializing += starts
        load.spread(busy + (initializing * initialization) >> 32, over: calls)
      }
      level += 1
    }
    let ended = life.pass(first, started - first, among: max(1, alive), isUsed: calls > 0)
    let renewed = missed(ended)
    life.renew(renewed)
    further = started - first + renewed
    expected += started + renewed
  }

  /// How many of those that ended of age have to be started anew.
  ///
  /// The highest environment alive takes the place, and is itself missed if it would have been
  /// needed before its idle lifetime's end.
  private func missed(_ ended: UInt64) -> UInt64 {
    guard ended > 0 else { return 0 }
    var isAlive: UInt64 = 1 << 32
    var isMissed: UInt64 = 1 << 32
    var sum: UInt64 = 0
    // By index, as a copy of each level would retain its minutes.
    for level in max(1, ready)..<max(1, ready, levels.count) {
      let isNextAlive = min(isAlive, levels[level].alive)
      sum += FixedPoint.product(isMissed, isAlive - isNextAlive)
      isAlive = isNextAlive
      guard isAlive > 0 else { break }
      isMissed = levels[level].isNeededAgain
    }
    return FixedPoint.product(ended, sum + FixedPoint.product(isMissed, isAlive))
  }
}
