import Foundation
import Testing

/// Compares bytes with a committed file, or rewrites it and fails when `UPDATE_GOLDEN=1`.
func expectGolden(
  _ name: String, _ bytes: [UInt8], file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")
  let url = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try Data(bytes).write(to: url)
    Issue.record(
      "rewrote \(name); look at the change and run again", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? Data(contentsOf: url) else {
    Issue.record(
      "no golden file \(name): make it with UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
    return
  }
  guard Array(expected) != bytes else { return }
  let lines = (String(decoding: expected, as: UTF8.self), String(decoding: bytes, as: UTF8.self))
  let old = lines.0.split(separator: "\n", omittingEmptySubsequences: false)
  let new = lines.1.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = new.difference(from: old).map { change in
    switch change {
    case .remove(let line, let text, _): "-\(line + 1): \(text)"
    case .insert(let line, let text, _): "+\(line + 1): \(text)"
    }
  }
  Issue.record(
    "\(name) differs:\n\(changes.prefix(40).joined(separator: "\n"))",
    sourceLocation: sourceLocation)
}
