import Documents
import Foundation
import Testing

@testable import AuroraCost

/// `docs/openapi.yaml` describes what the live backend answers, no more and no less.
struct OpenAPITests {
  private static func document() throws -> DocumentNode {
    try Document(path: CommandLineTool.root + "/docs/openapi.yaml").root
  }

  private static let methods: Set = ["get", "put", "post", "patch", "delete"]

  @Test func `every route is described under its own name, and nothing else is`() throws {
    var described: [String: String] = [:]
    let paths = try #require(try Self.document().value(of: "paths")).entries()
    for path in paths {
      for member in try path.value.entries() where Self.methods.contains(member.key) {
        described["\(member.key.uppercased()) \(path.key)"] =
          try member.value.value(of: "operationId")?.text()
      }
    }
    var routes: [String: String] = [:]
    for route in Route.allCases { routes["\(route.method) \(route.template)"] = "\(route)" }
    #expect(described == routes)
    #expect(routes.count == Route.allCases.count)
  }

  @Test func `a call needs a token where the gateway asks for one, and only there`() throws {
    for route in Route.allCases {
      let path = try #require(try Self.document().value(of: "paths")?.value(of: route.template))
      let call = try #require(path.value(of: route.method.lowercased()))
      #expect((call.value(of: "security") != nil) == (route.call != nil), "\(route)")
    }
  }

  @Test func `every reference leads somewhere`() throws {
    let root = try Self.document()
    let text = try String(
      contentsOfFile: CommandLineTool.root + "/docs/openapi.yaml", encoding: .utf8)
    let references = text.matches(of: #/\$ref: "#/([A-Za-z/]+)"/#).map(\.output.1)
    #expect(references.count > 80)
    for reference in references {
      let target = reference.split(separator: "/").reduce(Optional(root)) { node, name in
        node?.value(of: String(name))
      }
      #expect(target != nil, "\(reference)")
    }
  }

  @Test(arguments: [
    ("Event", ["key", "start", "end", "title", "notes", "colour", "allDay", "createdAt"]),
    ("Reminder", ["event", "lead", "due", "channel", "status"]),
    ("Profile", ["userId", "email", "name", "timeZone", "locale", "picture", "settings"]),
    ("Series", ["series", "start", "end", "title", "notes", "colour", "allDay", "repeats"]),
    ("Occurrence", ["key", "start", "end", "title", "notes", "colour", "allDay", "createdAt"]),
  ])
  func `an answer has the fields that its schema lists, in that order`(
    name: String, first: [String]
  ) async throws {
    let bench = try LiveBench(["api.recurringEvents": "true"])
    let token = try await bench.join().accessToken
    let event =
      #"{"start":"2026-10-06T09:00Z","end":"2026-10-06T10:00Z","title":"a","reminders":[5]}"#
    let series = event.replacing("}", with: #","repeats":"monthly","count":3}"#)
    let november = ["from": "2026-11-01T00:00Z", "to": "2026-12-01T00:00Z"]
    let profile = #"{"name":"A","timeZone":"UTC","locale":"en"}"#
    let answers = [
      "Event": await bench.send("POST", "/events", token: token, body: event),
      "Reminder": await bench.send("GET", "/reminders", token: token),
      "Profile": await bench.send("PUT", "/profile", token: token, body: profile),
      "Series": await bench.send("POST", "/series", token: token, body: series),
      "Occurrence": await bench.send("GET", "/events", token: token, query: november),
    ]
    let answer = try #require(answers[name])
    var node = try Document(bytes: answer.body, named: name, as: .json).root
    if ["Reminder", "Occurrence"].contains(name) { node = try #require(try node.items().first) }
    let schema = try #require(
      try Self.document().value(of: "components")?.value(of: "schemas")?.value(of: name))
    let required = try #require(schema.value(of: "required")).items().map { try $0.text() }
    #expect(try node.entries().map(\.key) == required)
    #expect(Array(required.prefix(first.count)) == first)
  }
}
