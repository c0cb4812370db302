import Foundation

/// Writes a file whole or not at all: under a temporary name in its folder, then renamed.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    var temporary: String?
    do {
      let manager = FileManager.default
      let name = ".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).part"
      let part = folder + "/" + name
      guard manager.createFile(atPath: part, contents: nil) else {
        throw CommandError.output(path: path, reason: reason(folder))
      }
      temporary = part
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: part))
      try handle.write(contentsOf: bytes)
      try handle.synchronize()
      try handle.close()
      guard unsafe rename(part, path) == 0 else {
        throw CommandError.output(path: path, reason: "cannot be replaced: \(lastError)")
      }
    } catch {
      if let temporary { try? FileManager.default.removeItem(atPath: temporary) }
      if let error = error as? CommandError { throw error }
      throw .output(path: path, reason: "cannot be written: \(lastError)")
    }
  }

  private static func reason(_ folder: String) -> String {
    FileManager.default.fileExists(atPath: folder)
      ? "cannot be written: \(lastError)" : "cannot be written: no folder '\(folder)'"
  }

  private static var lastError: String { unsafe String(cString: strerror(errno)) }
}
