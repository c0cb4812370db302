import AuroraBackend
import Metering

/// One worker that carries each user through months, with one ledger a month: what a user holds when
/// a month ends it holds when the next begins.
struct UserMonths: ~Copyable {
  let plans: [SimulationPlan]
  private var user = User()
  private(set) var usage: UsageRecorder

  /// Plans so many months from the scenario's on.
  init(_ scenario: Scenario, months: Int) {
    var plans: [SimulationPlan] = []
    for index in 0..<months {
      var later = scenario
      later.month = scenario.month.adding(months: index)
      plans.append(SimulationPlan(later, from: plans.last?.end ?? .zero))
    }
    self.plans = plans
    usage = UsageRecorder(months: months, minutes: plans.reduce(0) { $0 + $1.minutes })
  }

  /// When an account is signed up: in which month, and where in its operational time.
  struct SignUp {
    let month: Int
    let operational: UInt64
  }

  /// Simulates a user to the end of the last month: from its sign-up, or from the first month on.
  ///
  /// `atEnd` sees the user, and the month's index, as each month ends, until the account is deleted.
  mutating func simulate(
    _ number: UInt64, signingUp: SignUp? = nil, atEnd: (borrowing User, Int) -> Void = { _, _ in }
  ) {
    let first = signingUp?.month ?? 0
    var plan = plans[first].persona(of: number)
    var person = Person(number, plan)
    if let signingUp { person = person.joining(at: signingUp.operational) }
    var walk = UserWalk(person, plan, from: &user)
    let ageBefore = person.isNew ? -1 : plan.monthsOfAge(of: person)
    for month in first..<plans.count {
      if month > first {
        plan = plans[month].persona(of: number)
        plan.app.turnMonth(of: &user)
        walk = UserWalk(person, after: walk, months: ageBefore + month - first, plan)
      }
      usage.turn(to: month)
      walk.takeAll(plan, as: &user, &usage)
      guard !walk.isDeleted else { return }
      atEnd(user, month)
    }
  }

  /// What all users so far used in one of the months, and what they shared in it.
  func completed(month index: Int) -> SimulatedUsage {
    let plan = plans[index]
    let first = Int(plan.start.milliseconds / 60_000)
    let minutes = first..<first + plan.minutes
    var month = SimulatedUsage(
      ledger: usage.ledger().month(index), demand: usage.demand().during(minutes: minutes),
      pageLoads: usage.pageLoads.during(hours: first / 60..<minutes.upperBound / 60))
    SharedEffects.add(to: &month, plan)
    return month
  }
}
