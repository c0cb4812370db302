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
    let deviation = UInt128(squareRoot(UInt64(clamping: mean << 20)))
    return min(Int(clamping: calls), 1 + Int((mean + 3 * deviation) >> 20))
  }

  /// The largest integer whose square is at most `number`.
  static func squareRoot(_ number: UInt64) -> UInt64 {
    guard number > 0 else { return 0 }
    var low: UInt64 = 0
    var high: UInt64 = 1 << UInt64((65 - number.leadingZeroBitCount) / 2)
    while low < high {
      let middle = (low + high + 1) / 2
      if middle.multipliedReportingOverflow(by: middle).overflow || middle * middle > number {
        high = middle - 1
      } else {
        low = middle
      }
    }
    return low
  }
}

/// The environments of one function, by minutes since their last use.
private struct EnvironmentPool {
  /// Index 0 was used in the minute before.
  private var idle: [Int]
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
    for index in idle.indices {
      let taken = min(missing, idle[index])
      idle[index] -= taken
      missing -= taken
    }
    idle.removeLast()
    idle.insert(needed, at: 0)
    worn += needed
    let replaced = worn / maximumLife
    worn %= maximumLife
    return missing + replaced
  }
}
