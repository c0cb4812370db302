import Foundation
import Testing

struct UnitsCommandTests {
  private let tool: CommandLineTool

  init() throws { tool = try CommandLineTool() }

  /// Source: docs/FORMATS.md, "Capacity units".
  private static let example = """
    { "operation": "PutItem",
      "consistency": "strong",
      "key": ["id"],
      "indexes": [ { "name": "byStatus", "key": ["status", "due"], "projection": "INCLUDE",
                     "include": ["title"] } ],
      "before": [ { "id": {"S": "e1"}, "status": {"S": "open"}, "due": {"N": "3"} } ],
      "after":  [ { "id": {"S": "e1"}, "status": {"S": "done"}, "due": {"N": "3"} } ] }
    """

  private static let answer = """
    {
      "readUnits": "0",
      "writeUnits": "1",
      "itemSizes": [
        19
      ],
      "indexes": {
        "byStatus": "2"
      },
      "total": {
        "read": "0",
        "write": "3"
      }
    }

    """

  @Test func `the example of the format has the answer printed there`() throws {
    try tool.write(Self.example, to: "request.json")
    let outcome = try tool.run("units", "request.json")
    #expect(outcome == .init(status: 0, output: Self.answer, complaint: ""))
  }

  @Test func `the example of the manual has the answer printed there`() throws {
    let manual = try String(
      contentsOfFile: CommandLineTool.root + "/docs/units.md", encoding: .utf8)
    let blocks = manual.components(separatedBy: "```json\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 2)
    let outcome = try tool.run(["units", "-"], input: blocks[0])
    #expect(outcome == .init(status: 0, output: blocks[1], complaint: ""))
  }

  @Test func `a request may come from standard input, and its name need not end in json`() throws {
    let piped = try tool.run(["units", "-"], input: Self.example)
    #expect(piped == .init(status: 0, output: Self.answer, complaint: ""))
    try tool.write("\n" + Self.example, to: "request")
    #expect(try tool.run("units", "request").output == Self.answer)
  }

  @Test(arguments: ["[]", "[null]", "null"])
  func `a miss costs half a unit, spelled as text`(before: String) throws {
    let request = "{\"operation\": \"GetItem\", \"before\": \(before)}"
    let outcome = try tool.run(["units", "-"], input: request)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        {
          "readUnits": "0.5",
          "writeUnits": "0",
          "itemSizes": [],
          "indexes": {},
          "total": {
            "read": "0.5",
            "write": "0"
          }
        }

        """)
  }

  @Test func `an item of several MB is priced as given`() throws {
    let text = String(repeating: "x", count: 3 << 20)
    let request = """
      {"operation": "TransactWriteItems", "before": [null], "after": [{"k": {"S": "\(text)"}}]}
      """
    try tool.write(request, to: "large.json")
    let outcome = try tool.run("units", "large.json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"writeUnits\": \"\(2 * (3 * 1_024 + 1))\""))
    #expect(outcome.output.contains("\(3 << 20 + 1)"))
  }

  @Test func `what is no file, no JSON or nothing says so`() throws {
    var outcome = try tool.run("units", "no.json")
    #expect(outcome == .init(status: 65, output: "", complaint: "no.json: no such file\n"))
    outcome = try tool.run(["units", "-"], input: "")
    #expect(
      outcome == .init(status: 65, output: "", complaint: "standard input: the file is empty\n"))
    try tool.write("operation: GetItem\nbefore: []\n", to: "request.yaml")
    outcome = try tool.run("units", "request.yaml")
    #expect(
      outcome
        == .init(
          status: 65, output: "", complaint: "request.yaml:1:1: expected a value, found 'o'\n"))
    #expect(try tool.run("units").status == 64)
  }
}
