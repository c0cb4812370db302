import AuroraBackend
import Metering

// What a plan draws of one account.
extension SimulationPlan {
  /// Gives a user what an account of its age holds, and the sign-in it may still have; whether it is
  /// still active.
  func open(_ user: inout User, _ person: Person) -> Bool {
    let isActive = population.retention.isActive(person.stay, months: monthsOfAge(of: person))
    var random = RandomSource(seed: seed, user: person.number, .opening)
    opening.fill(
      &user, population.retention.life(person.stay, age: age(of: person)),
      activity: person.activity, zone: person.zone, behaviour, &random)
    if let recurring = behaviour.recurring, isActive {
      var random = RandomSource(seed: seed, user: person.number, .series)
      opening.addSeries(
        recurring, &user, age: age(of: person), activity: person.activity, behaviour, &random)
    }
    app.openMonth(of: &user, at: .zero)
    let lifetime = app.cloud.configuration.identity.refreshTokenLifetime
    let ago = Int64((UInt128(person.signedIn) * UInt128(UInt64(lifetime.count))) >> 64)
    user.identity = Identity(
      signedIn: Instant(milliseconds: -1 - ago), app.cloud.configuration.identity)
    return isActive
  }

  /// The age of an account that is older than the month.
  func age(of person: Person) -> Milliseconds {
    let history = UInt64(population.history.count)
    return Milliseconds(Int64((UInt128(person.joined) * UInt128(history)) >> 40))
  }

  /// The same in whole months.
  func monthsOfAge(of person: Person) -> Int {
    Int(age(of: person).count / Retention.month.count)
  }

  /// The picture that a new user has, or zero; the same draws as of an older account's.
  func picture(of number: UInt64) -> Bytes {
    var random = RandomSource(seed: seed, user: number, .opening)
    return behaviour.drawPicture(&random)
  }

  /// The stream of a session's choices that only some scenarios offer; nil in others.
  func optional(_ number: UInt64, session: UInt64) -> RandomSource? {
    guard behaviour.hasOptions else { return nil }
    return RandomSource(seed: seed, user: number, session: session, .option)
  }

  /// Evenly some moment of the month.
  func moment(_ random: inout RandomSource) -> Instant {
    start + Milliseconds(Int64(random.next() >> 1) % (end - start).count)
  }
}
