import AuroraBackend
import Foundation
import Metering
import Testing

@testable import AuroraCost

/// What clients get wrong, and what it costs.
struct LiveBackendTests {
  private static let event =
    #"{"start":"2026-10-06T09:00Z","end":"2026-10-06T10:00Z","title":"Stand-up"}"#

  @Test(arguments: ["http", "rest"])
  func `a payload over 10 MB is refused by the gateway and not billed`(kind: String) async throws {
    let bench = try LiveBench(["api.kind": kind])
    let token = try await bench.join().accessToken
    let (most, more) = (10_485_760, 10_485_761)
    for size in [most, more] {
      let body = Self.event + String(repeating: " ", count: size - Self.event.utf8.count)
      let answer = await bench.send("POST", "/events", token: token, body: body)
      #expect(answer.status == (size == most ? 200 : 413))
    }
    #expect(await bench.used(.lambdaRequests) == 1)
    #expect(await bench.used(.callGatewayRefused) == 1)
    // 10 MB are twenty steps of 512 KB on an HTTP API, and one call on a REST API.
    let billed = await bench.used(kind == "http" ? .httpRequests : .restRequests)
    #expect(billed == (kind == "http" ? 20 : 1))
  }

  @Test func `an item over 400 KB is refused by the table after the function ran`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    let bare = 190
    for (text, status) in [(409_600 - bare, 200), (409_601 - bare, 400)] {
      let title = String(repeating: "t", count: text)
      let body = Self.event.replacing("Stand-up", with: title)
      let answer = await bench.send("POST", "/events", token: token, body: body)
      #expect(answer.status == status)
    }
    #expect(await bench.used(.lambdaRequests) == 2)
    #expect(await bench.used(.httpRequests) == 2)
    #expect(await bench.used(.dynamoWriteRequestUnits) == 400)
  }

  @Test func `an event may end as it starts, and not before`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    for (end, status) in [("09:00", 200), ("08:59", 400)] {
      let body = #"{"start":"2026-10-06T09:00Z","end":"2026-10-06T\#(end)Z","title":"a"}"#
      #expect(await bench.send("POST", "/events", token: token, body: body).status == status)
    }
    #expect(await bench.used(.dynamoWriteRequestUnits) == 1)
    #expect(await bench.used(.lambdaRequests) == 2)
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"title":"a"}"#, event.replacing("}", with: #","who":1}"#),
    event.replacing("}", with: #","title":"b"}"#), event.replacing("10:00Z", with: "10:00"),
    event.replacing("2026-10-06T10", with: "2026-10-32T10"),
    event.replacing("\"Stand-up\"", with: "1"),
    event.replacing("}", with: #","reminders":[1,2,3,4,5,6]}"#),
    event.replacing("}", with: #","reminders":[40321]}"#),
    event.replacing("}", with: #","colour":"red"}"#), event.replacing("}", with: #","allDay":0}"#),
  ])
  func `a body that is not as described is refused by the function and billed`(
    body: String
  ) async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    let answer = await bench.send("POST", "/events", token: token, body: body)
    #expect(answer == LiveAnswer(.unreadable))
    #expect(answer.status == 400)
    #expect(await bench.used(.httpRequests) == 1)
    #expect(await bench.used(.lambdaRequests) == 1)
    #expect(await bench.used(.dynamoWriteRequestUnits) == 0)
  }

  @Test func `an unknown event is not found, and costs its read`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    let answer = await bench.send("GET", "/events/\(UInt64(9).path)", token: token)
    #expect(answer == LiveAnswer(status: 404, message: "no such event"))
    #expect(await bench.used(.dynamoReadRequestUnits) == 1)
  }

  @Test(arguments: ["native", "lambda"])
  func `a caller without a good token is refused, and only an authorizer of ours costs`(
    authorizer: String
  ) async throws {
    let bench = try LiveBench(["api.authorizer": authorizer])
    let tokens = try await bench.join()
    let other = try await LiveBench().join().accessToken
    for token in [nil, "", "a.b.c", other, tokens.refreshToken] {
      let answer = await bench.send("GET", "/profile", token: token)
      #expect(answer == LiveAnswer(status: 401, message: "Unauthorized"))
    }
    #expect(await bench.used(.callGatewayRefused) == 5)
    #expect(await bench.used(.httpRequests) == 0)
    #expect(await bench.used(.lambdaRequests) == (authorizer == "lambda" ? 5 : 0))
  }

  @Test func `a token is good until the second it expires, and a refreshed one after`() async throws
  {
    let bench = try LiveBench()
    let tokens = try await bench.join()
    bench.clock.pass(seconds: 3_599)
    #expect(await bench.send("GET", "/reminders", token: tokens.accessToken).status == 200)
    #expect(await bench.send("GET", "/reminders", token: tokens.idToken).status == 200)
    bench.clock.pass(seconds: 1)
    #expect(await bench.send("GET", "/reminders", token: tokens.accessToken).status == 401)
    let body = #"{"refreshToken":"\#(tokens.refreshToken ?? "")"}"#
    let renewed = try Tokens(await bench.send("POST", "/auth/refresh", body: body))
    #expect(renewed.refreshToken == nil)
    #expect(await bench.send("GET", "/reminders", token: renewed.accessToken).status == 200)
    // The old one stays expired, though its user is known.
    #expect(await bench.send("GET", "/reminders", token: tokens.accessToken).status == 401)
  }

  @Test func `signing out ends one session and leaves the user's others`() async throws {
    let bench = try LiveBench()
    let first = try await bench.join()
    let second = try await bench.join()
    let body = #"{"refreshToken":"\#(first.refreshToken ?? "")"}"#
    #expect(await bench.send("POST", "/auth/sign-out", body: body).status == 200)
    #expect(await bench.send("GET", "/reminders", token: first.accessToken).status == 401)
    #expect(await bench.send("POST", "/auth/refresh", body: body).status == 401)
    #expect(await bench.send("GET", "/reminders", token: second.accessToken).status == 200)
    #expect(await bench.used(.cognitoMAUEssentials) == 1)
  }

  @Test func `no call of one user shows or changes another's events`() async throws {
    let bench = try LiveBench()
    let ann = try await bench.join("ann@example.org").accessToken
    let bob = try await bench.join("bob@example.org").accessToken
    let made = await bench.send("POST", "/events", token: ann, body: Self.event)
    let key = String(made.text.dropFirst(8).prefix(16))
    let path = "/events/\(key)"
    for (method, path, body) in [
      ("GET", path, ""), ("PATCH", path, #"{"title":"mine"}"#), ("DELETE", path, ""),
      ("PUT", path + "/reminders/5", ""), ("POST", path + "/attachments", #"{"bytes":5}"#),
    ] {
      #expect(await bench.send(method, path, token: bob, body: body).status == 404)
    }
    let window = ["from": "2026-10-01T00:00Z", "to": "2026-11-01T00:00Z"]
    #expect(await bench.send("GET", "/events", token: bob, query: window).text == "[]")
    #expect(await bench.send("GET", path, token: ann).body == made.body)
  }

  @Test func `a deleted account's tokens and address are forgotten`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    _ = await bench.send("POST", "/events", token: token, body: Self.event)
    #expect(await bench.send("DELETE", "/account", token: token).status == 200)
    #expect(await bench.send("GET", "/reminders", token: token).status == 401)
    let who = #"{"email":"ann@example.org","password":"open sesame"}"#
    #expect(await bench.send("POST", "/auth/sign-in", body: who).status == 401)
    #expect(await bench.send("POST", "/auth/sign-up", body: who).status == 200)
  }

  @Test func `a reminder that came due is sent and counted, once`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    let body = Self.event.replacing("}", with: #","reminders":[10]}"#)
    _ = await bench.send("POST", "/events", token: token, body: body)
    #expect(await bench.remindersSent() == 0)
    // Noon of the 5th to 08:50 of the 6th.
    bench.clock.pass(seconds: 20 * 3_600 + 50 * 60)
    #expect(await bench.remindersSent() == 0)
    bench.clock.pass(seconds: 1)
    #expect(await bench.remindersSent() == 1)
    #expect(await bench.remindersSent() == 1)
  }

  @Test(arguments: [
    ("GET", "/"), ("POST", "/profile"), ("GET", "/events/1/2/3"), ("OPTIONS", "/nowhere"),
    ("GET", "/auth/sign-in"), ("HEAD", "/profile"),
  ])
  func `what no route has is not found and not counted`(method: String, path: String) async throws {
    let bench = try LiveBench()
    #expect(await bench.send(method, path) == LiveAnswer(status: 404, message: "Not Found"))
    #expect(await bench.calls().entries().isEmpty)
  }
}
