import AuroraBackend
import Documents
import Foundation
import Testing

@testable import AuroraCost

/// A capacity example that the provider or a suite run against it has published.
struct PublishedUnits: Sendable, CustomTestStringConvertible {
  let id: String
  let source: String
  let rule: String
  /// The request as the command takes it.
  let request: String
  /// What the source states of the answer, by its path in the answer.
  let expected: [String: String]

  var testDescription: String { id }

  static let all: [PublishedUnits] = (try? read()) ?? []

  private static func read() throws -> [PublishedUnits] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Cases/published-units.yaml")
    let root = try Document(path: file.path(percentEncoded: false)).root
    return try root.mapping(keys: ["cases"]).required("cases").items().map { try .init($0) }
  }

  private init(_ node: DocumentNode) throws {
    let example = try node.mapping(keys: [
      "id", "source", "rule", "states", "note", "request", "expect",
    ])
    id = try example.required("id").text()
    source = try example.required("source").text()
    rule = try example.required("rule").text()
    _ = try example.required("states").text()
    request = try Self.json(example.required("request")).text
    var expected: [String: String] = [:]
    for entry in try example.required("expect").entries() {
      expected.merge(try Self.leaves(entry.value, at: entry.key)) { $1 }
    }
    self.expected = expected
  }

  /// Texts of an answer by their paths, such as `total.read`; a list of sizes is one text.
  static func leaves(_ node: DocumentNode, at path: String) throws -> [String: String] {
    if node.isSequence {
      return [path: try node.items().map { try $0.text() }.joined(separator: " ")]
    }
    guard node.isMapping else { return [path: try node.text()] }
    return try node.entries().reduce(into: [:]) { leaves, entry in
      leaves.merge(try Self.leaves(entry.value, at: path + "." + entry.key)) { $1 }
    }
  }

  /// JSON of a node of the example, with its short forms written out.
  private static func json(_ node: DocumentNode) throws -> JSONValue {
    switch node.kind {
    case .null: return .null
    case .bool: return .bool(try node.boolean())
    case .string, .number: return .string(try node.text())
    case .sequence: return .array(try node.items().flatMap(items))
    case .mapping:
      if let length = node.value(of: "SLength") {
        return .object([("S", .string(try letters(length)))])
      }
      return .object(try node.entries().map { (try name($0.key), try json($0.value)) })
    }
  }

  /// An item as often as it says: `{ times: 25, item: { … } }`.
  private static func items(_ node: DocumentNode) throws -> [JSONValue] {
    guard let times = node.value(of: "times"), let item = node.value(of: "item") else {
      return [try json(node)]
    }
    return Array(repeating: try json(item), count: try times.integer(in: 1...10_000))
  }

  private static func letters(_ count: DocumentNode) throws -> String {
    String(repeating: "a", count: try count.integer(in: 0...1_000_000))
  }

  /// `Name:255` is a name of 255 letters.
  private static func name(_ key: String) throws -> String {
    guard key.hasPrefix("Name:") else { return key }
    return String(repeating: "a", count: try #require(Int(key.dropFirst(5))))
  }
}
