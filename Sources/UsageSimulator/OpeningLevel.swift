import AuroraBackend
import Documents

/// What a calendar in balance comes to for users of about one activity, ready to be drawn from.
///
/// A class for the reason of `BehaviourPlan`.
final class OpeningLevel: Sendable {
  /// Events that a session places, in 2^-16, recurring ones apart.
  let perSession: UInt64
  /// Whether a placed event is a new one, and not moved.
  let isNew: Chance
  /// Events that a user of mean activity creates and keeps in a month, in 2^-16.
  let kept: UInt64
  /// And the recurring ones.
  let keptSeries: UInt64
  /// How often an event within reach is moved or deleted.
  let fading: Rate
  /// How old an account must be, on average, to have made an event that begins now; all in minutes.
  let maturing: Int
  /// At which age an account has all its events within reach, and all its reminders.
  let settled: Int
  let settledReminders: Int
  /// The rest of the visit that placed an event, as minutes of later ones.
  let visit: Int
  /// By the place of the lead in the plan's list.
  let reminders: [Reminder]
  /// Of all leads together.
  let setting: Rate
  let forgetting: Rate
  let attachments: OpeningAttachments

  /// What becomes of one lead's reminder of an event within reach.
  struct Reminder: Sendable {
    /// Whether an event has it that is moved.
    let isMoved: Chance
    let setting: Rate
  }

  init(_ balance: CalendarBalance, _ behaviour: Scenario.Behaviour, _ plan: BehaviourPlan) {
    let actions = Fixed(behaviour.actionsPerSession)
    // Of what is done to events, recurring ones take their share.
    let once = Fixed.one - Fixed(bits: Int64(plan.recurring?.share.inTwo32nds ?? 0))
    func inTwo16ths(_ number: Fixed) -> UInt64 { UInt64(max(0, number.rounded(to: 16))) }
    func monthly(_ share: Fixed) -> UInt64 {
      let number = Fixed(bits: Int64(clamping: plan.sessionsPerMonth) << 16) * actions * share
      return inTwo16ths(number)
    }
    perSession = inTwo16ths(actions * balance.placed * once)
    isNew = Chance(balance.created, of: balance.placed)
    kept = monthly(balance.kept * once)
    keptSeries = monthly(balance.kept) - kept
    fading = Rate(perDay: balance.fading)
    func minutes(_ days: Fixed) -> Int { Int((days * Fixed(1_440)).rounded(to: 0)) }
    maturing = minutes(balance.maturing)
    settled = max(1, minutes(balance.maturing + CalendarBalance.reach))
    settledReminders = max(1, minutes(balance.reminders.settled))
    visit = minutes(balance.visit)
    reminders = balance.reminders.leads.map { lead in
      Reminder(isMoved: Chance(lead.moved, of: .one), setting: Rate(perDay: lead.set))
    }
    setting = Rate(reminders.map(\.setting))
    forgetting = Rate(perDay: balance.reminders.forgotten)
    attachments = OpeningAttachments(
      balance, plan.attachment,
      perSession: actions * ActionShares(behaviour)[.attach])
  }
}

/// How often something happens, in 2^-20 a day.
struct Rate: Sendable {
  private let perDay: UInt64

  init(perDay rate: Fixed) { perDay = UInt64(max(0, rate.rounded(to: 20))) }

  /// How often any of several things happens.
  init(_ rates: [Rate]) { perDay = rates.reduce(0) { $0 + $1.perDay } }

  /// The mean number of times in so many minutes, in 2^-16.
  func times(in minutes: Int) -> UInt64 { perDay * UInt64(max(0, minutes)) / (1_440 << 4) }
}

extension Chance {
  /// A part of a whole, to the nearest 2^-16.
  init(_ part: Fixed, of whole: Fixed) {
    let share = whole > .zero ? part / whole : .zero
    self.init(inTwo32nds: UInt64(max(0, share.rounded(to: 16))) << 16)
  }
}
