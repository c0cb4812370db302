import AuroraBackend
import Metering

/// How often a function's environments start, from its calls and busy time by the minute.
///
/// Where the newest idle environment serves first, as many live as were busy at once within the last
/// idle lifetime: environment k starts when a call finds k - 1 others busy, and none has for that
/// long. What is counted is the expected number of such calls, in whole numbers of 2^-32.
/// The first so many start never, where they are kept ready.
enum ColdStarts {
  /// `isTimed` functions run at the same second of their minutes, others at any.
  static func count(
    of function: Function, in demand: Demand, _ configuration: FunctionConfiguration,
    isTimed: Bool = false
  ) -> Int {
    let series = function.demand
    let ready = function.servesCallers ? configuration.provisionedConcurrency : 0
    let initialization = UInt64(configuration.initialization.count)
    var levels = [EnvironmentLevel(configuration)]
    var load = MinuteLoad()
    var expected: UInt64 = 0
    for minute in 0..<demand.minutes {
      let calls = demand[series.calls, minute]
      let busy = demand[series.busy, minute]
      let first =
        ready > 0
        ? 0 : isTimed ? levels[0].start(visits: calls > 0) : levels[0].start(calls: calls)
      if isTimed {
        load.stack(busy)
      } else {
        load.spread(busy + (first * initialization) >> 32, over: calls)
      }
      expected += first
      while levels.count < load.levels { levels.append(EnvironmentLevel(configuration)) }
      for index in levels.indices.dropFirst(max(1, ready)) {
        expected +=
          isTimed
          ? levels[index].start(visits: index < load.levels)
          : levels[index].start(
            crossings: load.crossings(of: index), visits: load.visits(of: index))
      }
    }
    return Int((expected + FixedPoint.half) >> 32)
  }
}
