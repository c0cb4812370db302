import AuroraBackend
import Foundation
import Metering
import Testing
import UsageSimulator

@testable import AuroraCost

/// Sends the same random calls of several users to the simulator's backend and to a live one.
struct Driver {
  /// How a request reaches the live backend.
  typealias Transport = (LiveRequest) async throws -> LiveAnswer

  let bench: LiveBench
  let reference: Reference
  let transport: Transport
  /// Routes that some request has found.
  let found: FoundRoutes
  let writer: CallWriter
  var random: DrivenRandom
  var tokens: [Tokens] = []
  private(set) var statuses: [Int: Int] = [:]

  static let users = 4

  init(_ bench: LiveBench, seed: UInt64, _ transport: @escaping Transport) {
    self.bench = bench
    let found = FoundRoutes()
    self.found = found
    self.transport = { request in
      found.note(request)
      return try await transport(request)
    }
    reference = Reference(bench)
    writer = CallWriter(clock: bench.clock.live)
    random = DrivenRandom(state: seed)
  }

  /// Joins all users, sends so many calls, and ends one account.
  mutating func run(calls: Int) async throws {
    for user in 0..<Self.users { try await join(user) }
    for mistake in DrivenCall.mistakes { try await call(mistake, as: 0) }
    for act in Self.acts.indices { try await administer(1, act) }
    try await sendUncounted()
    for _ in 0..<calls {
      bench.clock.pass(seconds: Int64(random.below(240)))
      let user = random.below(Self.users)
      switch random.below(40) {
      case 0: try await signInWrongly(user)
      case 1: try await signOut(user)
      case 2: try await comeBack(user, after: 3_601)
      case 3: try await preflight()
      case 4: try await strange()
      case 5: try await attributes(user)
      case 6: try await administer(user, random.below(Self.acts.count))
      default: try await call(next(user), as: user)
      }
    }
    try await comeBack(0, after: 0)
    try await call(
      DrivenCall(.request(DeleteAccount(), .signUp), "DELETE", "/account"), as: 0)
  }

  /// Sends a call both ways, and expects equal status and byte count.
  mutating func call(_ call: DrivenCall, as user: Int) async throws {
    let expected = reference.perform(call, as: user)
    let answer = try await transport(
      LiveRequest(
        call.method, call.path, query: call.query, token: tokens[user].accessToken,
        body: Array(call.body.utf8)))
    statuses[answer.status, default: 0] += 1
    #expect(
      expected == Reference.Outcome(status: answer.status, bytes: answer.body.count),
      "\(call.method) \(call.path) \(call.body.prefix(200)): \(answer.text.prefix(300))")
    if answer.status == 200, call.path.hasSuffix("/picture") || call.path.hasSuffix("/attachments")
    {
      try await upload(by: answer, call)
    }
  }

  /// Uploads what leave was given for, and gets it back.
  private mutating func upload(by leave: LiveAnswer, _ call: DrivenCall) async throws {
    let given = try JSONDecoder().decode(UploadLeave.self, from: Data(leave.body))
    let size = try #require(Int(call.body.dropFirst(9).dropLast()))
    let url = try #require(URLComponents(string: given.url))
    var query: [String: String] = [:]
    for item in url.queryItems ?? [] { query[item.name] = item.value }
    let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* size) }
    let path = "/_media/\(given.mediaKey)"
    #expect(url.path == path)
    #expect(try await transport(LiveRequest("PUT", path, query: query, body: body)).status == 200)
    query["X-Amz-Signature"] = "0"
    #expect(try await transport(LiveRequest("PUT", path, query: query, body: body)).status == 403)
    let isPicture = call.path.hasSuffix("/picture")
    for isAgain in [false, true] {
      reference.download(
        size, for: isPicture ? .viewPicture : .viewAttachment, isAtEdge: isPicture && isAgain)
      #expect(try await transport(LiveRequest("GET", path)).body == body)
    }
  }

  private struct UploadLeave: Decodable {
    var url: String
    var mediaKey: String
  }

  /// Reads the user's own attributes, by an access token that is good.
  private mutating func attributes(_ user: Int) async throws {
    try await comeBack(user, after: 0)
    let expected = reference.readAttributes(user)
    let body = #"{"accessToken":"\#(tokens[user].accessToken)"}"#
    #expect(try await post("/auth/attributes", body).status == (expected ? 200 : 401))
  }

  /// What an administrator may do, but for shutting out whom the driver goes on to call as.
  private static let acts: [(act: AdministratorAct, method: String, path: String)] = [
    (.read, "GET", ""), (.listGroups, "GET", "/groups"), (.addToGroup, "PUT", "/groups/staff"),
    (.enable, "DELETE", "/disabled"),
  ]

  private func administer(_ user: Int, _ index: Int) async throws {
    let (act, method, path) = Self.acts[index]
    reference.administer(act, user)
    let answer = try await transport(
      LiveRequest(method, "/_admin/users/\(email(user))" + path))
    #expect(answer.status == 200)
  }

  private mutating func preflight() async throws {
    reference.preflight(.editCalendar)
    let answer = try await transport(
      LiveRequest("OPTIONS", "/events/\(UInt64(7).path)/reminders/5"))
    #expect(answer.status == 204)
  }

  /// What is answered beside the services that are metered, or by no route at all.
  private func sendUncounted() async throws {
    for path in ["/.well-known/jwks.json", "/_outbox"] {
      #expect(try await transport(LiveRequest("GET", path)).status == 200)
    }
    for (method, path) in [("GET", "/"), ("PATCH", "/reminders"), ("OPTIONS", "/auth/sign-in")] {
      #expect(try await transport(LiveRequest(method, path)).status == 404)
    }
    for (path, bodies) in Self.unreadable {
      for body in bodies + ["", "[]", "{}"] {
        #expect(try await post(path, body) == LiveAnswer(.unreadable), "\(path) \(body)")
      }
    }
  }

  /// A call with no token, or one that was tampered with.
  private mutating func strange() async throws {
    reference.refuseStranger(.init(.listReminders, .reminders, .viewCalendar))
    var token = tokens[random.below(Self.users)].accessToken
    let middle = token.index(token.startIndex, offsetBy: token.utf8.count / 2)
    token.replaceSubrange(middle...middle, with: token[middle] == "A" ? "B" : "A")
    let answer = try await transport(
      LiveRequest("GET", "/reminders", token: random.below(2) == 0 ? nil : token))
    #expect(answer == LiveAnswer(.sessionExpired))
  }

  private mutating func next(_ user: Int) -> DrivenCall {
    let now = Int(bench.clock.live.moment.milliseconds / 60_000)
    let person = reference.users[user]
    let count = person.slab.events.count
    let key =
      count > 0 && random.below(12) > 0
      ? person.slab.events.key(at: random.below(count)) : UInt64(random.below(1_000))
    let lead = [0, 5, 10, 60, 1_440, 40_320][random.below(6)]
    if bench.resolved.scenario.api.recurringEvents, random.below(3) == 0 {
      return nextOfSeries(user)
    }
    switch random.below(16) {
    case 0...3:
      let leads = (0..<random.below(4)).map { [5, 10, 60, 1_440, 2_880][$0] }
      return writer.create(
        at: now + random.below(6_000), minutes: random.below(300) - 10, title: text(60),
        notes: tooLong() ?? text(900),
        leads: leads)
    case 4, 5:
      return writer.update(
        key, title: text(60), notes: text(3_000),
        start: random.below(2) == 0 ? nil : now + random.below(6_000))
    case 6: return writer.list(now - 5_000..<now + random.below(9_000))
    case 7: return writer.read(key)
    case 8: return writer.remind(key, lead: lead)
    case 9: return writer.forget(key, lead: lead)
    case 10: return writer.attach(1 + random.below(90_000), to: key)
    case 11: return writer.picture(1 + random.below(90_000))
    case 12: return writer.profile(text(30), isNew: false, email: email(user))
    case 13:
      return DrivenCall(
        .request(ListReminders(), .viewCalendar), "GET", "/reminders")
    case 14: return random.below(3) == 0 ? writer.delete(key) : mistake()
    default:
      return DrivenCall(
        .request(ReadProfile(), .viewCalendar), "GET", "/profile")
    }
  }

  private mutating func mistake() -> DrivenCall {
    DrivenCall.mistakes[random.below(DrivenCall.mistakes.count)]
  }

  /// Now and then more than the table takes, and seldom more than the gateway does.
  private mutating func tooLong() -> String? {
    switch random.below(240) {
    case 0: String(repeating: "n", count: 10_500_000)
    case 1...4: String(repeating: "n", count: 410_000)
    default: nil
    }
  }

  /// Text of up to so many characters, some of which JSON escapes.
  mutating func text(_ most: Int) -> String {
    let letters = Array("abc def ghi \"\\\n\t\u{1}éß漢🎉/")
    return String((0..<random.below(most)).map { _ in letters[random.below(letters.count)] })
  }
}

/// The routes that a driven run went through.
final class FoundRoutes {
  private(set) var routes: Set<Route> = []

  func note(_ request: LiveRequest) {
    if let match = RouteMatch(request.method, request.path) { routes.insert(match.route) }
  }
}
