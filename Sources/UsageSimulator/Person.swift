/// Who a user is, as its own stream draws it.
struct Person {
  let number: UInt64
  let zone: Int
  /// Whether the account is signed up in the first month that is simulated of it.
  private(set) var isNew: Bool
  /// What the user's retention is drawn from, in 2^-32.
  let stay: UInt64
  /// A multiple of the mean, in 1/4,096.
  let activity: Int
  /// When in the month a new account joins, in operational time; how old an older one is, as a
  /// share of the app's history, in 2^-40.
  private(set) var joined: UInt64
  /// How long ago the user signed in, as a share of the refresh token's life, in 2^-64.
  let signedIn: UInt64

  init(_ number: UInt64, _ plan: SimulationPlan) {
    var random = RandomSource(seed: plan.seed, user: number, .person)
    self.number = number
    zone = plan.population.zones.pick(&random)
    isNew = random.chance(plan.population.signsUp)
    stay = random.next() >> 32
    activity = plan.population.activity.draw(&random)
    joined = random.next() >> 24
    signedIn = random.next()
  }

  /// The same person, who signs up at a point of operational time.
  func joining(at operational: UInt64) -> Person {
    var person = self
    person.isNew = true
    person.joined = operational
    return person
  }
}
