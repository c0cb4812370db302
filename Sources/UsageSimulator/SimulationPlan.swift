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
  let end: Instant
  let minutes: Int
  let population: PopulationPlan
  let behaviour: BehaviourPlan
  let opening: OpeningState
  let administration: AdministrationPlan
  let deployments: Deployments

  init(_ scenario: Scenario) {
    seed = scenario.seed
    accounts = UInt64(scenario.population.accounts)
    verified = UInt64(scenario.mailer.verifiedRecipients)
    end = Instant(milliseconds: Int64(scenario.month.milliseconds))
    minutes = scenario.month.hours * 60
    app = AuroraApp(
      Cloud(BackendConfiguration(scenario), times: ServiceTimes(scenario.functions)))
    population = PopulationPlan(scenario)
    behaviour = BehaviourPlan(scenario)
    opening = OpeningState(scenario.behaviour, behaviour, month: scenario.month)
    administration = AdministrationPlan(scenario.identity, until: end)
    deployments = Deployments(
      perMonth: scenario.frontend.buildsPerMonth, month: Milliseconds(end.milliseconds))
  }
}

/// Who the users are.
struct PopulationPlan: Sendable {
  let signsUp: Chance
  let isActive: Chance
  let isDeleted: Chance
  /// Multiples of the mean activity, in 1/4,096.
  let activity: QuantileTable
  let history: Milliseconds
  let zones: WeightedChoice
  let clocks: [ArrivalClock]
  let geographies: [EdgeGeography]

  static let activityUnit = 4_096

  init(_ scenario: Scenario) {
    let population = scenario.population
    signsUp = Chance(population.signUpShare)
    isActive = Chance(population.activeShare)
    isDeleted = Chance(population.deletedShare)
    activity = QuantileTable(
      lognormalMean: Self.activityUnit, sigma: population.activitySigma,
      cap: population.activityCap)
    history = .days(Int64(population.historyMonths) * 365 / 12)
    zones = WeightedChoice(population.timeZones.map(\.share))
    geographies = population.timeZones.map(\.geography)
    clocks = population.timeZones.map {
      ArrivalClock(
        month: scenario.month, utcOffsetMinutes: $0.utcOffsetMinutes,
        weekdayHours: population.weekdayHours, weekendFactor: population.weekendFactor)
    }
  }
}

/// What users do.
struct BehaviourPlan: Sendable {
  let exponential = ExponentialTable()
  /// Sessions a month of a user of mean activity, in 2^-16.
  let sessionsPerMonth: UInt64
  let continues: Chance
  let thinkMilliseconds: UInt64
  let actions: WeightedChoice
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

  init(_ scenario: Scenario) {
    let behaviour = scenario.behaviour
    sessionsPerMonth = UInt64(behaviour.sessionsPerMonth.scaled(by: 1 << 16))
    continues = Chance(repeating: behaviour.actionsPerSession)
    thinkMilliseconds = UInt64(behaviour.thinkSeconds.scaled(by: 1_000))
    actions = WeightedChoice(behaviour.actionShares)
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
  }

  /// Whether a session has choices that only some scenarios offer.
  var hasOptions: Bool { recurring != nil || changesAddress != nil }

  /// Bytes of an event's title and notes.
  func text(_ content: inout RandomSource) -> Bytes { Bytes(title + notes.draw(&content)) }

  /// A start so far ahead of a minute, on the half-hour.
  func start(after minute: Int, _ random: inout RandomSource) -> Int {
    let ahead = Int((exponential.draw(&random) * horizonMinutes) >> 16)
    return (minute + ahead + 60) / 30 * 30
  }
}

/// How many e-mail reminders an event has, and how long before it each is due.
struct ReminderPlan: Sendable {
  let certain: Int
  let another: Chance
  let isByEmail: Chance
  let leads: WeightedChoice
  let leadMinutes: [Int]

  init(_ behaviour: Scenario.Behaviour) {
    certain = Int(behaviour.remindersPerEvent.scaled(by: 1))
    another = Chance(behaviour.remindersPerEvent.fraction)
    isByEmail = Chance(behaviour.emailReminderShare)
    leads = WeightedChoice(behaviour.reminderLeads.map(\.share))
    leadMinutes = behaviour.reminderLeads.map(\.minutes)
  }

  /// The leads of an event's e-mail reminders; the page shows the others itself.
  func draw(_ random: inout RandomSource) -> ReminderLeads {
    var drawn = ReminderLeads()
    let count = certain + (random.chance(another) ? 1 : 0)
    for _ in 0..<count where random.chance(isByEmail) { drawn.add(lead(&random)) }
    return drawn
  }

  func lead(_ random: inout RandomSource) -> Int { leadMinutes[leads.pick(&random)] }
}
