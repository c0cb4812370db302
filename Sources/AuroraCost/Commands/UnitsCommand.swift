import ArgumentParser
import AuroraBackend
import Documents
import Foundation

struct UnitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "What one DynamoDB request takes in capacity units, index by index.",
    discussion: """
      Takes the operation and the items before and after it, in DynamoDB JSON, and answers in JSON: \
      read units, write units, those of each index, and the items' sizes in bytes. The backend's \
      own tables are metered with the same rules.

      Examples:
        aurora-cost units request.json
        echo '{"operation":"GetItem","before":[{"id":{"S":"e1"}}]}' | aurora-cost units -
      """)

  @Argument(
    help: ArgumentHelp("A request in JSON; '-' reads it from standard input."),
    completion: .file(extensions: ["json"]))
  var request: String

  func run() async throws {
    try await CommandRunner.run {
      let units = try TableRequest(document()).units
      try Terminal.write(Array((units.json.text + "\n").utf8))
    }
  }

  private func document() throws -> Document {
    guard request == "-" else { return try Document(path: request, as: .json) }
    let name = "standard input"
    let content: [UInt8]
    do {
      content = [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
    } catch {
      throw DocumentError(file: name, problem: "cannot be read")
    }
    return try Document(bytes: content, named: name, as: .json)
  }
}
