import AuroraBackend
import Documents
import Metering

/// A scenario made ready for the loop: tables, thresholds and the app, read-only for all workers.
///
/// A class of constants, so that nothing of it is copied in the loop.
final class SimulationPlan: Sendable {
  let seed: UInt64
  let accounts: UInt64
  /// The first users so many, whose addresses are verified.
  let verified: UInt64
  let app: AuroraApp
  /// The month's first moment, and the next month's.
  let start: Instant
  let end: Instant
  let minutes: Int
  var month: Milliseconds { end - start }
  let population: PopulationPlan
  let behaviour: BehaviourPlan
  let opening: OpeningState
  let administration: AdministrationPlan
  let deployments: Deployments
  /// Nil where all users are of one kind.
  private let personas: Personas?

  /// The plan of the scenario's month, which begins at `start`.
  convenience init(_ scenario: Scenario, from start: Instant = .zero) {
    self.init(
      scenario.playing(scenario.population.personas[0]), Personas(scenario, from: start), start)
  }

  /// Whether users are of several kinds.
  var hasPersonas: Bool { personas != nil }

  /// The plan of one user, by the kind of user that it is.
  func persona(of number: UInt64) -> SimulationPlan {
    guard let personas else { return self }
    var random = RandomSource(seed: seed, user: number, .persona)
    return personas.plans[personas.shares.pick(&random)]
  }

  fileprivate init(_ scenario: Scenario, _ personas: Personas?, _ start: Instant) {
    self.personas = personas
    self.start = start
    seed = scenario.seed
    accounts = UInt64(scenario.population.accounts)
    verified = UInt64(scenario.mailer.verifiedRecipients)
    let month = Milliseconds(Int64(scenario.month.milliseconds))
    end = start + month
    minutes = scenario.month.hours * 60
    app = AuroraApp(
      Cloud(BackendConfiguration(scenario), times: ServiceTimes(scenario.functions)))
    population = PopulationPlan(scenario, from: start)
    behaviour = BehaviourPlan(scenario)
    opening = OpeningState(scenario, behaviour, population)
    administration = AdministrationPlan(scenario.identity, from: start, until: end)
    deployments = Deployments(
      perMonth: scenario.frontend.buildsPerMonth, from: start, month: month)
  }
}

/// Several kinds of users, each with a plan of its own, so that the loop need not know of them.
private struct Personas {
  let shares: WeightedChoice
  let plans: [SimulationPlan]

  init?(_ scenario: Scenario, from start: Instant) {
    let personas = scenario.population.personas
    guard personas.count > 1 else { return nil }
    shares = WeightedChoice(personas.map(\.share))
    plans = personas.map { SimulationPlan(scenario.playing($0), nil, start) }
  }
}

/// Who the users are.
struct PopulationPlan: Sendable {
  let signsUp: Chance
  let retention: Retention
  let isDeleted: Chance
  /// Multiples of the mean activity, in 1/4,096.
  let activity: QuantileTable
  let history: Milliseconds
  let zones: WeightedChoice
  let profiles: [ActivityProfile]
  let clocks: [ArrivalClock]
  let geographies: [EdgeGeography]

  static let activityUnit = 4_096

  init(_ scenario: Scenario, from start: Instant) {
    let population = scenario.population
    signsUp = Chance(population.signUpShare)
    retention = Retention(population)
    isDeleted = Chance(population.deletedShare)
    activity = QuantileTable(
      lognormalMean: Self.activityUnit, sigma: population.activitySigma,
      cap: population.activityCap)
    history = .days(Int64(population.historyMonths) * 365 / 12)
    zones = WeightedChoice(population.timeZones.map(\.share))
    geographies = population.timeZones.map(\.geography)
    profiles = population.timeZones.map { ActivityProfile(population, $0.time) }
    clocks = profiles.map { ArrivalClock($0, month: scenario.month, start: start) }
  }
}

/// What users do.
///
/// A class of constants: as a struct it was copied, 272 bytes, for many of its draws.
final class BehaviourPlan: Sendable {
  let exponential = ExponentialTable.shared
  /// Sessions a month of a user of mean activity, in 2^-16.
  let sessionsPerMonth: UInt64
  let continues: Chance
  let thinkMilliseconds: UInt64
  private let actions: WeightedChoice
  private let actionOf: InlineArray<16, UserAction>
  let isMoved: Chance
  let reminders: ReminderPlan
  let horizonMinutes: UInt64
  let title: Int
  let notes: QuantileTable
  let hasPicture: Chance
  let picture: QuantileTable
  let attachment: QuantileTable
  let isWrongPassword: Chance
  let forgetsPassword: Chance
  let signsOut: Chance
  /// How often a refused request is sent again, and how long after the first time.
  let retries: Int
  let retryMilliseconds: Int64
  /// Nil where events do not recur, and where addresses do not change.
  let recurring: RecurringPlan?
  let changesAddress: Chance?
  let calendar: CalendarOrigin
  let devices: DevicePlan

  init(_ scenario: Scenario) {
    let behaviour = scenario.behaviour
    sessionsPerMonth = UInt64(behaviour.sessionsPerMonth.scaled(by: 1 << 16))
    continues = Chance(repeating: behaviour.actionsPerSession)
    thinkMilliseconds = UInt64(behaviour.thinkSeconds.scaled(by: 1_000))
    actions = WeightedChoice(behaviour.actionShares)
    actionOf = InlineArray { UserAction(rawValue: $0) ?? .view }
    isMoved = Chance(behaviour.movedShare)
    reminders = ReminderPlan(behaviour)
    horizonMinutes = UInt64(behaviour.eventHorizonDays.scaled(by: 1_440))
    title = behaviour.titleBytes
    notes = QuantileTable(lognormalMedian: behaviour.notesBytes, sigma: behaviour.notesSigma)
    hasPicture = Chance(behaviour.pictureShare)
    picture = QuantileTable(
      lognormalMedian: behaviour.pictureBytes, sigma: behaviour.fileSigma)
    attachment = QuantileTable(
      lognormalMedian: behaviour.attachmentBytes, sigma: behaviour.fileSigma)
    isWrongPassword = Chance(behaviour.wrongPasswordShare)
    forgetsPassword = Chance(behaviour.forgottenPasswordShare)
    signsOut = Chance(behaviour.signOutShare)
    retries = behaviour.retries
    retryMilliseconds = Int64(behaviour.retryMilliseconds)
    recurring = scenario.api.recurringEvents ? RecurringPlan(behaviour) : nil
    calendar = BackendConfiguration(scenario).calendar
    changesAddress =
      behaviour.addressChangeShare.isZero ? nil : Chance(behaviour.addressChangeShare)
    devices = DevicePlan(behaviour.devicesPerUser)
  }

  /// Whether a session has choices that only some scenarios offer.
  var hasOptions: Bool { recurring != nil || changesAddress != nil }

  /// What a user does next, at a share of 1 in 2^-32.
  @inline(__always) func action(at word: UInt64) -> UserAction {
    // A table, as an enumeration's own initializer is a call.
    actionOf[actions.outcome(at: word) & 15]
  }

  /// For how long a user looks at the page before the next action, at a fraction of 1.
  @inline(__always) func pause(at fraction: UInt64) -> Milliseconds {
    Milliseconds(Int64((exponential.value(at: fraction) * thinkMilliseconds) >> 16))
  }

  /// Bytes of an event's title and notes.
  func text(_ content: inout RandomSource) -> Bytes { text(at: content.next()) }

  @inline(__always) func text(at fraction: UInt64) -> Bytes {
    Bytes(title + notes.value(at: fraction))
  }

  /// The size of a user's profile picture, or zero.
  func drawPicture(_ random: inout RandomSource) -> Bytes {
    Bytes(random.chance(hasPicture) ? picture.draw(&random) : 0)
  }

  /// A start so far ahead of a minute, on the half-hour.
  func start(after minute: Int, _ random: inout RandomSource) -> Int {
    start(after: minute, at: random.next())
  }

  @inline(__always) func start(after minute: Int, at fraction: UInt64) -> Int {
    let ahead = Int((exponential.value(at: fraction) * horizonMinutes) >> 16)
    return Int(UInt(minute + ahead + 60) / 30) * 30
  }
}
