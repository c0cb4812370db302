import AuroraBackend
import Foundation
import Metering
import Testing

@testable import AuroraCost

/// The user pool of a live backend: attributes, administrators, two plans, preflights.
struct LiveIdentityTests {
  private func who(_ email: String) -> String {
    #"{"email":"\#(email)","password":"open sesame"}"#
  }

  @Test func `a changed address signs in, and the old one is free`() async throws {
    let bench = try LiveBench()
    let tokens = try await bench.join()
    let token = #"{"accessToken":"\#(tokens.accessToken)""#
    let read = await bench.send("POST", "/auth/attributes", body: token + "}")
    #expect(read.text.contains(#""email":"ann@example.org","enabled":true}"#))
    #expect(await bench.used(.callGetUser) == 1)
    let change = token + #","email":"anna@example.org"}"#
    let changed = await bench.send("PATCH", "/auth/attributes", body: change)
    #expect(changed.text.contains(#""email":"anna@example.org""#))
    #expect(await bench.used(.callUpdateUserAttributes) == 1)
    // One mail at the sign-up, one to the new address.
    #expect(await bench.used(.callUserPoolEmail) == 2)
    #expect(
      await bench.send("POST", "/auth/sign-in", body: who("anna@example.org")).status == 200)
    #expect(await bench.send("POST", "/auth/sign-in", body: who("ann@example.org")).status == 401)
    #expect(await bench.send("POST", "/auth/sign-up", body: who("ann@example.org")).status == 200)
    let taken = token + #","email":"ann@example.org"}"#
    #expect(await bench.send("PATCH", "/auth/attributes", body: taken) == .userExists)
  }

  @Test func `attributes need a good access token, and a readable request`() async throws {
    let bench = try LiveBench()
    let tokens = try await bench.join()
    for token in ["", "a.b.c", tokens.idToken, tokens.refreshToken ?? ""] {
      let body = #"{"accessToken":"\#(token)"}"#
      #expect(
        await bench.send("POST", "/auth/attributes", body: body) == LiveAnswer(.sessionExpired))
    }
    let good = #"{"accessToken":"\#(tokens.accessToken)"}"#
    #expect(await bench.send("PATCH", "/auth/attributes", body: good) == .unreadable)
    let bad = good.replacing("}", with: #","email":"nobody"}"#)
    #expect(await bench.send("PATCH", "/auth/attributes", body: bad) == .unreadable)
    bench.clock.pass(seconds: 3_599)
    #expect(await bench.send("POST", "/auth/attributes", body: good).status == 200)
    bench.clock.pass(seconds: 1)
    #expect(await bench.send("POST", "/auth/attributes", body: good).status == 401)
    #expect(await bench.used(.callGetUser) == 1)
    #expect(await bench.used(.callUpdateUserAttributes) == 0)
  }

  @Test func `a disabled user cannot renew or sign in, but calls while the token is good`()
    async throws
  {
    let bench = try LiveBench()
    let tokens = try await bench.join()
    let path = "/_admin/users/ann@example.org/disabled"
    #expect(await bench.send("PUT", path).text.contains(#""enabled":false"#))
    let refresh = #"{"refreshToken":"\#(tokens.refreshToken ?? "")"}"#
    #expect(await bench.send("POST", "/auth/refresh", body: refresh).status == 401)
    #expect(await bench.send("POST", "/auth/sign-in", body: who("ann@example.org")).status == 401)
    #expect(await bench.send("GET", "/reminders", token: tokens.accessToken).status == 200)
    bench.clock.pass(seconds: 3_600)
    #expect(await bench.send("GET", "/reminders", token: tokens.accessToken).status == 401)
    #expect(await bench.send("DELETE", path).text.contains(#""enabled":true"#))
    #expect(await bench.send("POST", "/auth/sign-in", body: who("ann@example.org")).status == 200)
    #expect(await bench.used(.callAdminDisableUser) == 1)
    #expect(await bench.used(.callAdminEnableUser) == 1)
    #expect(await bench.used(.cognitoMAUEssentials) == 1)
  }

  @Test func `an administrator makes, reads and groups users; nobody there is not found`()
    async throws
  {
    let bench = try LiveBench()
    let made = await bench.send("POST", "/_admin/users", body: who("bob@example.org"))
    #expect(made.status == 200)
    #expect(
      await bench.send("POST", "/_admin/users", body: who("bob@example.org")) == .userExists)
    let path = "/_admin/users/bob@example.org"
    #expect(await bench.send("GET", path).body == made.body)
    #expect(await bench.send("PUT", path + "/groups/staff").status == 200)
    #expect(await bench.send("PUT", path + "/groups/a%20b") == .unreadable)
    #expect(await bench.send("GET", path + "/groups").text == #"["staff"]"#)
    // The first sign-in changes the password, the second does not.
    for challenges in [2, 3] as [UInt128] {
      let answer = await bench.send("POST", "/auth/sign-in", body: who("bob@example.org"))
      #expect(answer.status == 200)
      #expect(await bench.used(.callRespondToAuthChallenge) == challenges)
    }
    for (method, path) in [
      ("GET", ""), ("PUT", "/disabled"), ("DELETE", "/disabled"), ("GET", "/groups"),
      ("PUT", "/groups/staff"),
    ] {
      let answer = await bench.send(method, "/_admin/users/eve@example.org" + path)
      #expect(answer == LiveAnswer(status: 404, message: "User does not exist."))
    }
    #expect(await bench.used(.callAdminGetUser) == 1)
  }

  @Test func `a live month with two plans bills a user once, whenever the ledger is asked for`()
    async throws
  {
    // The clock stands at noon of the 5th.
    let bench = try LiveBench(["identity.newPlan": "plus", "identity.newPlanDay": "6"])
    let tokens = try await bench.join()
    for _ in 0..<2 {
      let ledger = await bench.backend.ledger().ledger
      #expect(ledger.total(.cognitoMAUEssentials) == 1)
      #expect(ledger.total(.cognitoMAUPlus) == 0)
    }
    bench.clock.pass(seconds: 12 * 3_600)
    let refresh = #"{"refreshToken":"\#(tokens.refreshToken ?? "")"}"#
    let renewed = try Tokens(await bench.send("POST", "/auth/refresh", body: refresh))
    for token in [nil, renewed.accessToken] {
      if let token { _ = await bench.send("DELETE", "/account", token: token) }
      let ledger = await bench.backend.ledger().ledger
      #expect(ledger.total(.cognitoMAUEssentials) == 0)
      #expect(ledger.total(.cognitoMAUPlus) == 1)
    }
  }

  @Test func `recurring events have no routes where events do not recur`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    #expect(await bench.send("GET", "/series/00000001", token: token) == .notFound)
    #expect(await bench.used(.httpRequests) == 0)
  }

  @Test(arguments: [("cached", "600"), ("none", nil)] as [(String, String?)])
  func `a preflight's answer says how long it may be kept, and others do not`(
    design: String, age: String?
  ) async throws {
    let bench = try LiveBench(["api.preflights": design, "api.preflightSeconds": "600"])
    let server = HTTPServer(bench.backend, try bench.prices())
    let (addresses, told) = AsyncStream.makeStream(of: String.self)
    let running = Task { try await server.run(port: 0) { told.yield($0) } }
    var listening = addresses.makeAsyncIterator()
    let address = try #require(await listening.next())
    let asked = try await LiveHTTP.send(LiveRequest("OPTIONS", "/profile"), to: address)
    #expect(asked.answer.status == 204)
    #expect(asked.headers["access-control-max-age"] == age)
    let called = try await LiveHTTP.send(LiveRequest("GET", "/profile"), to: address)
    #expect(called.headers["access-control-max-age"] == nil)
    running.cancel()
    _ = try? await running.value
  }
}
