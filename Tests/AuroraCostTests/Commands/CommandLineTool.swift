import Foundation

/// The built program, run as a user runs it, in a folder of its own.
struct CommandLineTool {
  struct Outcome: Equatable {
    var status: Int32
    var output: String
    var complaint: String
  }

  /// Removed when the value goes.
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Beside the test bundle, where the package manager puts every product.
  static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("aurora-cost")

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs with the repository's tables, whatever the folder.
  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  func run(_ arguments: [String], input: String? = nil) throws -> Outcome {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["AURORA_COST_DATA": Self.root]
    let output = folder.url.appendingPathComponent(".stdout")
    let complaint = folder.url.appendingPathComponent(".stderr")
    for file in [output, complaint] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: complaint)
    process.standardInput = try input.map(handle(of:)) ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      complaint: String(decoding: try Data(contentsOf: complaint), as: UTF8.self))
  }

  /// A file that holds what the program is to read from its standard input.
  private func handle(of input: String) throws -> FileHandle {
    let file = folder.url.appendingPathComponent(".stdin")
    try Data(input.utf8).write(to: file)
    return try FileHandle(forReadingFrom: file)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.url.appendingPathComponent(name))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// What lies in the folder besides the program's own output.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      .filter { ![".stdin", ".stdout", ".stderr"].contains($0) }.sorted()
  }
}

/// A folder that is removed when its last user lets go.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("aurora-cost-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
