import AuroraBackend
import Metering
import Testing

@testable import AuroraCost

/// Codes by e-mail, lockouts, and the outbox that shows what was mailed.
struct LiveCodesTests {
  private static let email = "ann@example.org"
  private static let who = #"{"email":"ann@example.org","password":"open sesame"}"#

  private static func answer(_ code: String, password: String? = nil) -> String {
    let more = password.map { #","password":"\#($0)""# } ?? ""
    return #"{"email":"ann@example.org","code":"\#(code)"\#(more)}"#
  }

  private static func wrong(_ code: String) -> String { code == "000000" ? "000001" : "000000" }

  /// A bench where Ann has signed up and not confirmed, and her code.
  private func unconfirmed() async throws -> (LiveBench, String) {
    let bench = try LiveBench()
    #expect(await bench.send("POST", "/auth/sign-up", body: Self.who).status == 200)
    return (bench, try #require(await bench.mails(to: Self.email).last?.code))
  }

  private func confirm(_ bench: LiveBench, _ code: String) async -> LiveAnswer {
    await bench.send("POST", "/auth/confirm", body: Self.answer(code))
  }

  @Test func `who is not confirmed cannot sign in, whatever the password`() async throws {
    let (bench, code) = try await unconfirmed()
    #expect(await bench.send("POST", "/auth/sign-in", body: Self.who) == LiveAnswer(.notConfirmed))
    #expect(await confirm(bench, Self.wrong(code)) == LiveAnswer(.codeMismatch))
    #expect(await confirm(bench, code) == LiveAnswer())
    #expect(await confirm(bench, code) == LiveAnswer(.alreadyConfirmed))
    #expect(await bench.send("POST", "/auth/sign-in", body: Self.who).status == 200)
    #expect(await bench.used(.callConfirmSignUp) == 2)
    #expect(await bench.used(.callUserPoolEmail) == 1)
  }

  @Test(arguments: [(86_399, 200), (86_400, 400)])
  func `a confirmation code is good for a day`(seconds: Int64, status: Int) async throws {
    let (bench, code) = try await unconfirmed()
    bench.clock.pass(seconds: seconds)
    #expect(await confirm(bench, code).status == status)
    if status == 400 { #expect(await confirm(bench, code) == LiveAnswer(.codeExpired)) }
  }

  @Test func `a new code takes the old one's place, five times an hour`() async throws {
    let (bench, _) = try await unconfirmed()
    let body = #"{"email":"ann@example.org"}"#
    for _ in 0..<5 {
      #expect(await bench.send("POST", "/auth/resend-code", body: body) == LiveAnswer())
    }
    #expect(
      await bench.send("POST", "/auth/resend-code", body: body) == LiveAnswer(.limitExceeded))
    let codes = await bench.mails(to: Self.email).compactMap(\.code)
    #expect(codes.count == 6)
    #expect(await bench.used(.callUserPoolEmail) == 6)
    if codes[0] != codes[5] { #expect(await confirm(bench, codes[0]).status == 400) }
    #expect(await confirm(bench, codes[5]) == LiveAnswer())
  }

  @Test func `after fifteen tries in an hour even the right code is refused`() async throws {
    let (bench, code) = try await unconfirmed()
    for _ in 0..<15 { #expect(await confirm(bench, Self.wrong(code)) == LiveAnswer(.codeMismatch)) }
    #expect(await confirm(bench, code) == LiveAnswer(.limitExceeded))
    #expect(await bench.used(.callConfirmSignUp) == 15)
    bench.clock.pass(seconds: 3_600)
    #expect(await confirm(bench, code) == LiveAnswer())
  }

  @Test(arguments: [(3_599, 200), (3_600, 400)])
  func `a reset code is good for an hour, and once`(seconds: Int64, status: Int) async throws {
    let bench = try LiveBench()
    _ = try await bench.join()
    let body = #"{"email":"ann@example.org"}"#
    #expect(await bench.send("POST", "/auth/forgot-password", body: body) == LiveAnswer())
    let code = try #require(await bench.mails(to: Self.email).last?.code)
    let wrong = Self.answer(Self.wrong(code), password: "close sesame")
    #expect(await bench.send("POST", "/auth/reset-password", body: wrong).status == 400)
    bench.clock.pass(seconds: seconds)
    let right = Self.answer(code, password: "close sesame")
    #expect(await bench.send("POST", "/auth/reset-password", body: right).status == status)
    #expect(await bench.send("POST", "/auth/reset-password", body: right).status == 400)
    let signedIn = await bench.send("POST", "/auth/sign-in", body: Self.who)
    #expect(signedIn.status == (status == 200 ? 401 : 200))
    #expect(await bench.used(.callForgotPassword) == 1)
    #expect(await bench.used(.callConfirmForgotPassword) == 3)
  }

  @Test func `without a code no password is reset`() async throws {
    let bench = try LiveBench()
    _ = try await bench.join()
    for code in ["", "000000", "123456"] {
      let body = Self.answer(code, password: "close sesame")
      #expect(
        await bench.send("POST", "/auth/reset-password", body: body) == LiveAnswer(.codeExpired))
    }
  }

  @Test func `recovery is refused after twenty calls in an hour`() async throws {
    let bench = try LiveBench()
    _ = try await bench.join()
    let body = #"{"email":"ann@example.org"}"#
    for _ in 0..<20 {
      #expect(await bench.send("POST", "/auth/forgot-password", body: body).status == 200)
    }
    let code = try #require(await bench.mails(to: Self.email).last?.code)
    let right = Self.answer(code, password: "close sesame")
    #expect(
      await bench.send("POST", "/auth/reset-password", body: right) == LiveAnswer(.limitExceeded))
    #expect(
      await bench.send("POST", "/auth/forgot-password", body: body) == LiveAnswer(.limitExceeded))
  }

  @Test func `nobody hears whether an address is a user's`() async throws {
    let bench = try LiveBench()
    let body = #"{"email":"bob@example.org"}"#
    #expect(await bench.send("POST", "/auth/forgot-password", body: body) == LiveAnswer())
    #expect(await bench.send("POST", "/auth/resend-code", body: body) == LiveAnswer())
    #expect(
      await bench.send("POST", "/auth/confirm", body: Self.answer("1")) == LiveAnswer(.codeExpired))
    #expect(
      await bench.send("POST", "/auth/reset-password", body: Self.answer("1", password: "12345678"))
        == LiveAnswer(.codeMismatch))
    #expect(await bench.calls().entries().isEmpty)
    #expect(await bench.backend.outbox.mails.isEmpty)
  }

  @Test func `five wrong passwords lock out for a second, also with the right one`() async throws {
    let bench = try LiveBench()
    _ = try await bench.join()
    let wrong = Self.who.replacing("open", with: "what")
    for _ in 0..<5 {
      #expect(await bench.send("POST", "/auth/sign-in", body: wrong) == LiveAnswer(.wrongPassword))
    }
    let locked = await bench.send("POST", "/auth/sign-in", body: Self.who)
    #expect(locked == LiveAnswer(status: 401, message: "Password attempts exceeded"))
    bench.clock.pass(seconds: 1)
    #expect(await bench.send("POST", "/auth/sign-in", body: Self.who).status == 200)
    // The refused one is no call that signs anybody in.
    #expect(await bench.used(.callRespondToAuthChallenge) == 7)
  }

  @Test func `the outbox shows each reminder that was sent, at its minute`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    let event =
      #"{"start":"2026-10-06T09:00Z","end":"2026-10-06T10:00Z","title":"A \"B\"","reminders":[10,60]}"#
    _ = await bench.send("POST", "/events", token: token, body: event)
    bench.clock.pass(seconds: 86_400)
    #expect(await bench.remindersSent() == 2)
    let mails = await bench.mails(to: Self.email).filter { $0.code == nil }
    #expect(
      mails.map { bench.clock.live.text(minute: $0.minute) } == [
        "2026-10-06T08:00Z", "2026-10-06T08:50Z",
      ])
    #expect(mails.map(\.text) == .init(repeating: #"A "B" begins at 2026-10-06T09:00Z"#, count: 2))
  }

  @Test func `in the sandbox no mail is shown that was refused`() async throws {
    let bench = try LiveBench(["mailer.sandbox": "true"])
    let token = try await bench.join().accessToken
    let event =
      #"{"start":"2026-10-06T09:00Z","end":"2026-10-06T10:00Z","title":"A","reminders":[10]}"#
    _ = await bench.send("POST", "/events", token: token, body: event)
    bench.clock.pass(seconds: 86_400)
    #expect(await bench.remindersSent() == 1)
    #expect(await bench.backend.ledger().ledger.total(.callEmailRefused) == 1)
    #expect(await bench.mails(to: Self.email).allSatisfy { $0.code != nil })
  }
}
