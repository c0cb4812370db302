public import ArgumentParser
import Documents
public import UsageSimulator

/// Which scenario a command is about, and what the command line changes in it.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The scenario file; without one, the defaults.", valueName: "scenario"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var path: String?

  @OptionGroup var change: ScenarioChangeOptions

  /// Reads the scenario with everything that it extends.
  func load(_ data: DataFolder) throws(CommandError) -> ResolvedScenario {
    try change.load(path, data)
  }

  /// The arguments that reproduce it, with base names only.
  var arguments: [String] { (path.map { [baseName($0)] } ?? []) + change.arguments }
}

/// What the command line changes in a scenario.
struct ScenarioChangeOptions: ParsableArguments {
  @Option(help: "Accounts at the end of the month; short for --set population.accounts=N.")
  var users: String?

  @Option(help: "Region, such as us-east-1; short for --set region=R.")
  var region: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Change one key of the scenario; may be repeated.", valueName: "key=value"))
  var changes: [ScenarioChange] = []

  @Option(help: "Seed of the random streams; short for --set seed=N.")
  var seed: String?

  /// Every change in the order of precedence, the strongest last.
  var all: [ScenarioChange] {
    let short = [
      ("--users", "population.accounts", users), ("--region", "region", region),
      ("--seed", "seed", seed),
    ]
    return changes
      + short.compactMap { option, key, value in
        value.map { ScenarioChange(key: key, value: $0, argument: "\(option) \($0)") }
      }
  }

  /// Reads a scenario with everything that it extends, changed so.
  func load(_ path: String?, _ data: DataFolder) throws(CommandError) -> ResolvedScenario {
    do throws(DocumentError) {
      return try ScenarioLoader.load(path, defaults: data.defaults, changes: all)
    } catch {
      throw .input(error)
    }
  }

  /// The arguments that reproduce the changes.
  var arguments: [String] {
    var arguments: [String] = []
    for change in changes { arguments += ["--set", "\(change.key)=\(change.value)"] }
    for (name, value) in [("--users", users), ("--region", region), ("--seed", seed)] {
      if let value { arguments += [name, value] }
    }
    return arguments
  }
}

extension ScenarioChange: ExpressibleByArgument {
  public init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    self.init(key: String(parts[0]), value: String(parts[1]))
  }
}

/// The last part of a path.
func baseName(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}
