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
  let writer: CallWriter
  var random: DrivenRandom
  private var tokens: [Tokens] = []
  private(set) var statuses: [Int: Int] = [:]

  static let users = 4

  init(_ bench: LiveBench, seed: UInt64, _ transport: @escaping Transport) {
    self.bench = bench
    self.transport = transport
    reference = Reference(bench)
    writer = CallWriter(clock: bench.clock.live)
    random = DrivenRandom(state: seed)
  }

  /// Joins all users, sends so many calls, and ends one account.
  mutating func run(calls: Int) async throws {
    for user in 0..<Self.users { try await join(user) }
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
      case 6: try await administer(user)
      default: try await call(next(user), as: user)
      }
    }
    try await comeBack(0, after: 0)
    try await call(
      DrivenCall(.request(.deleteAccount(DeleteAccount()), .signUp), "DELETE", "/account"), as: 0)
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
  }

  private func who(_ user: Int, password: String = "open sesame") -> String {
    #"{"email":"\#(email(user))","password":"\#(password)"}"#
  }

  private func email(_ user: Int) -> String {
    "user\(String(repeating: "x", count: user * 3))@example.org"
  }

  private func post(_ path: String, _ body: String) async throws -> LiveAnswer {
    try await transport(LiveRequest("POST", path, body: Array(body.utf8)))
  }

  private mutating func join(_ user: Int) async throws {
    reference.signUp()
    #expect(try await post("/auth/sign-up", who(user)).status == 200)
    reference.signIn(user)
    tokens.append(try Tokens(await post("/auth/sign-in", who(user))))
    try await call(writer.profile("N\(user)", isNew: true, email: email(user)), as: user)
  }

  private func signInWrongly(_ user: Int) async throws {
    reference.signIn(user, passwordIsRight: false)
    #expect(try await post("/auth/sign-in", who(user, password: "guess who")).status == 401)
    reference.resetPassword(user)
    #expect(try await post("/auth/reset-password", who(user)).status == 200)
  }

  /// Signs out, is refused, and signs in again.
  private mutating func signOut(_ user: Int) async throws {
    try await comeBack(user, after: 0)
    reference.signOut(user)
    let body = #"{"refreshToken":"\#(tokens[user].refreshToken ?? "")"}"#
    #expect(try await post("/auth/sign-out", body).status == 200)
    try await call(writer.list(0..<9), as: user)
    reference.signIn(user)
    tokens[user] = try Tokens(await post("/auth/sign-in", who(user)))
  }

  /// Comes back after a while: refused where the token has expired, and then renewed.
  private mutating func comeBack(_ user: Int, after seconds: Int64) async throws {
    bench.clock.pass(seconds: seconds)
    if seconds > 3_600 { try await call(writer.list(0..<9), as: user) }
    let isRenewed = reference.refresh(user)
    let refresh = tokens[user].refreshToken ?? ""
    let answer = try await post("/auth/refresh", #"{"refreshToken":"\#(refresh)"}"#)
    #expect(answer.status == (isRenewed ? 200 : 401))
    guard isRenewed else { return }
    tokens[user] = try Tokens(answer)
    tokens[user].refreshToken = refresh
  }

  /// Reads the user's own attributes, by an access token that is good.
  private mutating func attributes(_ user: Int) async throws {
    try await comeBack(user, after: 0)
    let expected = reference.readAttributes(user)
    let body = #"{"accessToken":"\#(tokens[user].accessToken)"}"#
    #expect(try await post("/auth/attributes", body).status == (expected ? 200 : 401))
  }

  /// Does what an administrator may, but for shutting out whom the driver goes on to call as.
  private mutating func administer(_ user: Int) async throws {
    let acts: [(AdministratorAct, String, String)] = [
      (.read, "GET", ""), (.listGroups, "GET", "/groups"), (.addToGroup, "PUT", "/groups/staff"),
      (.enable, "DELETE", "/disabled"),
    ]
    let (act, method, path) = acts[random.below(acts.count)]
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
        notes: random.below(60) == 0 ? String(repeating: "n", count: 410_000) : text(900),
        leads: leads)
    case 4, 5:
      return writer.update(
        key, title: text(60), notes: text(3_000),
        start: random.below(2) == 0 ? nil : now + random.below(6_000))
    case 6: return writer.list(now - 5_000..<now + random.below(9_000))
    case 7: return writer.read(key)
    case 8: return writer.remind(key, lead: lead)
    case 9: return writer.forget(key, lead: lead)
    case 10: return writer.attach(1 + random.below(9_000_000), to: key)
    case 11: return writer.picture(1 + random.below(900_000))
    case 12: return writer.profile(text(30), isNew: false, email: email(user))
    case 13:
      return DrivenCall(
        .request(.listReminders(ListReminders()), .viewCalendar), "GET", "/reminders")
    case 14: return random.below(3) == 0 ? writer.delete(key) : unreadable()
    default:
      return DrivenCall(
        .request(.readProfile(ReadProfile()), .viewCalendar), "GET", "/profile")
    }
  }

  private mutating func unreadable() -> DrivenCall {
    let create = GatewayCall(.createEvent, .writeCalendar, .editCalendar)
    let bodies = [
      "", "{", "[]", "null", #"{"start":"2026-10-05T09:00Z"}"#, #"{"title":"a","title":"b"}"#,
      #"{"start":"2026-02-30T09:00Z","end":"2026-03-01T09:00Z","title":"a"}"#,
      #"{"start":"2026-10-05T09:00Z","end":"2026-10-05T09:00Z","title":7}"#,
      #"{"start":"2026-10-05T09:00Z","end":"2026-10-05T09:00Z","title":"a","who":"b"}"#,
    ]
    return DrivenCall(
      .unreadable(create), "POST", "/events", bodies[random.below(bodies.count)])
  }

  /// Text of up to so many characters, some of which JSON escapes.
  mutating func text(_ most: Int) -> String {
    let letters = Array("abc def ghi \"\\\n\t\u{1}éß漢🎉/")
    return String((0..<random.below(most)).map { _ in letters[random.below(letters.count)] })
  }
}

/// SplitMix64: the same calls for the same seed.
struct DrivenRandom {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(bound))
  }
}
