import AuroraBackend
import Documents

/// How many e-mail reminders an event has, and how long before it each is due.
struct ReminderPlan: Sendable {
  /// How many of an event's reminders are e-mails; the page shows the others itself.
  private let emails: WeightedChoice
  let leads: WeightedChoice
  let leadMinutes: [Int]

  init(_ behaviour: Scenario.Behaviour) {
    let certain = Int(behaviour.remindersPerEvent.scaled(by: 1))
    let another = Chance(behaviour.remindersPerEvent.fraction).inTwo32nds
    let isByEmail = Chance(behaviour.emailReminderShare).inTwo32nds
    let each =
      [UInt64](repeating: isByEmail, count: certain) + [FixedPoint.product(another, isByEmail)]
    emails = WeightedChoice(Self.numbers(of: each))
    leads = WeightedChoice(behaviour.reminderLeads.map(\.share))
    leadMinutes = behaviour.reminderLeads.map(\.minutes)
  }

  /// How likely each number of several things is that are there with a chance each, in 2^-32.
  private static func numbers(of chances: [UInt64]) -> [UInt128] {
    chances.reduce([1 << 32]) { (shares: [UInt128], chance: UInt64) in
      let chance = UInt128(chance)
      let without = shares.map { ($0 * (1 << 32 - chance)) >> 32 } + [0]
      let with = [0] + shares.map { ($0 * chance) >> 32 }
      return zip(without, with).map(+)
    }
  }

  /// The leads of an event's e-mail reminders.
  func draw(_ random: inout RandomSource) -> ReminderLeads {
    var drawn = ReminderLeads()
    let word = random.next()
    let count = emails.outcome(at: word >> 32)
    guard count > 0 else { return drawn }
    drawn.add(lead(at: word & 0xFFFF_FFFF))
    for _ in 1..<count { drawn.add(lead(&random)) }
    return drawn
  }

  func lead(_ random: inout RandomSource) -> Int { lead(at: random.next() >> 32) }

  @inline(__always) private func lead(at share: UInt64) -> Int {
    leadMinutes[leads.outcome(at: share)]
  }
}
