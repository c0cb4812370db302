import Foundation

@testable import UsageSimulator

/// Files of this repository, found from where this one stands.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  static let defaults = root + "/scenarios/defaults.yaml"

  /// The defaults with some keys changed: `"population.accounts=50"`.
  static func scenario(_ changes: String...) throws -> Scenario { try scenario(changes) }

  static func scenario(_ changes: [String]) throws -> Scenario {
    let changes = changes.map { change in
      let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
      return ScenarioChange(key: parts[0], value: parts[1])
    }
    return try ScenarioLoader.load(nil, defaults: defaults, changes: changes).scenario
  }

  /// A scenario of the sections given, laid over the defaults.
  static func scenario(text: String) throws -> Scenario {
    let file = NSTemporaryDirectory() + "aurora-scenario-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try ("format: aurora-cost/scenario@1\n" + text).write(
      toFile: file, atomically: false, encoding: .utf8)
    return try ScenarioLoader.load(file, defaults: defaults).scenario
  }
}
