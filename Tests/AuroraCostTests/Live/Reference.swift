import AuroraBackend
import Metering
import UsageSimulator

@testable import AuroraCost

/// The simulator's side of a driven run: sizes alone, no bytes and no tokens.
final class Reference {
  private let app: AuroraApp
  private let scenario: Scenario
  private let clock: LiveClock
  private var usage: UsageRecorder
  private(set) var users: [Person] = []

  /// A user's slab, and whether it takes calls at all.
  final class Person {
    var slab = User()
    var isGone = false
  }

  /// What both sides must agree on.
  struct Outcome: Equatable {
    var status: Int
    var bytes: Int
  }

  init(_ bench: LiveBench) {
    scenario = bench.resolved.scenario
    clock = bench.clock.live
    app = AuroraApp(scenario)
    usage = UsageRecorder(minutes: scenario.month.hours * 60)
  }

  func signUp() {
    let person = Person()
    person.slab.reset(
      at: clock.moment, viewer: scenario.population.timeZones.first?.geography ?? .us,
      serviceBits: ServiceBits(of: scenario, user: UInt64(users.count)))
    users.append(person)
    app.signUp(as: &person.slab, at: clock.moment, &usage)
  }

  func signIn(_ user: Int, passwordIsRight: Bool = true) {
    app.signIn(
      as: &users[user].slab, passwordIsRight: passwordIsRight, at: clock.moment, &usage)
  }

  func refresh(_ user: Int) -> Bool {
    app.refreshSession(as: &users[user].slab, at: clock.moment, &usage)
  }

  func signOut(_ user: Int) { app.signOut(as: &users[user].slab, at: clock.moment, &usage) }

  func resetPassword(_ user: Int) {
    app.resetPassword(as: &users[user].slab, at: clock.moment, &usage)
  }

  /// Whether the access token is good; only then the pool is asked.
  func readAttributes(_ user: Int) -> Bool {
    guard users[user].slab.identity.canCall(at: clock.moment) else { return false }
    app.readAttributes(as: &users[user].slab, at: clock.moment, &usage)
    return true
  }

  func administer(_ act: AdministratorAct, _ user: Int) {
    app.administer(act, &users[user].slab, at: clock.moment, &usage)
  }

  func confirmPassword(_ user: Int, codeIsRight: Bool) {
    app.confirmPassword(
      as: &users[user].slab, codeIsRight: codeIsRight, at: clock.moment, &usage)
  }

  func confirmSignUpWrongly(_ user: Int) {
    app.confirmSignUp(as: &users[user].slab, codeIsRight: false, at: clock.moment, &usage)
  }

  func resendCode(_ user: Int) {
    _ = app.resendCode(to: users[user].slab, at: clock.moment, &usage)
  }

  func forgotPassword(_ user: Int) {
    _ = app.forgotPassword(of: users[user].slab, at: clock.moment, &usage)
  }

  /// Counts what serving an object of so many bytes takes.
  func download(_ bytes: Int, for operation: Metering.Operation, isAtEdge: Bool) {
    app.download(
      Bytes(bytes), for: operation, isAtEdge: isAtEdge,
      to: scenario.population.timeZones.first?.geography ?? .us, at: clock.moment, &usage)
  }

  func preflight(_ journey: Journey) { app.preflight(for: journey, at: clock.moment, &usage) }

  func perform(_ call: DrivenCall, as user: Int) -> Outcome {
    let person = users[user]
    let moment = clock.moment
    app.fireSchedules(of: &person.slab, before: moment, &usage)
    app.expireReminders(of: &person.slab, before: moment, &usage)
    switch call.simulated {
    case .request(let request, let journey):
      let response = app.perform(request, for: journey, as: &person.slab, at: moment, &usage)
      if request is DeleteAccount, response.succeeded { leave(person) }
      return Outcome(status: response.status, bytes: response.body.count)
    case .unreadable(let call):
      person.slab.wireBody = Bytes(1)
      defer { person.slab.wireBody = nil }
      let error = app.refuse(
        call.operation, by: call.function, for: call.journey, as: &person.slab, at: moment, &usage)
      return Outcome(status: error.status, bytes: error.json.utf8.count)
    }
  }

  /// Counts what nobody's call of an operation is: refused by the gateway.
  func refuseStranger(_ call: GatewayCall) {
    var nobody = User()
    _ = app.refuse(
      call.operation, by: call.function, for: call.journey, as: &nobody, at: clock.moment, &usage)
  }

  func ledger() -> UsageLedger {
    for person in users where !person.isGone {
      app.fireSchedules(of: &person.slab, before: clock.moment, &usage)
      app.closeMonth(of: &person.slab, at: clock.moment, &usage)
    }
    let part = SimulatedUsage(
      ledger: usage.ledger(), demand: usage.demand(), pageLoads: usage.pageLoads)
    return Simulation(scenario).completed(part).ledger
  }

  private func leave(_ person: Person) {
    app.closeMonth(of: &person.slab, at: clock.moment, &usage)
    person.isGone = true
  }
}
