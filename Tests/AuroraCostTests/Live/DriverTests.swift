import AuroraBackend
import Foundation
import FoundationNetworking
import Metering
import Testing

@testable import AuroraCost

/// One driver, the same calls in simulation, in process and over HTTP: equal answers, equal ledgers.
struct DriverTests {
  @Test(
    arguments: [
      [:], ["api.kind": "rest"], ["api.authorizer": "lambda"], ["reminders.design": "poller"],
      ["tables.mode": "provisioned"], ["identity.accessTokenMinutes": "30"],
    ], [1, 2] as [UInt64])
  func `a live backend answers and counts what the simulator's does`(
    changes: [String: String], seed: UInt64
  ) async throws {
    let bench = try LiveBench(changes)
    var driver = Driver(bench, seed: seed) { await bench.backend.answer($0) }
    try await driver.run(calls: 400)
    expectEqual(await bench.backend.ledger(), driver.reference.ledger())
    for status in [200, 400, 401, 404] { #expect(driver.statuses[status, default: 0] > 0) }
  }

  @Test func `calls over HTTP are answered and counted as in process`() async throws {
    let bench = try LiveBench()
    let server = HTTPServer(bench.backend, try bench.prices())
    let (addresses, told) = AsyncStream.makeStream(of: String.self)
    let running = Task { try await server.run(port: 0) { told.yield($0) } }
    var listening = addresses.makeAsyncIterator()
    let address = try #require(await listening.next())
    var driver = Driver(bench, seed: 3) { try await Self.send($0, to: address) }
    try await driver.run(calls: 400)
    expectEqual(await bench.backend.ledger(), driver.reference.ledger())
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.value }
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

  private static func send(_ request: LiveRequest, to address: String) async throws -> LiveAnswer {
    let query = request.query.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    let url = try #require(URL(string: "\(address)\(request.path)?\(query)"))
    var message = URLRequest(url: url)
    message.httpMethod = request.method
    if !request.body.isEmpty { message.httpBody = Data(request.body) }
    if let token = request.token {
      message.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    }
    let (body, response) = try await URLSession.shared.data(for: message)
    let status = try #require(response as? HTTPURLResponse).statusCode
    return LiveAnswer(status: status, body: Array(body))
  }
}
