import Foundation
import Metering
import Testing

@testable import AuroraCost

/// Uploads by pre-signed URL: kept, served, dropped, and counted only when they come.
struct LiveMediaTests {
  private static let event =
    #"{"start":"2026-10-06T09:00Z","end":"2026-10-06T10:00Z","title":"Stand-up"}"#

  private struct Leave: Decodable {
    var url: String
    var mediaKey: String

    var path: String { "/_media/\(mediaKey)" }

    var query: [String: String] {
      var query: [String: String] = [:]
      for item in URLComponents(string: url)?.queryItems ?? [] { query[item.name] = item.value }
      return query
    }
  }

  /// A bench with one user, who has an event.
  private struct Room {
    let bench: LiveBench
    let token: String
    let event: String

    init(_ bench: LiveBench) async throws {
      self.bench = bench
      token = try await bench.join().accessToken
      let profile = #"{"name":"A","timeZone":"UTC","locale":"en"}"#
      _ = await bench.send("PUT", "/profile", token: token, body: profile)
      let made = await bench.send("POST", "/events", token: token, body: LiveMediaTests.event)
      event = "/events/" + made.text.dropFirst(8).prefix(16)
    }

    func leave(_ bytes: Int, for path: String) async throws -> Leave {
      let answer = await bench.send("POST", path, token: token, body: #"{"bytes":\#(bytes)}"#)
      return try JSONDecoder().decode(Leave.self, from: Data(answer.body))
    }

    func attachment(_ bytes: Int) async throws -> Leave {
      try await leave(bytes, for: event + "/attachments")
    }

    @discardableResult
    func put(_ bytes: Int, by leave: Leave, query: [String: String]? = nil) async -> LiveAnswer {
      await bench.backend.answer(
        LiveRequest(
          "PUT", leave.path, query: query ?? leave.query,
          body: .init(repeating: 7, count: bytes)))
    }

    func get(_ leave: Leave) async -> LiveAnswer { await bench.send("GET", leave.path) }

    /// Byte-milliseconds that the bucket keeps from one second to the next.
    func stored() async -> UInt128 {
      let before = await bench.backend.ledger().ledger.total(.s3Storage, of: .keepData)
      bench.clock.pass(seconds: 1)
      return await bench.backend.ledger().ledger.total(.s3Storage, of: .keepData) - before
    }
  }

  @Test func `leave alone costs no request and no storage; the upload does`() async throws {
    let room = try await Room(try LiveBench())
    let leave = try await room.attachment(1_000)
    #expect(await room.bench.used(.s3Puts) == 0)
    #expect(await room.stored() == 0)
    #expect(await room.put(1_000, by: leave) == LiveAnswer())
    #expect(await room.bench.used(.s3Puts) == 1)
    #expect(await room.stored() == 1_000 * 1_000)
    let bytes = [UInt8](repeating: 7, count: 1_000)
    #expect(await room.get(leave) == LiveAnswer(kind: .bytes, body: bytes))
  }

  @Test(arguments: [(899, 200), (900, 403)])
  func `leave ends after 15 minutes`(seconds: Int64, status: Int) async throws {
    let room = try await Room(try LiveBench())
    let leave = try await room.attachment(10)
    room.bench.clock.pass(seconds: seconds)
    let answer = await room.put(10, by: leave)
    #expect(answer.status == status)
    #expect(await room.bench.used(.s3Puts) == (status == 200 ? 1 : 0))
    if status == 403 { #expect(answer == LiveAnswer(.expired)) }
  }

  @Test(arguments: [(9, 403), (10, 200), (11, 403), (0, 403)])
  func `the length is signed`(bytes: Int, status: Int) async throws {
    let room = try await Room(try LiveBench())
    let leave = try await room.attachment(10)
    #expect(await room.put(bytes, by: leave).status == status)
    #expect(await room.bench.used(.s3Puts) == (status == 200 ? 1 : 0))
  }

  @Test func `a signature is for its own key`() async throws {
    let room = try await Room(try LiveBench())
    let (one, other) = (try await room.attachment(10), try await room.attachment(10))
    for query in [other.query, [:], ["X-Amz-Signature": ""]] {
      #expect(await room.put(10, by: one, query: query) == LiveAnswer(.signatureDoesNotMatch))
    }
    #expect(await room.bench.used(.s3Puts) == 0)
  }

  @Test(arguments: [(26_214_400, 200), (26_214_401, 400)])
  func `leave is for 25 MB at most`(bytes: Int, status: Int) async throws {
    let room = try await Room(try LiveBench())
    let body = #"{"bytes":\#(bytes)}"#
    let answer = await room.bench.send(
      "POST", room.event + "/attachments", token: room.token, body: body)
    #expect(answer.status == status)
  }

  @Test func `memory is bounded: an upload beyond it is refused, and not billed`() async throws {
    let room = try await Room(try LiveBench(media: MediaStore(capacity: 100)))
    let (one, two) = (try await room.attachment(60), try await room.attachment(41))
    let three = try await room.attachment(40)
    #expect(await room.put(60, by: one).status == 200)
    #expect(await room.put(41, by: two) == LiveAnswer(.slowDown))
    #expect(await room.put(40, by: three).status == 200)
    // The same key again takes no more room.
    #expect(await room.put(60, by: one).status == 200)
    #expect(await room.bench.used(.s3Puts) == 3)
    #expect(await room.stored() == 100 * 1_000)
  }

  @Test func `of too many leaves the oldest gives way, and what ended makes room`() {
    var store = MediaStore(mostLeaves: 3)
    func allow(at second: Int64) -> String {
      store.allow(Bytes(9), .picture, of: "ann", at: Instant(milliseconds: second * 1_000)).key
    }
    let first = [allow(at: 0), allow(at: 1), allow(at: 2)]
    #expect(first.map(store.room) == [10, 10, 10])
    let fourth = allow(at: 3)
    #expect(first.map(store.room) == [0, 10, 10])
    // Those of the seconds 1 and 2 have ended, that of second 3 has a millisecond left.
    let fifth = allow(at: 902)
    #expect((first + [fourth, fifth]).map(store.room) == [0, 0, 0, 10, 10])
  }

  @Test func `a deleted event's attachments are gone, uploaded or not`() async throws {
    let room = try await Room(try LiveBench())
    let (one, two) = (try await room.attachment(30), try await room.attachment(40))
    await room.put(30, by: one)
    #expect(await room.stored() == 30 * 1_000)
    #expect(await room.bench.send("DELETE", room.event, token: room.token).status == 200)
    #expect(await room.stored() == 0)
    #expect(await room.get(one) == LiveAnswer(.noSuchKey))
    // The bucket knows no events: leave that is still good leaves an object that no event lists.
    #expect(await room.put(40, by: two).status == 200)
    #expect(await room.stored() == 40 * 1_000)
  }

  @Test func `a new picture takes the old one's place when it comes`() async throws {
    let room = try await Room(try LiveBench())
    let old = try await room.leave(50, for: "/profile/picture")
    await room.put(50, by: old)
    let new = try await room.leave(20, for: "/profile/picture")
    #expect(await room.get(old).status == 200)
    #expect(await room.stored() == 50 * 1_000)
    await room.put(20, by: new)
    #expect(await room.get(old) == LiveAnswer(.noSuchKey))
    #expect(await room.get(new).body.count == 20)
    #expect(await room.stored() == 20 * 1_000)
  }

  @Test(arguments: [(86_399, 1), (86_400, 2)] as [(Int64, UInt128)])
  func `the edge keeps a picture for a day`(seconds: Int64, reads: UInt128) async throws {
    let room = try await Room(try LiveBench())
    let picture = try await room.leave(50, for: "/profile/picture")
    await room.put(50, by: picture)
    _ = await room.get(picture)
    room.bench.clock.pass(seconds: seconds)
    _ = await room.get(picture)
    #expect(await room.bench.used(.s3Gets) == reads)
    #expect(await room.bench.used(.edgeHTTPSAsiaPacific) == 2)
  }

  @Test func `a key that is nobody's costs a read and a request`() async throws {
    let bench = try LiveBench()
    #expect(await bench.send("GET", "/_media/abc") == LiveAnswer(.noSuchKey))
    #expect(await bench.used(.s3Gets) == 1)
    #expect(await bench.used(.edgeHTTPSAsiaPacific) == 1)
  }

  @Test func `a deleted account's uploads and leave are gone`() async throws {
    let room = try await Room(try LiveBench())
    let (one, two) = (try await room.attachment(30), try await room.attachment(40))
    await room.put(30, by: one)
    #expect(await room.bench.send("DELETE", "/account", token: room.token).status == 200)
    #expect(await room.get(one) == LiveAnswer(.noSuchKey))
    #expect(await room.put(40, by: two) == LiveAnswer(.signatureDoesNotMatch))
  }
}
