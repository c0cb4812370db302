import AuroraBackend
import Foundation
import Metering
import Testing

@testable import AuroraCost

/// What the provider refuses, on both sides of each limit, in process and over HTTP alike.
struct BadRequestTests {
  enum Wire: CaseIterable { case inProcess, http }

  private static let event =
    #"{"start":"2026-10-06T09:00Z","end":"2026-10-06T10:00Z","title":"Stand-up"}"#

  /// What one call counts, in base units.
  struct Counted: Equatable {
    var gateway: UInt128 = 0
    var function: UInt128 = 0
    var reads: UInt128 = 0
    var writes: UInt128 = 0
    var refused: UInt128 = 0

    init(_ ledger: UsageLedger) {
      gateway = ledger.total(.httpRequests)
      function = ledger.total(.lambdaRequests)
      reads = ledger.total(.dynamoReadRequestUnits)
      writes = ledger.total(.dynamoWriteRequestUnits)
      refused = ledger.total(.callGatewayRefused)
    }

    init(
      gateway: UInt128 = 1, function: UInt128 = 1, reads: UInt128 = 0, writes: UInt128 = 0
    ) {
      self.gateway = gateway
      self.function = function
      self.reads = reads
      self.writes = writes
    }

    /// Refused before the function: nothing of it is billed.
    static var byGateway: Counted {
      var counted = Counted(gateway: 0, function: 0)
      counted.refused = 1
      return counted
    }

    static func - (one: Counted, other: Counted) -> Counted {
      var difference = Counted(gateway: one.gateway - other.gateway)
      difference.function = one.function - other.function
      difference.reads = one.reads - other.reads
      difference.writes = one.writes - other.writes
      difference.refused = one.refused - other.refused
      return difference
    }
  }

  /// A backend behind a wire, with a user who has signed in.
  private func withUser(
    _ wire: Wire, _ body: (LiveBench, Tokens, Driver.Transport) async throws -> Void
  ) async throws {
    let bench = try LiveBench(["api.recurringEvents": "true"])
    let tokens = try await bench.join()
    switch wire {
    case .inProcess: try await body(bench, tokens) { await bench.backend.answer($0) }
    case .http: try await LiveHTTP.serve(bench) { try await body(bench, tokens, $0) }
    }
  }

  private func expect(
    _ status: Int, _ counted: Counted, of request: LiveRequest, _ bench: LiveBench,
    _ transport: Driver.Transport, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let before = Counted(await bench.calls())
    let answer = try await transport(request)
    #expect(answer.status == status, sourceLocation: location)
    #expect(Counted(await bench.calls()) - before == counted, sourceLocation: location)
    let isRefused = answer.text.hasPrefix(#"{"message":""#)
    #expect(isRefused == (status >= 400), sourceLocation: location)
  }

  private func post(_ body: String, _ token: String?, to path: String = "/events") -> LiveRequest {
    LiveRequest("POST", path, token: token, body: Array(body.utf8))
  }

  @Test(arguments: Wire.allCases)
  func `an event that ends before it starts is refused by the function`(wire: Wire) async throws {
    try await withUser(wire) { bench, tokens, transport in
      for (end, status) in [("09:00", 200), ("08:59", 400)] {
        let body = Self.event.replacing("10:00", with: end)
        let counted = Counted(writes: status == 200 ? 1 : 0)
        let request = post(body, tokens.accessToken)
        try await expect(status, counted, of: request, bench, transport)
      }
      let key = CalendarEvent.key(startMinute: 5 * 1_440 + 540, id: 1).path
      let change = #"{"end":"2026-10-06T08:59Z"}"#
      // It has been read, strongly, when its length is known.
      try await expect(
        400, Counted(reads: 2),
        of: LiveRequest(
          "PATCH", "/events/\(key)", token: tokens.accessToken, body: Array(change.utf8)),
        bench, transport)
      let series = Self.event.replacing("}", with: #","repeats":"daily","count":2}"#)
        .replacing("10:00", with: "08:59")
      try await expect(
        400, Counted(), of: post(series, tokens.accessToken, to: "/series"), bench, transport)
    }
  }

  /// An event without text is 190 bytes, and 400 KB are 409,600.
  @Test(arguments: Wire.allCases)
  func `an item over 400 KB is refused by the table`(wire: Wire) async throws {
    try await withUser(wire) { bench, tokens, transport in
      for (length, status, writes) in [(409_410, 200, 400), (409_411, 400, 0)]
        as [(Int, Int, UInt128)]
      {
        let body = Self.event.replacing(
          "Stand-up", with: String(repeating: "t", count: length))
        try await expect(
          status, Counted(writes: writes), of: post(body, tokens.accessToken), bench, transport)
      }
    }
  }

  @Test(arguments: Wire.allCases)
  func `a payload over 10 MB is refused by the gateway`(wire: Wire) async throws {
    try await withUser(wire) { bench, tokens, transport in
      for (size, status) in [(10_485_760, 200), (10_485_761, 413)] {
        let space = String(repeating: " ", count: size - Self.event.utf8.count)
        let counted: Counted = status == 200 ? Counted(gateway: 20, writes: 1) : .byGateway
        let request = post(Self.event + space, tokens.accessToken)
        try await expect(status, counted, of: request, bench, transport)
      }
    }
  }

  @Test(arguments: Wire.allCases)
  func `an unknown event, reminder's event or occurrence is not found, at the price of its read`(
    wire: Wire
  ) async throws {
    try await withUser(wire) { bench, tokens, transport in
      let token = tokens.accessToken
      let key = UInt64(9).path
      for (method, path, body, reads, writes) in [
        ("GET", "/events/\(key)", "", 1, 0), ("PATCH", "/events/\(key)", "{}", 2, 0),
        // Deleting what is not there takes the least of a write.
        ("DELETE", "/events/\(key)", "", 0, 1), ("PUT", "/events/\(key)/reminders/5", "", 1, 0),
        ("GET", "/series/00000009", "", 1, 0), ("DELETE", "/series/00000009", "", 0, 1),
        ("DELETE", "/series/00000009/2026-10-06T09:00Z", "", 2, 0),
      ] as [(String, String, String, UInt128, UInt128)] {
        try await expect(
          404, Counted(reads: reads, writes: writes),
          of: LiveRequest(method, path, token: token, body: Array(body.utf8)), bench, transport)
      }
      let series = Self.event.replacing("}", with: #","repeats":"daily","count":2}"#)
      try await expect(
        200, Counted(writes: 1), of: post(series, token, to: "/series"), bench, transport)
      for (day, status, writes) in [("07", 200, 1), ("07", 404, 0), ("08", 404, 0)]
        as [(String, Int, UInt128)]
      {
        // A cancelled occurrence's reminders are looked for.
        let path = "/series/00000001/2026-10-\(day)T09:00Z"
        try await expect(
          status, Counted(reads: status == 200 ? 3 : 2, writes: writes),
          of: LiveRequest("DELETE", path, token: token), bench, transport)
      }
    }
  }

  @Test(arguments: Wire.allCases)
  func `an expired token, or none, is refused by the gateway`(wire: Wire) async throws {
    try await withUser(wire) { bench, tokens, transport in
      let list = LiveRequest("GET", "/reminders", token: tokens.accessToken)
      bench.clock.pass(seconds: 3_599)
      try await expect(200, Counted(reads: 1), of: list, bench, transport)
      bench.clock.pass(seconds: 1)
      try await expect(401, .byGateway, of: list, bench, transport)
      try await expect(401, .byGateway, of: LiveRequest("GET", "/reminders"), bench, transport)
      try await expect(
        401, .byGateway,
        of: LiveRequest("GET", "/reminders", token: tokens.refreshToken), bench, transport)
    }
  }

  @Test(arguments: Wire.allCases)
  func `a body or path that is not as described is refused by the function`(
    wire: Wire
  ) async throws {
    try await withUser(wire) { bench, tokens, transport in
      let token = tokens.accessToken
      let bodies = [
        "", "{", "[]", #"{"title":"a"}"#, Self.event.replacing("}", with: #","title":"b"}"#),
        Self.event.replacing("2026-10-06T10", with: "2026-10-32T10"),
        Self.event.replacing("}", with: #","repeats":"daily","count":2}"#),
      ]
      for body in bodies {
        try await expect(400, Counted(), of: post(body, token), bench, transport)
      }
      for rule in [
        "", #","repeats":"daily""#, #","repeats":"yearly","count":2"#,
        #","repeats":"daily","count":0"#, #","repeats":"daily","count":1001"#,
        #","repeats":"daily","count":2,"until":"2026-10-09T09:00Z""#,
        #","repeats":"daily","until":"2026-10-06T08:59Z""#,
      ] {
        let body = Self.event.replacing("}", with: rule + "}")
        try await expect(400, Counted(), of: post(body, token, to: "/series"), bench, transport)
      }
      for path in ["/events/9", "/events/000000000000000G", "/series/9", "/series/0000000G"] {
        try await expect(
          400, Counted(), of: LiveRequest("GET", path, token: token), bench, transport)
      }
    }
  }
}
