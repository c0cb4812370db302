public import Documents

/// A scenario as read from its files: the values, and where each assumption comes from.
public struct ResolvedScenario: Sendable {
  public var scenario: Scenario
  public var assumptions: [ResolvedAssumption]
  /// Sections that pricing reads itself: `adjustments`, `currency`, `account.used`.
  public var pricingSections: [String: DocumentNode]
  /// Base names of the files, the most general first.
  public var layers: [String]
  /// What was read, for a hash: the files' bytes in order, then the changes of the command line.
  public var content: [UInt8]
}

/// One assumption's value and evidence after all layers.
public struct ResolvedAssumption: Sendable, Equatable {
  public var key: String
  public var value: String
  public var unit: String
  public var low: String?
  public var high: String?
  public var source: String
  public var grade: String
  /// Whether a later layer gave it another value than the first.
  public var isChanged: Bool
}

/// A change of one key, as `--set key=value` gives it.
public struct ScenarioChange: Sendable, Equatable {
  public var key: String
  public var value: String
  /// As the user wrote it, for complaints: `--users 500`.
  public var argument: String

  public init(key: String, value: String, argument: String? = nil) {
    self.key = key
    self.value = value
    self.argument = argument ?? "--set \(key)=\(value)"
  }
}

/// One file of a scenario, before it is laid over what it extends.
struct ScenarioLayer {
  /// As a report names it.
  let name: String
  /// Name, description, month, region, seed: by key.
  var heads: [String: DocumentNode] = [:]
  /// Assumptions and settings by dotted key.
  var values: [String: DocumentNode] = [:]
  var pricingSections: [String: DocumentNode] = [:]
  var extends: DocumentNode?

  static let heads = ["name", "description", "month", "region", "seed"]
  static let pricingSections = ["adjustments", "currency"]
  /// Keys that have no default and may be left out.
  static let optional = ["budget.monthly", "account.used"]

  private static let known: [String: [String]] = Dictionary(
    grouping: (ScenarioKey.all.map(\.path) + optional).map { $0.split(separator: ".") },
    by: { String($0[0]) }
  ).mapValues { $0.map { String($0[1]) } }

  init(_ document: DocumentNode, name: String) throws(DocumentError) {
    self.name = name
    let sections = Self.known.keys.sorted()
    let root = try document.mapping(
      keys: ["format", "extends"] + Self.heads + Self.pricingSections + sections)
    try root.required("format").format("aurora-cost/scenario@1")
    extends = root["extends"]
    for key in Self.heads { heads[key] = root[key] }
    for key in Self.pricingSections { pricingSections[key] = root[key] }
    for section in sections {
      guard let node = root[section] else { continue }
      let mapping = try node.mapping(keys: Self.known[section] ?? [])
      for key in Self.known[section] ?? [] { values["\(section).\(key)"] = mapping[key] }
    }
  }

  /// The changes of a command line as the last layer.
  init(_ changes: [ScenarioChange]) throws(DocumentError) {
    name = "--set"
    let keys = Self.heads + Self.known.flatMap { section, keys in keys.map { "\(section).\($0)" } }
    for change in changes {
      guard keys.contains(change.key) else {
        throw DocumentError(
          argument: change.argument,
          problem: "unknown key \(change.key.quoted)" + Self.remedy(for: change.key, among: keys))
      }
      guard change.value.contains(where: { !$0.isWhitespace }) else {
        throw DocumentError(
          file: change.argument, path: change.key, problem: "must have a value, found nothing")
      }
      let node = try DocumentNode(scalar: change.value, argument: change.argument)
      if Self.heads.contains(change.key) {
        heads[change.key] = node
      } else {
        values[change.key] = node
      }
    }
  }

  private static func remedy(for key: String, among keys: [String]) -> String {
    guard let section = known[key] else { return didYouMean(key, among: keys.sorted()) }
    return ", a section; set one of its keys, such as '\(key).\(section[0])'"
  }
}
