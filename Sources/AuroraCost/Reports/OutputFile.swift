import Foundation

/// Writes a file whole or not at all: under a temporary name in its folder, then renamed.
enum OutputFile {
  /// - Throws: the path and why it cannot be written; an older file is then as it was.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .output(path: path, reason: "cannot be written: \(reason(error))")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?: "its folder does not exist"
    case .fileWriteNoPermission?: "permission denied"
    case .fileWriteOutOfSpace?: "no space left"
    case .fileWriteVolumeReadOnly?: "the file system is read-only"
    default: (error as NSError).localizedDescription
    }
  }
}
