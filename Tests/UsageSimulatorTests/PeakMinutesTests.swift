import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct PeakMinutesTests {
  private func demand(_ counts: [Int: UInt64], of series: DemandSeries) -> Demand {
    var demand = Demand(minutes: 744 * 60)
    for (minute, count) in counts { demand.set(count, of: series, minute: minute) }
    return demand
  }

  @Test(
    arguments: [
      ([], []), ([7], [0]), ([0, 0], []), ([1, 3, 2], [1, 2]), ([2, 2, 2], [0, 1]),
      ([1, 2, 2, 3], [3, 1]), ([5, 0, 5, 5], [0, 2]),
    ] as [([UInt64], [Int])])
  func `the two busiest are those with most, the earlier of equals, never an empty one`(
    loads: [UInt64], busiest: [Int]
  ) {
    #expect(PeakMinutes.busiest(2, of: loads.count) { loads[$0] } == busiest)
  }

  @Test func `each quota has minutes of its own, and those of all are looked at once`() {
    var demand = demand([0: 5, 100: 9, 44_639: 1], of: .apiCalls)
    demand.set(4, of: .schedulesCreated, minute: 100)
    demand.set(4, of: .schedulesCreated, minute: 300)
    let minutes = PeakMinutes(demand, for: [.apiRequests, .scheduleRequests], perQuota: 2)
    #expect(minutes.minutes == [0, 100, 300])
    #expect(minutes.seconds == 180)
  }

  @Test(
    arguments: [
      (-1, nil), (0, 0), (999, 0), (1_000, 1), (59_999, 59), (60_000, nil),
      (99 * 60_000 + 59_999, nil), (100 * 60_000, 60), (100 * 60_000 + 59_999, 119),
      (101 * 60_000, nil), (744 * 3_600_000, nil),
    ] as [(Int64, Int?)])
  func `a moment has a place within the minutes looked at, and none outside`(
    milliseconds: Int64, place: Int?
  ) {
    let minutes = PeakMinutes(
      demand([0: 1, 100: 1], of: .apiCalls), for: [.apiRequests], perQuota: 9)
    #expect(minutes.place(of: Instant(milliseconds: milliseconds)) == place)
    if let place { #expect(minutes.second(at: place) == Int(milliseconds / 1_000)) }
  }

  @Test(
    arguments: [
      (["seed=1"], [.mailRate, .scheduleRequests, .scheduleInvocations]),
      (["reminders.design=poller"], [.mailRate]),
      (["reminders.design=rule-per-reminder"], [.mailRate]),
      (["mailer.waitAtRate=true"], [.scheduleRequests, .scheduleInvocations]),
      (["mailer.waitAtRate=true", "reminders.design=poller"], []),
    ] as [([String], [SharedQuota])])
  func `a quota that the design does not meet is not measured`(
    design: [String], further: [SharedQuota]
  ) throws {
    let configuration = BackendConfiguration(try Repository.scenario(design))
    let always: [SharedQuota] = [
      .apiRequests, .functionConcurrency, .functionRequests, .authentications, .userCreations,
      .accountRecoveries,
    ]
    #expect(configuration.quotasBySecond == always + further)
  }

  @Test func `a scheduled reminder comes evenly in its minute, a polled one while the run lasts`()
    throws
  {
    var busy = demand([10: 3_000_000, 11: 400, 12: 90_000_000], of: .sendReminderBusy)
    busy.set(1, of: .emails, minute: 10)
    func firing(_ design: String) throws -> FiringTime {
      FiringTime(SimulationPlan(try Repository.scenario("reminders.design=\(design)")), busy)
    }
    let polled = try firing("poller")
    #expect([9, 10, 11, 12].map(polled.span) == [1, 3_000, 1, 60_000])
    let scheduled = try firing("scheduler")
    #expect([9, 10, 12].map(scheduled.span) == [60_000, 60_000, 60_000])
    var seconds = [Int](repeating: 0, count: 60)
    let due = Instant(milliseconds: 10 * 60_000)
    for user in 0..<6_000 as Range<UInt64> {
      seconds[Int((scheduled.moment(of: due, user: user) - due).count / 1_000)] += 1
      #expect(0..<3_000 ~= (polled.moment(of: due, user: user) - due).count)
    }
    // 59 degrees of freedom; 98.3 is the critical value at 0.001 by Wilson and Hilferty.
    #expect(chiSquare(seconds, expected: .init(repeating: 1, count: 60)) < 98.3)
  }
}
