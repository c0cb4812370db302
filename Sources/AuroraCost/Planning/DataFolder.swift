import Documents
import Foundation

/// Where price tables and scenarios are found: beside the binary, or where the user says.
///
/// Looked for in `--data`, `AURORA_COST_DATA`, `<binary>/../share/aurora-cost`, then the working
/// directory; the first that is given or holds tables is used.
struct DataFolder: Sendable {
  let path: String

  /// - Throws: when a folder was named and holds no tables, or none is found at all.
  init(_ option: String?) throws(CommandError) {
    let variable = ProcessInfo.processInfo.environment["AURORA_COST_DATA"]
    let named = option.map { ("--data", $0) } ?? variable.map { ("AURORA_COST_DATA", $0) }
    if let (source, folder) = named {
      guard Self.holdsTables(folder) else {
        throw .input(
          DocumentError(
            file: folder, problem: "\(source) names no folder with pricing/ and scenarios/ in it"))
      }
      path = folder
      return
    }
    let found = [Self.besideBinary, "."].compactMap(\.self).first(where: Self.holdsTables)
    guard let found else {
      throw .input(
        DocumentError(
          file: "aurora-cost",
          problem: "no price tables found; run it beside them, or name their folder with --data"))
    }
    path = found
  }

  var defaults: String { file("scenarios/defaults.yaml") }

  /// A file of the folder, by its path within it.
  func file(_ name: String) -> String { path == "." ? name : path + "/" + name }

  /// Regions that have a table, in alphabetical order.
  var regions: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: file("pricing/aws"))) ?? []
    let others = ["global", "free-tier", "quotas", "rules", "usage-types"]
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
      .filter { !others.contains($0) }.sorted()
  }

  private static func holdsTables(_ folder: String) -> Bool {
    let manager = FileManager.default
    return manager.fileExists(atPath: folder + "/pricing/aws/global.yaml")
      && manager.fileExists(atPath: folder + "/scenarios/defaults.yaml")
  }

  private static var besideBinary: String? {
    guard let binary = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    let prefix = binary.deletingLastPathComponent().deletingLastPathComponent()
    return prefix.appendingPathComponent("share/aurora-cost").path
  }
}
