import ArgumentParser
import Foundation

/// How a command works, which never changes what it reports.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Folder of price tables and scenarios.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(help: "Threads to simulate with; all cores by default. The result is the same.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, found '\(threads)'")
    }
  }

  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
