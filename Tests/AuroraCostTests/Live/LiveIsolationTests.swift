import Foundation
import Metering
import Testing

@testable import AuroraCost

/// Over HTTP, no sequence of calls by some users shows or changes what is another's.
struct LiveIsolationTests {
  /// What one user has, by their own account of it.
  private struct Person {
    let token: String
    let mark: String
    var events: [String] = []
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `random calls on the keys of others neither show nor change a thing`(
    seed: UInt64
  ) async throws {
    let bench = try LiveBench()
    var random = DrivenRandom(state: seed)
    var people: [Person] = []
    for number in 0..<3 {
      let token = try await bench.join("user\(number)@example.org").accessToken
      people.append(Person(token: token, mark: "secret-of-\(number)"))
    }
    try await LiveServer.run(bench) { server in
      for number in people.indices {
        let profile = #"{"name":"\#(people[number].mark)","timeZone":"UTC","locale":"en"}"#
        _ = try await call(server, "PUT", "/profile", people[number], profile)
        for _ in 0..<3 * number { try await waste(server, people[number]) }
        for _ in 0..<3 { try await create(server, &people[number]) }
      }
      let before = try await pictures(of: people, server)
      for _ in 0..<150 {
        let (one, other) = (random.below(people.count), random.below(people.count))
        guard one != other else { continue }
        try await attack(server, by: people[one], on: people[other], &random)
      }
      #expect(try await pictures(of: people, server) == before)
    }
  }

  private func call(
    _ server: LiveServer, _ method: String, _ path: String, _ person: Person, _ body: String = "",
    query: [String: String] = [:]
  ) async throws -> LiveAnswer {
    try await server.send(
      LiveRequest(method, path, query: query, token: person.token, body: Array(body.utf8)))
  }

  /// Keys hold the start's minute, so that users have some in common; each has minutes of its own.
  private func create(_ server: LiveServer, _ person: inout Person) async throws {
    let minute = 10 + 10 * person.events.count + (Int(person.mark.suffix(1)) ?? 0)
    let body =
      #"{"start":"2026-10-06T09:\#(minute)Z","end":"2026-10-06T10:00Z","title":"\#(person.mark)","#
      + #""reminders":[5]}"#
    let answer = try await call(server, "POST", "/events", person, body)
    person.events.append(String(answer.text.dropFirst(8).prefix(16)))
  }

  /// Uses up an event's number, so that no two users have events of one number.
  private func waste(_ server: LiveServer, _ person: Person) async throws {
    var one = person
    one.events = []
    try await create(server, &one)
    _ = try await call(server, "DELETE", "/events/\(one.events[0])", person)
  }

  /// Everything that each user sees of their own.
  private func pictures(of people: [Person], _ server: LiveServer) async throws -> [[LiveAnswer]] {
    var seen: [[LiveAnswer]] = []
    let window = ["from": "2026-10-01T00:00Z", "to": "2026-11-01T00:00Z"]
    for person in people {
      var answers = [
        try await call(server, "GET", "/profile", person),
        try await call(server, "GET", "/reminders", person),
        try await call(server, "GET", "/events", person, query: window),
      ]
      for event in person.events {
        answers.append(try await call(server, "GET", "/events/\(event)", person))
      }
      #expect(answers.allSatisfy { $0.status == 200 })
      seen.append(answers)
    }
    return seen
  }

  private func attack(
    _ server: LiveServer, by one: Person, on other: Person, _ random: inout DrivenRandom
  ) async throws {
    let event = other.events[random.below(other.events.count)]
    let path = "/events/\(event)"
    let answer =
      switch random.below(8) {
      case 0: try await call(server, "GET", path, one)
      case 1: try await call(server, "PATCH", path, one, #"{"title":"mine"}"#)
      case 2: try await call(server, "DELETE", path, one)
      case 3: try await call(server, "PUT", path + "/reminders/7", one)
      case 4: try await call(server, "DELETE", path + "/reminders/5", one)
      case 5: try await call(server, "POST", path + "/attachments", one, #"{"bytes":9}"#)
      case 6: try await call(server, "POST", path, one, Self.named(other))
      default:
        try await call(
          server, "GET", "/events", one,
          query: ["from": "1970-01-01T00:00Z", "to": "2999-12-31T23:59Z"])
      }
    #expect(!answer.text.contains(other.mark), "\(answer.text.prefix(200))")
  }

  /// A body that names another user; no route takes one.
  private static func named(_ other: Person) -> String { #"{"userId":"\#(other.mark)"}"# }
}
