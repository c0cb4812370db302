import AuroraBackend
import Documents

/// One assumption of a scenario: its dotted key, and how a file's value is read, within which bounds.
struct ScenarioKey: Sendable {
  /// Such as `population.accounts`.
  let path: String
  /// Reads the value into a scenario; an error names the place.
  let read: @Sendable (DocumentNode, inout Scenario) throws(DocumentError) -> Void

  typealias Field<Value> = any WritableKeyPath<Scenario, Value> & Sendable

  static func integer(
    _ path: String, _ range: ClosedRange<Int>, _ field: Field<Int>
  ) -> ScenarioKey {
    ScenarioKey(path: path) { node, scenario throws(DocumentError) in
      scenario[keyPath: field] = try node.integer(in: range)
    }
  }

  /// A decimal from `low` to `high`.
  static func decimal(
    _ path: String, _ low: Int, _ high: Int, _ field: Field<ExactDecimal>
  ) -> ScenarioKey {
    ScenarioKey(path: path) { node, scenario throws(DocumentError) in
      scenario[keyPath: field] = try node.decimal(from: low, to: high)
    }
  }

  static func share(_ path: String, _ field: Field<ExactDecimal>) -> ScenarioKey {
    decimal(path, 0, 1, field)
  }

  static func flag(_ path: String, _ field: Field<Bool>) -> ScenarioKey {
    ScenarioKey(path: path) { node, scenario throws(DocumentError) in
      scenario[keyPath: field] = try node.boolean()
    }
  }

  static func choice<Choice: CaseIterable & RawRepresentable & SendableMetatype>(
    _ path: String, _ field: Field<Choice>
  ) -> ScenarioKey where Choice.RawValue == String {
    ScenarioKey(path: path) { node, scenario throws(DocumentError) in
      scenario[keyPath: field] = try node.choice(of: Choice.self)
    }
  }

  /// The weight of an action.
  static func weight(_ path: String, _ action: UserAction) -> ScenarioKey {
    ScenarioKey(path: path) { node, scenario throws(DocumentError) in
      scenario.behaviour.actionShares[action.rawValue] = try node.decimal(from: 0, to: 1)
    }
  }
}

extension DocumentNode {
  /// A decimal between two whole numbers, both included.
  func decimal(from low: Int, to high: Int) throws(DocumentError) -> ExactDecimal {
    let value = try decimal()
    guard value >= ExactDecimal(low) else { throw error("must be at least \(low), found \(found)") }
    guard value <= ExactDecimal(high) else {
      throw error("must be at most \(high), found \(found)")
    }
    return value
  }
}
