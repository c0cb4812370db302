import AuroraBackend
import Metering

/// The users of a month, and whose turn it is.
struct OrderedMonth: ~Copyable {
  private let plan: SimulationPlan
  let account: OrderedAccount
  private var usage: UsageRecorder
  private var jobs: UsageRecorder
  private var probe: User
  private var poller: User
  private var residents: [Resident?] = []
  private var queue = PriorityQueue<Turn>()

  /// A user who has something to do yet.
  private final class Resident {
    let number: UInt64
    /// Of the kind of user that it is.
    let plan: SimulationPlan
    var user: User
    var walk: UserWalk
    /// Requests to send again, the next one last.
    var retries: [Retry] = []

    init(_ number: UInt64, _ plan: SimulationPlan) {
      self.number = number
      self.plan = plan
      var user = User.resident()
      walk = UserWalk(of: number, plan, from: &user)
      self.user = user
    }
  }

  /// A request that was refused, and when it is sent again.
  private struct Retry {
    let due: Instant
    let call: RefusedCall
    /// Times that it was sent again before.
    let attempt: Int
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

  init(_ plan: SimulationPlan, _ quotas: EnforcedQuotas?) {
    self.plan = plan
    account = OrderedAccount(plan, quotas)
    usage = UsageRecorder(minutes: plan.minutes)
    jobs = UsageRecorder(minutes: plan.minutes)
    probe = plan.probe()
    poller = plan.probe()
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
      let plan = plan.persona(of: number)
      let walk = UserWalk(of: number, plan, from: &passing)
      if walk.next == nil, passing.schedules.nextDue ?? plan.end >= plan.end {
        walk.finish(plan, as: &passing, &usage)
      } else {
        residents.append(Resident(number, plan))
        enqueue(residents.count - 1)
      }
    }
  }

  private mutating func enqueue(_ place: Int) {
    guard let resident = residents[place] else { return }
    let moments = [
      resident.walk.next, resident.user.schedules.nextDue, resident.retries.last?.due,
    ]
    if let moment = moments.compactMap(\.self).min(), moment < plan.end {
      queue.push(Turn(moment, place))
    } else {
      account.watch?.rest()
      resident.walk.finish(resident.plan, as: &resident.user, &usage)
      residents[place] = nil
    }
  }

  /// What a user does next: a reminder that is due, a request again, or a step of the walk.
  private mutating func step(_ place: Int) {
    guard let resident = residents[place] else { return }
    let step = resident.walk.next ?? plan.end
    let again = resident.retries.last?.due ?? plan.end
    var attempt = 0
    account.watch?.advance(to: min(step, again))
    if let due = resident.user.schedules.nextDue, due < min(step, again) {
      account.watch?.fire(at: due, of: resident.number)
      plan.app.fireSchedules(of: &resident.user, before: due + Milliseconds(1), &usage)
    } else if again < step, let retry = resident.retries.popLast() {
      attempt = retry.attempt + 1
      plan.app.call(
        retry.call.request, for: retry.call.journey, as: &resident.user, at: again, &usage)
    } else {
      resident.walk.step(resident.plan, as: &resident.user, &usage)
    }
    if !resident.user.refused.isEmpty { sendAgain(resident, attempt, after: min(step, again)) }
    enqueue(place)
  }

  /// Sends again what was refused, each time after twice as long, until the client gives up.
  private func sendAgain(_ resident: Resident, _ attempt: Int, after moment: Instant) {
    for call in resident.user.refused {
      let behaviour = resident.plan.behaviour
      guard attempt < behaviour.retries else {
        account.giveUp()
        continue
      }
      let due = moment + Milliseconds(behaviour.retryMilliseconds << Int64(attempt))
      let place = resident.retries.firstIndex { $0.due <= due } ?? resident.retries.count
      resident.retries.insert(Retry(due: due, call: call, attempt: attempt), at: place)
    }
    resident.user.refused = []
  }

  /// Runs what is due by the clock in the minute that begins now, after the reminders due with it.
  private mutating func runJobs(at moment: Instant) {
    let next = moment + .minutes(1)
    let minute = Int(moment.milliseconds / 60_000)
    let due = Int(clamping: usage.count(of: .emails, minute: minute))
    account.watch?.rest()
    plan.app.checkHealth(from: moment, to: next, with: &probe, &jobs)
    plan.app.pollReminders(due, in: minute, as: &poller, &jobs)
    account.endMinute()
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
    let plan = plan
    SharedEffects.add(&jobs, to: &completed, plan) { function, demand in
      // Batches are inferred from the minutes' changes here too, and so are their cold starts.
      function == .consumeChanges
        ? ColdStarts.count(of: function, in: demand, plan.app.cloud.configuration.functions)
        : account.coldStarts(of: function)
    }
    completed.refusals = account.quotas?.refusals
    return completed
  }
}
