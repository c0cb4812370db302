import Documents
import Testing

@testable import UsageSimulator

/// The balance against figures worked out by hand from the scenario's shares.
struct CalendarBalanceTests {
  private func balance(_ changes: String...) throws -> CalendarBalance {
    CalendarBalance(
      try Repository.scenario(changes).behaviour, reminderRetentionDays: 7, monthDays: 30)
  }

  private func near(_ value: Fixed, _ expected: Double, within share: Double = 0.001) -> Bool {
    abs(Double(value.bits) / 4_294_967_296 - expected) <= share * expected
  }

  /// 0.24 of the actions place an event, 0.1 take one: (0.24 × (7k + 1 - e^-14k) = 0.1 × (1 + 7k)
  /// holds for k = 0.02639 a day, and 0.24 / (1 + 7k) = 0.2026.
  @Test func `what is placed balances what passes and what is deleted`() throws {
    let balance = try balance()
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

  /// Nothing is forgotten, set later, moved or deleted: an event has its reminder or has not.
  @Test func `reminders that nobody touches are as likely as when they were set`() throws {
    let balance = try balance(
      "behaviour.deleteShare=0", "behaviour.movedShare=0", "behaviour.remindShare=0",
      "behaviour.forgetShare=0")
    for (reminder, share) in zip(balance.reminders, [0.55, 0.2, 0.15, 0.1]) {
      #expect(near(reminder.upcoming, 0.3 * share))
      #expect(near(reminder.past, 0.3 * share))
    }
  }

  @Test func `two of one lead are one`() throws {
    let balance = try balance(
      "behaviour.deleteShare=0", "behaviour.movedShare=0", "behaviour.remindShare=0",
      "behaviour.forgetShare=0", "behaviour.remindersPerEvent=2.5",
      "behaviour.emailReminderShare=1")
    // 1 - 0.45² × (1 - 0.5 × 0.55).
    #expect(near(balance.reminders[0].upcoming, 0.8532))
  }

  @Test func `as much deleted as created leaves nothing to keep, and no error`() throws {
    let balance = try balance("behaviour.deleteShare=0.19", "behaviour.movedShare=0")
    #expect(balance.maturing == .zero)
    let more = try self.balance("behaviour.deleteShare=1", "behaviour.createShare=0")
    // What is moved only, and soon deleted.
    #expect(more.upcoming < Fixed(bits: 1 << 24))
    #expect(more.reminders.allSatisfy { $0.upcoming <= .one })
  }

  @Test(arguments: [("2026-10", 1.03, 1.05), ("2026-06", 0.84, 0.9), ("2026-08", 1.09, 1.11)])
  func `the days before a month count by how active they are`(
    month: String, low: Double, high: Double
  ) throws {
    // 1 October is a Thursday, 1 June a Monday, after a weekend, 1 August a Saturday.
    let scenario = try Repository.scenario("month=\(month)")
    let profile = ActivityProfile(scenario.population, LocalTime(standardMinutes: 0))
    let eve = Double(profile.eve(of: scenario.month, memory: Fixed(6))) / 4_096
    #expect(eve > low && eve < high, "\(eve)")
  }
}
