import AuroraBackend
import Metering

/// How often a function's environments start, from its invocations by the minute.
///
/// An environment is kept for a while after its last use and is replaced after its longest life.
/// A minute needs as many as its busiest moment: the mean number of calls at once and three
/// standard deviations of it, as of a Poisson number; one at least.
/// Source of lifetimes: the scenario's assumptions.
enum ColdStarts {
  static func count(
    of function: Function, in demand: Demand, _ configuration: FunctionConfiguration
  ) -> Int {
    var pool = EnvironmentPool(configuration)
    let series = function.demand
    var starts = 0
    for minute in 0..<demand.minutes {
      let calls = demand[series.calls, minute]
      let needed = calls > 0 ? concurrency(busy: demand[series.busy, minute], of: calls) : 0
      starts += pool.use(needed)
    }
    return starts
  }

  /// Environments at once, of a minute's busy microseconds.
  static func concurrency(busy: UInt64, of calls: UInt64) -> Int {
    // The mean in 2^-20: 60 s are 60,000,000 busy microseconds of one environment.
    let mean = UInt128(busy) << 20 / 60_000_000
    // An IEEE square root is rounded exactly, so every machine has the same.
    let deviation = UInt128(Double(UInt64(clamping: mean << 20)).squareRoot())
    return min(Int(clamping: calls), 1 + Int((mean + 3 * deviation) >> 20))
  }
}

/// The environments of one function, by minutes since their last use.
private struct EnvironmentPool {
  /// A ring of minutes; the one before `now` was the last.
  private var idle: [Int]
  private var now = 0
  private let maximumLife: Int
  /// Minutes lived by environments in use, towards the next replacement.
  private var worn = 0

  init(_ configuration: FunctionConfiguration) {
    idle = .init(repeating: 0, count: max(1, Int(configuration.idleLifetime.count / 60_000)))
    maximumLife = max(1, Int(configuration.maximumLifetime.count / 60_000))
  }

  /// Uses so many for a minute, the most recently used first; returns how many had to start.
  mutating func use(_ needed: Int) -> Int {
    var missing = needed
    var age = 1
    while age <= idle.count, missing > 0 {
      let index = (now + idle.count - age) % idle.count
      let taken = min(missing, idle[index])
      idle[index] -= taken
      missing -= taken
      age += 1
    }
    idle[now] = needed
    now = (now + 1) % idle.count
    worn += needed
    let replaced = worn / maximumLife
    worn %= maximumLife
    return missing + replaced
  }
}
