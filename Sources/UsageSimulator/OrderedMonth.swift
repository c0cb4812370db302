import AuroraBackend
import Metering

/// The users of a month, and whose turn it is.
struct OrderedMonth: ~Copyable {
  private let plan: SimulationPlan
  let account: OrderedAccount
  private var usage: UsageRecorder
  private var jobs: UsageRecorder
  private var probe: User
  private var residents: [Resident?] = []
  private var queue = PriorityQueue<Turn>()

  /// A user who has something to do yet.
  private final class Resident {
    var user: User
    var walk: UserWalk

    init(_ number: UInt64, _ plan: SimulationPlan) {
      var user = User.resident()
      walk = UserWalk(of: number, plan, from: &user)
      self.user = user
    }
  }

  /// A moment and whose it is, in one word that sorts by both.
  private struct Turn: Comparable {
    let key: UInt64

    /// 2^20 places: the last is the jobs', which come after all users of a moment.
    static let bits: UInt64 = 20
    static let jobs = Int(1 << bits) - 1

    init(_ moment: Instant, _ place: Int) {
      key = UInt64(moment.milliseconds) << Self.bits | UInt64(place)
    }

    var moment: Instant { Instant(milliseconds: Int64(key >> Self.bits)) }
    var place: Int { Int(key & (1 << Self.bits - 1)) }

    static func < (left: Turn, right: Turn) -> Bool { left.key < right.key }
  }

  init(_ plan: SimulationPlan) {
    self.plan = plan
    account = OrderedAccount(plan)
    usage = UsageRecorder(minutes: plan.minutes)
    jobs = UsageRecorder(minutes: plan.minutes)
    probe = plan.probe()
    usage.account = account
    jobs.account = account
  }

  /// Lets every user take its turns until the month is over.
  mutating func run(_ progress: (UInt64) -> Void) throws {
    try open()
    if plan.minutes > 0 { queue.push(Turn(.zero, Turn.jobs)) }
    while let turn = queue.pop() {
      account.advance(to: turn.moment)
      guard turn.place == Turn.jobs else {
        step(turn.place)
        continue
      }
      try Task.checkCancellation()
      runJobs(at: turn.moment)
      progress(
        UInt64(turn.moment.milliseconds) * plan.accounts / UInt64(plan.end.milliseconds))
    }
    account.finish()
  }

  /// Settles at once who has nothing to do in the month.
  private mutating func open() throws {
    var passing = User()
    for number in 0..<plan.accounts {
      if number % 256 == 0 { try Task.checkCancellation() }
      let walk = UserWalk(of: number, plan, from: &passing)
      if plan.nextTurn(of: walk, passing) == nil {
        plan.app.closeMonth(of: &passing, at: plan.end, &usage)
      } else {
        residents.append(Resident(number, plan))
        enqueue(residents.count - 1)
      }
    }
  }

  private mutating func enqueue(_ place: Int) {
    guard let resident = residents[place] else { return }
    if let moment = plan.nextTurn(of: resident.walk, resident.user) {
      queue.push(Turn(moment, place))
    } else {
      plan.app.closeMonth(of: &resident.user, at: plan.end, &usage)
      residents[place] = nil
    }
  }

  /// What a user does next: a reminder that is due, or a step of the walk.
  private mutating func step(_ place: Int) {
    guard let resident = residents[place] else { return }
    let step = resident.walk.next ?? plan.end
    if let due = resident.user.schedules.nextDue, due < step {
      plan.app.fireSchedules(of: &resident.user, before: due + Milliseconds(1), &usage)
    } else {
      resident.walk.step(plan, as: &resident.user, &usage)
    }
    enqueue(place)
  }

  /// Runs what is due by the clock in the minute that begins now, after the reminders due with it.
  private mutating func runJobs(at moment: Instant) {
    let next = moment + .minutes(1)
    let minute = Int(moment.milliseconds / 60_000)
    let due = Int(clamping: usage.count(of: .emails, minute: minute))
    plan.app.checkHealth(from: moment, to: next, with: &probe, &jobs)
    plan.app.pollReminders(due, in: minute, &jobs)
    if next < plan.end { queue.push(Turn(next, Turn.jobs)) }
  }

  /// What users caused.
  func users() -> SimulatedUsage {
    SimulatedUsage(
      ledger: usage.ledger(), demand: usage.demand(), pageLoads: usage.pageLoads)
  }

  /// What users and jobs caused, and what follows from both.
  mutating func completed() -> SimulatedUsage {
    var completed = users()
    let account = account
    SharedEffects.add(&jobs, to: &completed, plan) { function, _ in
      account.coldStarts(of: function)
    }
    return completed
  }
}

extension SimulationPlan {
  /// When a user's next reminder is due or step to be taken in the month, or nil.
  fileprivate func nextTurn(of walk: UserWalk, _ user: borrowing User) -> Instant? {
    guard let due = user.schedules.nextDue, due < walk.next ?? end else { return walk.next }
    return due
  }
}
