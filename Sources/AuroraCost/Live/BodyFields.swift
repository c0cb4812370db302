import Documents

/// The members of a JSON object in a request's body, each of the type asked for or an error.
struct BodyFields {
  private let members: [String: DocumentNode]

  init(_ body: [UInt8], allowed: Set<String>) throws {
    try self.init(try Document(bytes: body, named: "body", as: .json).root, allowed)
  }

  private init(_ node: DocumentNode, _ allowed: Set<String>) throws {
    let entries = try node.entries()
    guard entries.allSatisfy({ allowed.contains($0.key) }) else { throw UnreadableRequest() }
    members = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
  }

  func text(_ key: String) throws -> JSONText? {
    guard let node = members[key] else { return nil }
    guard node.kind == .string else { throw UnreadableRequest() }
    return JSONText(try node.text())
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    try members[key].map { try Self.integer($0, in: range) }
  }

  func integers(_ key: String, in range: ClosedRange<Int>) throws -> [Int] {
    try members[key]?.items().map { try Self.integer($0, in: range) } ?? []
  }

  func flag(_ key: String) throws -> Bool? { try members[key]?.boolean() }

  func object(_ key: String, allowed: Set<String>) throws -> BodyFields? {
    try members[key].map { try BodyFields($0, allowed) }
  }

  private static func integer(
    _ node: DocumentNode, in range: ClosedRange<Int>
  ) throws -> Int {
    guard node.kind == .number else { throw UnreadableRequest() }
    return try node.integer(in: range)
  }
}
