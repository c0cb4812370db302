import AuroraBackend
import Metering

/// One function's execution environments, in the order of time.
///
/// A call takes the idle one used last, and starts one where none is idle. An environment ends after
/// its idle lifetime, or at its first call after its longest life.
/// Source of lifetimes: the scenario's assumptions; that the newest goes first is assumed.
struct Environments {
  /// In microseconds, as are all moments here.
  private let idleLifetime: Int64
  private let longestLife: Int64
  private let initialization: Int64
  private var busy = PriorityQueue<Busy>()
  /// Environments kept ready that are free; they never end.
  private var ready: Int
  /// The one used last at the end.
  private var idle: [Idle] = []
  private(set) var coldStarts = 0
  /// The most at once.
  private(set) var peak = 0

  private struct Idle {
    let since: Int64
    let born: Int64
  }

  private struct Busy: Comparable {
    let until: Int64
    /// The last moment there is, of one kept ready.
    let born: Int64

    static func < (left: Busy, right: Busy) -> Bool {
      (left.until, left.born) < (right.until, right.born)
    }
  }

  init(_ configuration: FunctionConfiguration, ready: Int = 0) {
    self.ready = ready
    idleLifetime = configuration.idleLifetime.count * 1_000
    longestLife = configuration.maximumLifetime.count * 1_000
    initialization = Int64(configuration.initialization.count)
  }

  /// How many are busy at a moment, which is not before that of any call so far.
  mutating func concurrency(at moment: Int64) -> Int {
    while let next = busy.first, next.until <= moment {
      _ = busy.pop()
      if next.born == .max {
        ready += 1
      } else {
        idle.append(Idle(since: next.until, born: next.born))
      }
    }
    return busy.count
  }

  /// Runs a call of so long that starts now.
  mutating func run(at moment: Int64, for duration: Int64) {
    _ = concurrency(at: moment)
    if ready > 0 {
      ready -= 1
      busy.push(Busy(until: moment + duration, born: .max))
    } else if let born = takeIdle(at: moment) {
      busy.push(Busy(until: moment + duration, born: born))
    } else {
      coldStarts += 1
      busy.push(Busy(until: moment + initialization + duration, born: moment))
    }
    peak = max(peak, busy.count)
  }

  /// The birth of the idle environment used last, if it and its kind still live.
  private mutating func takeIdle(at moment: Int64) -> Int64? {
    while let last = idle.popLast() {
      guard moment - last.since <= idleLifetime else {
        // Those below have been idle for longer.
        idle.removeAll(keepingCapacity: true)
        return nil
      }
      if moment - last.born < longestLife { return last.born }
    }
    return nil
  }
}
