import ArgumentParser
import Documents

/// Why a command ends without its work done; each has the exit code of docs/exit-codes.
enum CommandError: Error, CustomStringConvertible {
  /// A file or value that the user gave is missing or wrong.
  case input(DocumentError)
  /// An output cannot be written; the old file, if any, is as it was.
  case output(path: String, reason: String)
  /// The work itself failed.
  case failed(String)

  var description: String {
    switch self {
    case .input(let error): error.description
    case .output(let path, let reason): "\(path): \(reason)"
    case .failed(let reason): reason
    }
  }

  var exitCode: ExitCode {
    switch self {
    case .failed: .runFailed
    case .input: .badInput
    case .output: .cannotWrite
    }
  }
}

/// Exit codes beyond ArgumentParser's 0 and 64.
extension ExitCode {
  /// The run failed.
  static let runFailed = ExitCode(1)
  /// Something has no price: the estimate is incomplete.
  static let incomplete = ExitCode(6)
  /// A bad or missing input file.
  static let badInput = ExitCode(65)
  /// An output cannot be written.
  static let cannotWrite = ExitCode(73)
  /// Interrupted.
  static let interrupted = ExitCode(130)
}
