import Foundation
import Testing

struct MergeCommandTests {
  private let tool: CommandLineTool

  init() throws {
    tool = try CommandLineTool()
    try tool.write(
      """
      format: aurora-cost/scenario@1
      name: Parts
      population: { accounts: 900 }

      """, to: "s.yaml")
  }

  private func simulate(_ shard: String, _ name: String, _ more: String...) throws {
    let outcome = try tool.run(["simulate", "s.yaml", "--shard", shard, "-o", name] + more)
    #expect(outcome.status == 0)
    #expect(outcome.complaint == "")
  }

  @Test(arguments: [1, 2, 7])
  func `parts in any order make the estimate of the whole, byte for byte`(count: Int) throws {
    for part in 1...count { try simulate("\(part)/\(count)", "\(part).ledger") }
    let parts = (1...count).reversed().map { "\($0).ledger" }
    let merged = try tool.run(["merge", "s.yaml"] + parts + ["--format", "json"])
    let whole = try tool.run("estimate", "s.yaml", "--format", "json")
    #expect(merged.status == 0)
    #expect(merged == whole)
  }

  @Test func `without a scenario the parts are of the defaults, and priced as asked`() throws {
    for part in ["1/2", "2/2"] {
      let name = "\(part.prefix(1)).ledger"
      let outcome = try tool.run("simulate", "--users", "40", "--shard", part, "-o", name)
      #expect(outcome.status == 0)
    }
    let options = ["--users", "40", "--free-tier", "none", "--format", "json"]
    let merged = try tool.run(["merge", "2.ledger", "1.ledger"] + options)
    #expect(merged == (try tool.run(["estimate"] + options)))
    #expect(merged.output.contains("\"--free-tier\""))
  }

  @Test func `a part that is missing, doubled or of others is refused`() throws {
    try simulate("1/3", "1.ledger")
    try simulate("2/3", "2.ledger")
    try simulate("1/2", "half.ledger")
    try simulate("3/3", "other.ledger", "--seed", "5")
    func complaint(_ files: String...) throws -> String {
      let outcome = try tool.run(["merge", "s.yaml"] + files)
      #expect(outcome.status == 65)
      #expect(outcome.output == "")
      return outcome.complaint
    }
    #expect(try complaint("1.ledger", "2.ledger") == "1.ledger: parts are missing: 3/3\n")
    #expect(
      try complaint("1.ledger", "1.ledger") == "1.ledger: is part 1/3, and so is 1.ledger\n")
    #expect(
      try complaint("1.ledger", "half.ledger")
        == "half.ledger: is part 1/2, but 1.ledger is 1/3\n")
    #expect(
      try complaint("1.ledger", "2.ledger", "other.ledger")
        == "other.ledger: is of another scenario; give the same file and changes as to "
        + "'simulate'\n")
  }

  @Test func `a changed, cut or foreign ledger is refused`() throws {
    try simulate("1/1", "a.ledger")
    let text = try tool.read("a.ledger")
    func complaint(_ changed: String) throws -> String {
      try tool.write(changed, to: "b.ledger")
      let outcome = try tool.run("merge", "s.yaml", "b.ledger")
      #expect(outcome.status == 65)
      return outcome.complaint
    }
    let changed = text.replacingOccurrences(
      of: "\"lambda.requests\",\n      \"",
      with:
        "\"lambda.requests\",\n      \"1")
    #expect(changed != text)
    #expect(try complaint(changed).contains("does not fit the content; simulate this part again"))
    let cut = try complaint(String(text.prefix(text.count / 2)))
    #expect(cut.hasPrefix("b.ledger:"))
    #expect(cut.split(separator: "\n").count == 1)
    #expect(
      try complaint(text.replacingOccurrences(of: "ledger@1", with: "ledger@2"))
        == "b.ledger:2:13: format: must be 'aurora-cost/ledger@1', found 'aurora-cost/ledger@2'\n")
    #expect(
      try complaint(text.replacingOccurrences(of: "lambda.requests", with: "lambda.reqests"))
        .contains("unknown dimension 'lambda.reqests'"))
  }

  @Test(arguments: ["0/4", "5/4", "1", "a/b", "1/0", "-1/4", "1/1000001"])
  func `what is not a part is a bad command line`(shard: String) throws {
    let outcome = try tool.run("simulate", "s.yaml", "--shard=\(shard)")
    #expect(outcome.status == 64)
  }
}
