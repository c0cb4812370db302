import Documents
import Testing

@testable import UsageSimulator

/// The balance against figures worked out by hand from the scenario's shares.
struct CalendarBalanceTests {
  /// Of a user who comes so often that there is always an event, and that a visit is no time.
  private func balance(_ changes: String..., activity: Int = 1_000) throws -> CalendarBalance {
    CalendarBalance(
      try Repository.scenario(changes).behaviour, activity: Fixed(activity),
      reminderRetentionDays: 7, monthDays: 30)
  }

  private func near(_ value: Fixed, _ expected: Double, within share: Double = 0.002) -> Bool {
    abs(Double(value.bits) / 4_294_967_296 - expected) <= share * expected
  }

  /// 0.24 of the actions place an event, 0.1 take one: (0.24 × (7k + 1 - e^-14k) = 0.1 × (1 + 7k)
  /// holds for k = 0.02639 a day, and 0.24 / (1 + 7k) = 0.2026.
  @Test func `what is placed balances what passes and what is deleted`() throws {
    let balance = try balance()
    #expect(near(balance.placed, 0.24))
    #expect(near(balance.fading, 0.02639))
    #expect(near(balance.upcoming, 0.2026))
    // 3.789 events within reach, of which 0.14 are kept an action: 27.07 days less the two weeks.
    #expect(near(balance.maturing, 13.065))
  }

  @Test func `without moves and deletions nothing fades, and a mean event is a week ahead`() throws
  {
    let balance = try balance("behaviour.deleteShare=0", "behaviour.movedShare=0")
    #expect(balance.fading == .zero)
    // 0.19 of shares that sum to 0.95.
    #expect(near(balance.upcoming, 0.2))
    #expect(near(balance.maturing, 7))
    // An attachment each fifth part of an event's 21 days within reach, a third of them before it.
    #expect(near(balance.attachments, 0.02 / 0.19 / 3))
    #expect(near(balance.attaching, 0.02 / 0.19 / 21))
  }

  /// Who comes once in four days does in each visit, as it goes on, as much as in four days else.
  @Test func `to those who seldom come, an event's own visit is as long as days`() throws {
    let balance = CalendarBalance(
      try Repository.scenario(
        "behaviour.deleteShare=0", "behaviour.movedShare=0", "behaviour.sessionsPerMonth=7.5"
      ).behaviour, activity: .one, reminderRetentionDays: 7, monthDays: 30)
    #expect(near(balance.visit, 4))
    // An event is missing at first alone: 5 × 0.2 = 1 a visit, as often as (1 + 1)^-(1 + 21/4).
    let found = 1 - 0.013139
    #expect(near(balance.attaching, 0.02 / 0.19 * found / 25))
    #expect(near(balance.attachments, 0.02 / 0.19 * found / 25 * 11))
  }

  /// Nothing is forgotten, set later, moved or deleted: an event has its reminder or has not.
  @Test func `reminders that nobody touches are as likely as when they were set`() throws {
    let balance = try balance(
      "behaviour.deleteShare=0", "behaviour.movedShare=0", "behaviour.remindShare=0",
      "behaviour.forgetShare=0")
    #expect(balance.reminders.forgotten == .zero)
    for (reminder, share) in zip(balance.reminders.leads, [0.55, 0.2, 0.15, 0.1]) {
      #expect(near(reminder.upcoming, 0.3 * share))
      #expect(reminder.set == .zero)
    }
    // Of 21 days within reach, in the last 7 the longest lead's is gone, and a day before.
    #expect(near(balance.reminders.leads[3].moved, 0.3 * 0.1 * 13 / 21))
  }

  @Test func `two of one lead are one`() throws {
    let balance = try balance(
      "behaviour.deleteShare=0", "behaviour.movedShare=0", "behaviour.remindShare=0",
      "behaviour.forgetShare=0", "behaviour.remindersPerEvent=2.5",
      "behaviour.emailReminderShare=1")
    // 1 - 0.45² × (1 - 0.5 × 0.55).
    #expect(near(balance.reminders.leads[0].upcoming, 0.8532))
  }

  @Test func `as much deleted as created leaves little to keep, and no error`() throws {
    let balance = try balance("behaviour.deleteShare=0.19", "behaviour.movedShare=0")
    // What passes cannot be deleted: in most visits of so many, there is none to delete.
    #expect(balance.kept > .zero && balance.kept < balance.created)
    let more = try self.balance("behaviour.deleteShare=1", "behaviour.createShare=0")
    // What is moved only, and soon deleted.
    #expect(more.upcoming < Fixed(bits: 1 << 24))
    #expect(more.kept == .zero)
    #expect(more.reminders.leads.allSatisfy { $0.upcoming <= .one })
  }

  /// A visit sets `g = 1` on average, and each lasts for as long as three visits take: of a negative
  /// binomial number, none is left as often as (1 + g)^-3, and (1 + g)^-1 that none was set before.
  @Test func `an action finds something as often as a negative binomial number is not zero`() throws
  {
    let visits = Visits(
      try Repository.scenario("behaviour.sessionsPerMonth=30", "behaviour.actionsPerSession=5")
        .behaviour, activity: .one, monthDays: 30)
    let fifth = Fixed.one / Fixed(5)
    #expect(near(visits.share(finding: fifth, taking: .zero, eachFor: Fixed(3)), 15.0 / 16))
    #expect(near(visits.share(finding: fifth, taking: .zero, eachFor: .zero), 1.0 / 2))
    #expect(visits.share(finding: .zero, taking: fifth, eachFor: Fixed(3)) == .zero)
    // With a way out more: 1 + 1/2 × 3/4 + 1/4 × (3 × 4) / (4 × 5) + … = 24 × (ln 2 - 5/8) = 1.63553.
    let taken = visits.share(finding: fifth, taking: fifth, eachFor: Fixed(3))
    #expect(near(taken, 1 - 1 / (2 * 1.63553)))
  }
}
