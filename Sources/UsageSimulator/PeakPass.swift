import AuroraBackend
public import Metering
import Synchronization

/// The second pass: all users once more, second by second in the busiest minutes of the first.
///
/// It takes two or three times as long as the first, which nobody listens to; its result too is the
/// same for any number of threads.
public struct PeakPass: Sendable {
  private let plan: PeakPlan
  private let jobs: JobConcurrency

  /// `users` is what users alone caused in the first pass, `all` the completed month.
  ///
  /// `minutesPerQuota` of the busiest minutes are looked at for each quota, a thousand by default.
  public init(
    _ scenario: Scenario, users: Demand, all: Demand, minutesPerQuota: Int? = nil
  ) {
    plan = PeakPlan(
      scenario, all, minutesPerQuota: minutesPerQuota ?? PeakMinutes.perQuota)
    jobs = JobConcurrency(all: all, users: users)
  }

  /// Simulates the users again.
  ///
  /// `progress` hears, from one task at a time, how many users are done.
  /// - Throws: `CancellationError` when the task is cancelled; there is no partial result.
  public func run(
    threads: Int, progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) async throws -> Peaks {
    precondition(threads > 0)
    let sum = PeakSum(plan)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<threads {
        group.addTask {
          var month = PeakMonth(plan)
          let blocks = Shard.all.blocks(
            of: plan.simulation.accounts, worker: worker, of: threads)
          for users in blocks {
            try Task.checkCancellation()
            for user in users { month.simulate(user) }
            if worker == 0 { progress(users.upperBound) }
          }
          sum.add(month.recorder)
        }
      }
      try await group.waitForAll()
    }
    let (counts, keys) = sum.result
    return plan.peaks(in: counts, keys, jobs)
  }
}

/// What all workers counted.
private final class PeakSum: Sendable {
  private let sum: Mutex<(counts: SecondCounts, keys: HotKeys)>

  init(_ plan: PeakPlan) {
    sum = Mutex((SecondCounts(seconds: plan.minutes.seconds), plan.sharedKeys))
  }

  func add(_ recorder: PeakRecorder) {
    sum.withLock {
      $0.counts.merge(recorder.counts)
      $0.keys.merge(recorder.keys)
    }
  }

  var result: (SecondCounts, HotKeys) { sum.withLock { $0 } }
}

/// One worker of the second pass: user after user, each step at a moment that is told.
struct PeakMonth: ~Copyable {
  private let plan: PeakPlan
  private var user = User()
  private var usage = UsageRecorder(minutes: 0)
  let recorder: PeakRecorder

  init(_ plan: PeakPlan) {
    self.plan = plan
    recorder = PeakRecorder(plan)
    usage.account = recorder
  }

  mutating func simulate(_ number: UInt64) {
    let plan = plan.simulation.persona(of: number)
    var walk = UserWalk(of: number, plan, from: &user)
    while true {
      if let due = user.schedules.nextDue, due < walk.next ?? plan.end {
        recorder.fire(at: due, of: number)
        plan.app.fireSchedules(of: &user, before: due + Milliseconds(1), &usage)
      } else if let moment = walk.next {
        recorder.advance(to: moment)
        walk.step(plan, as: &user, &usage)
      } else {
        break
      }
    }
    recorder.rest()
    walk.finish(plan, as: &user, &usage)
    recorder.finish(number)
  }
}
