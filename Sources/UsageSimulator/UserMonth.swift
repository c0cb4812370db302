import AuroraBackend
import Metering

/// One worker: a reused user, a recorder, and the month that both go through, user after user.
struct UserMonth: ~Copyable {
  let plan: SimulationPlan
  var user = User()
  var usage: UsageRecorder

  init(_ plan: SimulationPlan) {
    self.plan = plan
    usage = UsageRecorder(minutes: plan.minutes)
  }

  /// Simulates one user's month from its first moment to its last.
  ///
  /// It depends on the seed, the user's number and the scenario alone, never on how many users
  /// there are.
  mutating func simulate(_ number: UInt64) {
    guard plan.hasPersonas else { return simulate(number, plan) }
    simulate(number, plan.persona(of: number))
  }

  private mutating func simulate(_ number: UInt64, _ plan: SimulationPlan) {
    var walk = UserWalk(of: number, plan, from: &user)
    walk.takeAll(plan, as: &user, &usage)
  }
}

extension UserWalk {
  /// Takes the month's steps one after another, and closes it.
  mutating func takeAll(
    _ plan: SimulationPlan, as user: inout User, _ usage: inout UsageRecorder
  ) {
    while let moment = next {
      if _slowPath(user.schedules.earliest < moment) {
        plan.app.fireSchedules(of: &user, before: moment, &usage)
      }
      step(plan, as: &user, &usage)
    }
    finish(plan, as: &user, &usage)
  }
}
