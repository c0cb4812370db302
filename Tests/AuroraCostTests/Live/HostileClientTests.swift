import AuroraBackend
import Foundation
import FoundationNetworking
import Metering
import NIOCore
import Testing

@testable import AuroraCost

/// Clients over HTTP that mean harm: what they send is refused, counted as it should be, and bounded.
struct HostileClientTests {
  private static let event =
    #"{"start":"2026-10-06T09:00Z","end":"2026-10-06T10:00Z","title":"Stand-up"}"#

  @Test func `forged, foreign, expired and misused tokens are refused over HTTP`() async throws {
    let bench = try LiveBench()
    let tokens = try await bench.join()
    let foreign = try await LiveBench().join().accessToken
    let parts = tokens.accessToken.split(separator: ".").map(String.init)
    let payload = String(decoding: Base64URL.bytes(Substring(parts[1])) ?? [], as: UTF8.self)
    let later = payload.replacing(#/"exp":[0-9]+/#, with: #""exp":9999999999"#)
    let none = Base64URL.text(
      Array(#"{"kid":"\#(bench.backend.tokens.keyID)","alg":"none"}"#.utf8))
    let symmetric = Base64URL.text(
      Array(#"{"kid":"\#(bench.backend.tokens.keyID)","alg":"HS256"}"#.utf8))
    let forged = [
      foreign, tokens.refreshToken ?? "", "\(none).\(parts[1]).", "\(none).\(parts[1]).\(parts[2])",
      "\(symmetric).\(parts[1]).\(parts[2])", "\(parts[0]).\(parts[1]).",
      "\(parts[0]).\(Base64URL.text(Array(later.utf8))).\(parts[2])", "..", "a.b.c",
    ]
    try await LiveServer.run(bench) { server in
      for token in forged {
        let answer = try await server.send(LiveRequest("GET", "/reminders", token: token))
        #expect(answer == LiveAnswer(.sessionExpired), "\(token.prefix(40))")
      }
      let request = LiveRequest("GET", "/reminders", token: tokens.accessToken)
      #expect(try await server.send(request).status == 200)
      bench.clock.pass(seconds: 3_600)
      #expect(try await server.send(request) == LiveAnswer(.sessionExpired))
    }
    #expect(await bench.used(.callGatewayRefused) == UInt128(forged.count + 1))
    #expect(await bench.used(.httpRequests) == 1)
  }

  @Test(arguments: [
    "/_media/../../../../etc/passwd", "/_media/..%2f..%2f..%2fetc%2fpasswd", "/_media/%2e%2e",
    "/_media//etc/passwd", "/_media/....//etc", "/_media/%00", "/_media/", "/../etc/passwd",
  ])
  func `a path in place of a key finds nothing`(path: String) async throws {
    let bench = try LiveBench()
    try await LiveServer.run(bench) { server in
      for method in ["GET", "PUT"] {
        let text = try await server.raw([
          "\(method) \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ])
        let status = text.split(separator: " ").dropFirst().first ?? ""
        #expect(["403", "404"].contains(status), "\(method) \(text.prefix(100))")
        #expect(!text.contains("root:"))
      }
    }
  }

  @Test(arguments: [(9_000, "401"), (10_300, "400")])
  func `headers have 10,240 bytes at most`(bytes: Int, status: String) async throws {
    let bench = try LiveBench()
    try await LiveServer.run(bench) { server in
      let filler = String(repeating: "a", count: bytes)
      let text = try await server.raw([
        "GET /profile HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-A: \(filler)\r\n\r\n"
      ])
      #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(text.prefix(60))")
    }
    #expect(await bench.used(.callGatewayRefused) == (status == "401" ? 1 : 0))
  }

  @Test func `whoever sends a request slowly is hung up on, and others are served`() async throws {
    let bench = try LiveBench()
    try await LiveServer.run(bench, patience: .seconds(3)) { server in
      async let head = server.raw(
        ["GET /profile HTTP/1.1\r\n"] + Array(repeating: "X-A: b\r\n", count: 100),
        pause: .milliseconds(100))
      async let body = server.raw(
        ["POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n"]
          + Array(repeating: " ", count: 100), pause: .milliseconds(100))
      async let silent = server.raw([])
      #expect(try await server.send(LiveRequest("GET", "/reminders")).status == 401)
      for text in try await [head, body, silent] { #expect(text == "") }
      #expect(try await server.send(LiveRequest("GET", "/reminders")).status == 401)
    }
    #expect(await bench.used(.callGatewayRefused) == 2)
  }

  @Test func `connections beyond the most are closed until others end`() async throws {
    let call = "GET /reminders HTTP/1.1\r\nHost: a\r\n\r\n"
    try await LiveServer.run(try LiveBench(), patience: .seconds(6), mostConnections: 2) { server in
      async let one = server.raw([call])
      async let two = server.raw([call])
      try await Task.sleep(for: .seconds(1))
      #expect(try await server.raw([call]) == "")
      for text in try await [one, two] { #expect(text.hasPrefix("HTTP/1.1 401 ")) }
      #expect(try await server.raw([call]).hasPrefix("HTTP/1.1 401 "))
    }
  }

  @Test func `a body over 10 MB is refused by the gateway, and not kept`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    try await LiveServer.run(bench) { server in
      for (size, status) in [(10_485_760, 200), (10_485_761, 413), (30_000_000, 413)] {
        let body = Self.event + String(repeating: " ", count: size - Self.event.utf8.count)
        let request = LiveRequest("POST", "/events", token: token, body: Array(body.utf8))
        #expect(request.body.count <= LiveRequest.kept)
        let text = try await server.raw([
          "POST /events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Authorization: Bearer \(token)\r\nContent-Length: \(size)\r\n\r\n", body,
        ])
        #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(size): \(text.prefix(60))")
      }
    }
    #expect(await bench.used(.callGatewayRefused) == 2)
  }

  @Test func `of an upload without leave nothing is kept, of another just one byte more`()
    async throws
  {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    let made = await bench.send("POST", "/events", token: token, body: Self.event)
    let path = "/events/" + made.text.dropFirst(8).prefix(16) + "/attachments"
    let leave = await bench.send("POST", path, token: token, body: #"{"bytes":100}"#)
    let key = try #require(leave.text.firstMatch(of: #/_media/([0-9a-f]+)/#)).output.1
    #expect(await bench.backend.bodyLimit(of: LiveRequest("PUT", "/_media/\(key)")) == 101)
    #expect(await bench.backend.bodyLimit(of: LiveRequest("PUT", "/_media/none")) == 0)
    #expect(
      await bench.backend.bodyLimit(of: LiveRequest("POST", "/events")) == LiveRequest.kept)
  }

  @Test func `no page of another origin may read the outbox, whatever the rest`() async throws {
    let bench = try LiveBench()
    try await LiveServer.run(bench) { server in
      for (path, origin) in [("/_outbox", nil), ("/_ledger", "*"), ("/.well-known/jwks.json", "*")]
      {
        let (answer, response) = try await server.exchange(LiveRequest("GET", path))
        #expect(answer.status == 200)
        #expect(response.value(forHTTPHeaderField: "Access-Control-Allow-Origin") == origin)
        #expect(response.value(forHTTPHeaderField: "X-Content-Type-Options") == "nosniff")
      }
      let text = try await server.raw([
        "GET /_outbox HTTP/1.1\r\nHost: aurora.example.org\r\nConnection: close\r\n\r\n"
      ])
      #expect(text.hasPrefix("HTTP/1.1 404 "))
    }
  }
}
