import AuroraBackend
import Foundation
import Metering
import Synchronization
import UsageSimulator

@testable import AuroraCost

/// A live backend under a clock that stands until it is moved.
struct LiveBench: Sendable {
  let resolved: ResolvedScenario
  let clock: TestClock
  let backend: LiveBackend

  init(
    _ changes: [String: String] = [:], outbox: Outbox = Outbox(isOpen: true),
    media: MediaStore = MediaStore()
  ) throws {
    let data = try DataFolder(CommandLineTool.root)
    resolved = try ScenarioLoader.load(
      nil, defaults: data.defaults,
      changes: changes.sorted { $0.key < $1.key }.map {
        ScenarioChange(key: $0.key, value: $0.value)
      })
    clock = TestClock()
    backend = try LiveBackend(
      resolved.scenario, clock: clock.live, outbox: outbox, media: media)
  }

  func prices() throws -> ScenarioPrices {
    try ScenarioPrices(resolved, DataFolder(CommandLineTool.root))
  }

  func send(
    _ method: String, _ path: String, token: String? = nil, body: String = "",
    query: [String: String] = [:]
  ) async -> LiveAnswer {
    await backend.answer(
      LiveRequest(method, path, query: query, token: token, body: Array(body.utf8)))
  }

  /// Signs a user up, by the code that the outbox shows, and in, and returns the tokens.
  func join(_ email: String = "ann@example.org") async throws -> Tokens {
    let who = #"{"email":"\#(email)","password":"open sesame"}"#
    _ = await send("POST", "/auth/sign-up", body: who)
    let code = await mails(to: email).last?.code ?? ""
    _ = await send("POST", "/auth/confirm", body: #"{"email":"\#(email)","code":"\#(code)"}"#)
    return try Tokens(await send("POST", "/auth/sign-in", body: who))
  }

  /// What calls have counted, without what stands and what users share.
  func used(_ dimension: UsageDimension) async -> UInt128 {
    await backend.calls().total(dimension)
  }

  /// Everything that calls have counted.
  func calls() async -> UsageLedger { await backend.calls() }

  /// Reminders sent until now, whoever has called since.
  func remindersSent() async -> UInt128 { await backend.ledger().ledger.total(.callSendEmail) }

  func mails(to email: String) async -> [Outbox.Mail] {
    await backend.outbox.mails.filter { $0.to == email }
  }
}

extension LiveBackend {
  fileprivate func calls() -> UsageLedger { usage.ledger() }
}

struct Tokens: Decodable, Sendable {
  var accessToken: String
  var idToken: String
  var refreshToken: String?

  init(_ answer: LiveAnswer) throws {
    self = try JSONDecoder().decode(Tokens.self, from: Data(answer.body))
  }
}

extension LiveAnswer {
  var text: String { String(decoding: body, as: UTF8.self) }
}

/// Noon of 2026-10-05 until it is moved; the month began with the month.
final class TestClock: Sendable {
  private let milliseconds = Atomic<Int64>(1_791_201_600_000)

  var live: LiveClock {
    LiveClock(origin: 1_790_812_800_000) { [self] in milliseconds.load(ordering: .relaxed) }
  }

  func pass(seconds: Int64) { milliseconds.add(seconds * 1_000, ordering: .relaxed) }
}
