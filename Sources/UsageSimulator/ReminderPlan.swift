import AuroraBackend
import Documents

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
