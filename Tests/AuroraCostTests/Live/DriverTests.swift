import AuroraBackend
import Metering
import Testing

@testable import AuroraCost

/// One driver, the same calls in simulation, in process and over HTTP: equal answers, equal ledgers.
struct DriverTests {
  @Test(
    arguments: [
      [:], ["api.kind": "rest"], ["api.authorizer": "lambda"], ["reminders.design": "poller"],
      ["tables.mode": "provisioned"], ["identity.accessTokenMinutes": "30"],
      ["identity.signIn": "hosted", "identity.sender": "ses"],
      ["api.recurringEvents": "true", "tables.eventsStream": "true"],
      ["api.recurringEvents": "true", "reminders.design": "poller"],
    ], [1] as [UInt64])
  func `a live backend answers and counts what the simulator's does`(
    changes: [String: String], seed: UInt64
  ) async throws {
    let bench = try LiveBench(changes)
    var driver = Driver(bench, seed: seed) { await bench.backend.answer($0) }
    try await driver.run(calls: 400)
    expectEqual(await bench.backend.ledger().ledger, driver.reference.ledger())
    var left = Set(Route.allCases).subtracting(driver.found.routes)
    if changes["api.recurringEvents"] == nil { left.subtract(Self.ofSeries) }
    // `LiveIdentityTests` and the run over HTTP have these.
    #expect(left.isSubset(of: [.ledger, .createUser, .disableUser, .changeAddress]), "\(left)")
    for status in [200, 400, 401, 404] { #expect(driver.statuses[status, default: 0] > 0) }
  }

  private static let ofSeries: Set<Route> = [
    .createSeries, .readSeries, .updateSeries, .deleteSeries, .changeOccurrence, .cancelOccurrence,
  ]

  @Test func `calls over HTTP are answered and counted as in process`() async throws {
    let bench = try LiveBench(["api.recurringEvents": "true"])
    try await LiveServer.run(bench) { server in
      var driver = Driver(bench, seed: 3) { try await server.send($0) }
      try await driver.run(calls: 400)
      expectEqual(await bench.backend.ledger().ledger, driver.reference.ledger())
      #expect(try await server.send(LiveRequest("GET", "/_ledger")).status == 200)
    }
  }

  /// Compares counter by counter, so that a difference names itself.
  private func expectEqual(_ live: UsageLedger, _ simulated: UsageLedger) {
    #expect(live.entries().count > 60)
    for (one, other) in zip(live.entries(), simulated.entries()) where one != other {
      Issue.record("live \(one), simulated \(other)")
      return
    }
    #expect(live == simulated)
  }
}
