import Foundation

/// Writes a file whole or not at all: under a temporary name in its folder, then renamed.
///
/// A device or a pipe is written into, for a rename would replace it; a link's target is replaced,
/// not the link.
enum OutputFile {
  /// - Throws: the path and why it cannot be written; an older file is then as it was.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    let url = URL(fileURLWithPath: path)
    do {
      if isStream(path) {
        try FileHandle(forWritingTo: url).write(contentsOf: bytes)
      } else {
        try Data(bytes).write(to: url.resolvingSymlinksInPath(), options: .atomic)
      }
    } catch {
      throw .output(path: path, reason: "cannot be written: \(reason(error))")
    }
  }

  /// Whether the path leads to something that is neither file nor folder.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
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
