import Foundation
import Testing

/// Every complaint whole: file, line, column, key, what is wrong, what was found, what to do.
struct BadInputTests {
  private let tool: CommandLineTool

  init() throws { tool = try CommandLineTool() }

  private func estimate(_ text: String) throws -> CommandLineTool.Outcome {
    try tool.write("format: aurora-cost/scenario@1\nname: T\n" + text, to: "s.yaml")
    let outcome = try tool.run("estimate", "s.yaml", "-o", "out.json")
    #expect(try tool.files() == ["s.yaml"])
    #expect(outcome.output == "")
    return outcome
  }

  @Test(arguments: [
    ("region", "s.yaml:4:1: not YAML: could not find expected ':'"),
    (
      "popluation: { accounts: 5 }",
      "s.yaml:3:1: unknown key 'popluation'; did you mean 'population'?"
    ),
    (
      "population:\n  acounts: 5",
      "s.yaml:4:3: population: unknown key 'acounts'; did you mean 'accounts'?"
    ),
    (
      "population:\n  accounts: -1",
      "s.yaml:4:13: population.accounts: must be at least 0, found '-1'"
    ),
    (
      "population:\n  accounts: many",
      "s.yaml:4:13: population.accounts: must be a number of at most 38 digits such as 0.25, "
        + "found 'many'"
    ),
    (
      "population:\n  accounts: 1.5",
      "s.yaml:4:13: population.accounts: must be a whole number, found '1.5'"
    ),
    (
      "behaviour: { movedShare: 1.01 }",
      "s.yaml:3:26: behaviour.movedShare: must be at most 1, found '1.01'"
    ),
    (
      "api: { kind: htp }", "s.yaml:3:14: api.kind: unknown value 'htp'; did you mean 'http'?"
    ),
    ("month: 2026-13", "s.yaml:3:8: month: must be a month such as 2026-10, found '2026-13'"),
    (
      "name: U", "s.yaml:2:1: duplicate key 'name', here first; keep one of them"
    ),
    (
      "tables: { pointInTimeRecovery: yes }",
      "s.yaml:3:32: tables.pointInTimeRecovery: must be true or false, found 'yes'"
    ),
    (
      "population: { timeZones: [{ name: A, utcOffsetMinutes: 0, share: 0.9, geography: us }] }",
      "s.yaml:3:26: population.timeZones: shares must sum to 1, found 0.9"
    ),
    (
      "region: mars-1",
      "pricing/aws: region: no price table of region 'mars-1'; use one of 'ap-northeast-1', "
        + "'ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-central-1', 'eu-west-1', "
        + "'sa-east-1', 'us-east-1', 'us-west-2'"
    ),
  ])
  func `a bad scenario is one clear line, exit 65 and no file`(text: String, line: String) throws {
    let outcome = try estimate(text + "\n")
    #expect(outcome.status == 65)
    #expect(
      outcome.complaint.replacingOccurrences(of: CommandLineTool.root + "/", with: "")
        == line + "\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", " =1"])
  func `a name that a spreadsheet would compute is refused`(name: String) throws {
    try tool.write("format: aurora-cost/scenario@1\nname: '\(name)'\n", to: "s.yaml")
    let outcome = try tool.run("estimate", "s.yaml")
    #expect(outcome.status == 65)
    #expect(
      outcome.complaint
        == "s.yaml:2:7: name: must not begin with '\(name.drop { $0 == " " }.prefix(1))', which spreadsheets take "
        + "for a formula\n")
  }

  @Test func `missing, empty, foreign and unreadable files say so`() throws {
    var outcome = try tool.run("estimate", "no.yaml")
    #expect(outcome == .init(status: 65, output: "", complaint: "no.yaml: no such file\n"))
    outcome = try tool.run("estimate", ".")
    #expect(outcome == .init(status: 65, output: "", complaint: ".: is a folder, not a file\n"))
    try tool.write(" \n", to: "e.yaml")
    outcome = try tool.run("estimate", "e.yaml")
    #expect(outcome == .init(status: 65, output: "", complaint: "e.yaml: the file is empty\n"))
    try tool.write("format: aurora-cost/scenario@2\n", to: "f.yaml")
    outcome = try tool.run("estimate", "f.yaml")
    #expect(outcome.status == 65)
    #expect(outcome.complaint.hasPrefix("f.yaml:1:9: format: "))
  }

  @Test func `a scenario that extends itself is refused`() throws {
    try tool.write(
      "format: aurora-cost/scenario@1\nname: A\nextends: b.yaml\n", to: "a.yaml")
    try tool.write(
      "format: aurora-cost/scenario@1\nname: B\nextends: a.yaml\n", to: "b.yaml")
    let outcome = try tool.run("estimate", "a.yaml")
    #expect(outcome.status == 65)
    #expect(outcome.complaint == "b.yaml:3:10: extends: extends itself by way of 'a.yaml'\n")
  }

  @Test func `a missing file is blamed on the scenario that extends it`() throws {
    let outcome = try estimate("extends: no.yaml\n")
    #expect(outcome.status == 65)
    #expect(outcome.complaint == "s.yaml:3:10: extends: no.yaml: no such file\n")
  }

  @Test(arguments: ["./s.yaml", ".//./s.yaml", "x/../s.yaml"])
  func `a detour does not hide that a scenario extends itself`(path: String) throws {
    try tool.write("format: aurora-cost/scenario@1\nname: T\nextends: \(path)\n", to: "s.yaml")
    let outcome = try tool.run("estimate", "s.yaml")
    #expect(outcome.status == 65)
    #expect(outcome.complaint == "s.yaml:3:10: extends: extends itself by way of '\(path)'\n")
  }

  @Test(arguments: [
    (
      ["--set", "population.acounts=5"],
      "--set population.acounts=5: unknown key 'population.acounts'; did you mean "
        + "'population.accounts'?"
    ),
    (
      ["--users", "many"],
      "--users many: population.accounts: must be a number of at most 38 digits such as 0.25, "
        + "found 'many'"
    ),
    (
      ["--set", "population.accounts="],
      "--set population.accounts=: population.accounts: must have a value, found nothing"
    ),
    (
      ["--set", "budget=5"],
      "--set budget=5: unknown key 'budget', a section; set one of its keys, such as "
        + "'budget.monthly'"
    ),
    (
      ["--free-tier", "alway"], "--free-tier: no file 'alway'; did you mean 'always'?"
    ),
    (["--free-tier", "no.yaml"], "no.yaml: no such file"),
    (["--seed", "-3"], "--seed -3: seed: must be at least 0, found '-3'"),
  ])
  func `a bad change on the command line names its argument`(
    arguments: [String], line: String
  ) throws {
    let outcome = try tool.run("estimate", arguments[0] + "=" + arguments[1])
    #expect(outcome.status == 65)
    #expect(outcome.complaint == line + "\n")
  }

  @Test(arguments: [
    ["--set", "population.accounts"], ["--format", "pdf"], ["-o", "a.pdf"], ["--threads", "0"],
    ["-o", "a.csv", "-o", "a.csv"], ["--nonsense"], ["--format", "json", "-o", "a.html"],
  ])
  func `a bad command line is exit 64`(arguments: [String]) throws {
    let outcome = try tool.run(["estimate"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(try tool.files() == [])
  }

  @Test func `an output that cannot be written is exit 73 and leaves no file`() throws {
    let outcome = try tool.run("estimate", "--users", "5", "-o", "no/such/a.json")
    #expect(outcome.status == 73)
    #expect(
      outcome.complaint == "no/such/a.json: cannot be written: its folder does not exist\n")
    #expect(try tool.files() == [])
  }

  @Test func `tables that are not where the user says are named`() throws {
    let outcome = try tool.run("estimate", "--data", "nowhere")
    #expect(outcome.status == 65)
    #expect(
      outcome.complaint
        == "nowhere: --data names no folder with pricing/ and scenarios/ in it\n")
  }
}
