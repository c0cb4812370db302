import Foundation

/// The terminal that standard output and standard error may be.
enum Terminal {
  /// How wide standard output is, and whether colour helps: never into a file or a pipe, nor where
  /// `NO_COLOR` asks for none.
  static var page: TerminalPage {
    let environment = ProcessInfo.processInfo.environment
    guard isatty(STDOUT_FILENO) == 1 else { return file }
    let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return TerminalPage(width: columns ?? 100, isTerminal: !isPlain)
  }

  /// How wide a text file is, whether it is redirected to or written by `-o`.
  static let file = TerminalPage(width: 100)

  static var errorsAreShown: Bool { isatty(STDERR_FILENO) == 1 }

  private static var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }

  static func write(_ bytes: [UInt8]) throws(CommandError) {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      throw .output(path: "standard output", reason: "cannot be written")
    }
  }

  /// Puts a line in place of the last one on standard error.
  static func rewriteErrorLine(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Array("\r\u{1B}[K\(line)".utf8))
  }

  static func complain(_ message: String) {
    try? FileHandle.standardError.write(contentsOf: Array((message + "\n").utf8))
  }
}
