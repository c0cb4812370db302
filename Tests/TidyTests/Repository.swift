import Foundation

/// A text file of the repository, by its path from the root.
struct SourceFile {
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var name: String { String(path.split(separator: "/").last ?? "") }
  var code: SwiftCode { SwiftCode(text) }
}

/// The files of this repository, without what is built, written or hidden.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every text file, in the order of its path; what is not UTF-8 is no text.
  static func textFiles() throws -> [SourceFile] {
    try filePaths().compactMap { path in
      let bytes = try Data(contentsOf: root.appending(path: path))
      return String(data: bytes, encoding: .utf8).map { SourceFile(path: path, text: $0) }
    }
  }

  static func swiftFiles() throws -> [SourceFile] {
    try textFiles().filter { $0.path.hasSuffix(".swift") && $0.path.contains("/") }
  }

  private static func filePaths() throws -> [String] {
    let skipped: Set = [".git", "out", "__pycache__", "node_modules"]
    var folders = [""]
    var paths: [String] = []
    while let folder = folders.popLast() {
      let entries = try FileManager.default.contentsOfDirectory(
        at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey])
      for entry in entries {
        let name = entry.lastPathComponent
        guard !skipped.contains(name), !name.hasPrefix(".build") else { continue }
        let path = folder.isEmpty ? name : folder + "/" + name
        let isFolder = try entry.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
        if isFolder { folders.append(path) } else { paths.append(path) }
      }
    }
    return paths.sorted()
  }
}
