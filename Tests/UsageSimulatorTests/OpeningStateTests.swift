import AuroraBackend
import Documents
import Metering
import Testing

@testable import UsageSimulator

/// What a month begins with against what twelve months before it leave.
///
/// With 200,000 users instead of these few, in 2026-11, the drawn means were within 1 % and the
/// variances within 2 % of the simulated years' for reminders and pending reminders: of the defaults
/// (-0.7 and -0.9 %, variances -1.7 and -0.3 %), with 30 days of retention (+1.0 and +0.3, +0.7 and
/// +1.3) and four reminders an event (-0.4 and -0.6, +1.3 and +1.0); events within 1 % in mean.
/// Not within 3 %: the variance of reminders where activity's sigma is 1.5 (-3.1 ± 1.2), what users of
/// four sessions a month keep (variance of events -5, media +8), and what a population keeps of which
/// nobody is active after the first month (events -3.5).
struct OpeningStateTests {
  static let users: UInt64 = 500

  /// What a user holds at one moment.
  struct Holdings {
    static let names = [
      "bytes of users", "bytes of events", "bytes of reminders", "bytes of media",
      "pending reminders", "events to come", "reminders", "events of the last week",
      "events that start with another",
    ]
    let values: [Double]

    init(_ user: borrowing User, at moment: Instant) {
      let minute = Int(moment.milliseconds / 60_000)
      let next = user.events.firstIndex(notBelow: CalendarEvent.key(startMinute: minute, id: 0))
      let last = user.events.firstIndex(
        notBelow: CalendarEvent.key(startMinute: minute - 7 * 1_440, id: 0))
      let starts = user.events.items[last..<next].map(\.startMinute)
      let counts = [
        user.profile.storedBytes.count, user.events.storedBytes.count,
        user.reminders.storedBytes.count, user.media.bytes.count, user.schedules.count,
        user.events.count - next, user.reminders.count, starts.count,
        starts.count - Set(starts).count,
      ]
      values = counts.map { Double($0) }
    }
  }

  /// The same users' holdings: drawn for the month, and left by the twelve months before it.
  private func holdings(_ changes: [String]) throws -> [(drawn: Holdings, simulated: Holdings)] {
    let all = ["population.signUpShare=0"] + changes
    let plan = SimulationPlan(try Repository.scenario(all + ["month=2026-10"]))
    var months = UserMonths(try Repository.scenario(all + ["month=2025-10"]), months: 12)
    let days = months.plans.map(\.minutes)
    var found: [(Holdings, Holdings)] = []
    var user = User()
    for number in 0..<Self.users {
      _ = UserWalk(of: number, plan, from: &user)
      let drawn = Holdings(user, at: .zero)
      // An age up to a year, which the twelve months are, as a month and a part of it.
      var minutes = days.reduce(0, +) - Int(plan.age(of: Person(number, plan)).count / 60_000)
      var month = 0
      while month < 11, minutes >= days[month] {
        minutes -= days[month]
        month += 1
      }
      let part = UInt64(minutes) * (ArrivalClock.span - 1) / UInt64(days[month])
      let end = months.plans[11].end
      months.simulate(number, signingUp: .init(month: month, operational: part)) { user, index in
        if index == 11 { found.append((drawn, Holdings(user, at: end))) }
      }
    }
    return found
  }

  @Test(arguments: [
    [], ["behaviour.remindersPerEvent=2", "behaviour.attachShare=0.06"],
    ["behaviour.deleteShare=0", "behaviour.movedShare=0"], ["reminders.retentionDays=30"],
    ["population.activitySigma=0", "behaviour.sessionsPerMonth=8"],
    ["population.activeShare=0", "reminders.retentionDays=60"],
  ])
  func `a drawn month begins as a simulated year ends, in mean and variance`(
    changes: [String]
  ) throws {
    let found = try holdings(changes)
    #expect(found.count >= Int(Self.users) * 8 / 10)
    for (index, name) in Holdings.names.enumerated() {
      let drawn = Sample(found.map { $0.drawn.values[index] })
      let simulated = Sample(found.map { $0.simulated.values[index] })
      #expect(simulated.mean > 0)
      // 3 % and what the sample cannot tell: three standard errors of the paired difference.
      let meanError = Sample.error(drawn.values, simulated.values)
      #expect(abs(drawn.mean - simulated.mean) <= 0.03 * simulated.mean + 3 * meanError, "\(name)")
      let varianceError = Sample.error(drawn.squares, simulated.squares)
      #expect(
        abs(drawn.variance - simulated.variance) <= 0.03 * simulated.variance + 3 * varianceError,
        "\(name)")
    }
  }

  @Test func `no account holds two reminders of one lead for an event, nor one that is over`()
    throws
  {
    let plan = SimulationPlan(
      try Repository.scenario(
        "population.signUpShare=0", "behaviour.remindersPerEvent=5",
        "behaviour.emailReminderShare=1"))
    var user = User()
    var pending = 0
    for number in 0..<200 as Range<UInt64> {
      _ = UserWalk(of: number, plan, from: &user)
      #expect(Set(user.reminders.items.map(\.key)).count == user.reminders.count)
      let unsent = user.reminders.items.filter { !$0.isSent }
      #expect(unsent.count == user.schedules.count)
      pending += unsent.count
      for reminder in user.reminders.items {
        #expect(reminder.isSent == (reminder.due <= .zero))
        #expect(reminder.due + .days(7) > .zero)
      }
    }
    #expect(pending > 500)
  }
}
