import Documents
import Foundation
import Testing

struct PeaksTests {
  private let tool: CommandLineTool

  init() throws {
    tool = try CommandLineTool()
    try tool.write(
      """
      format: aurora-cost/scenario@1
      name: Busy
      month: 2026-10
      population: { accounts: 600 }

      """, to: "s.yaml")
  }

  @Test func `the bill is that without --peaks, and only the seconds are new`() throws {
    let plain = try tool.run("estimate", "s.yaml", "--format", "json")
    let peaks = try tool.run("estimate", "s.yaml", "--peaks", "--format", "json")
    #expect(peaks.status == 0 && peaks.complaint == "")
    func parts(_ outcome: CommandLineTool.Outcome) throws -> [String: Any] {
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      return try #require(json as? [String: Any])
    }
    let before = try parts(plain)
    var after = try parts(peaks)
    let found = try #require(after.removeValue(forKey: "peaks") as? [String: Any])
    #expect((after["command"] as? [String])?.last == "--peaks")
    after["command"] = before["command"]
    #expect(before as NSDictionary == after as NSDictionary)
    let quotas = try #require(found["quotas"] as? [[String: Any]])
    #expect(quotas.count == 9)
    for quota in quotas {
      let demand = try #require(quota["demand"] as? Int)
      let limit = try #require(quota["limit"] as? Int)
      #expect(quota["headroom"] as? Int == limit - demand)
      #expect((quota["second"] as? String)?.hasPrefix("2026-10-") ?? (demand == 0))
    }
    #expect((found["keys"] as? [Any])?.count == 20)
  }

  @Test func `parts that are merged find the peaks of the whole, byte for byte`() throws {
    for part in ["1/2", "2/2"] {
      let ledger = "\(part.prefix(1)).ledger"
      #expect(try tool.run("simulate", "s.yaml", "--shard", part, "-o", ledger).status == 0)
    }
    let options = ["--peaks", "--format", "json"]
    let ledgers = ["2.ledger", "1.ledger"]
    let merged = try tool.run(["merge", "s.yaml"] + ledgers + ["--threads", "3"] + options)
    #expect(merged == (try tool.run(["estimate", "s.yaml", "--threads", "1"] + options)))
    #expect(merged.output.contains("\"functionConcurrency\""))
  }

  @Test func `what a second exceeds is among the report's first lines, by name`() throws {
    let outcome = try tool.run(
      "estimate", "s.yaml", "--peaks", "--set", "quotas.apiRequestsPerSecond=1",
      "--set", "quotas.partitionWritesPerSecond=2")
    #expect(outcome.status == 0)
    let first = outcome.output.split(separator: "\n").prefix(30).joined(separator: " ")
    #expect(first.contains("exceeded (API Gateway requests per second"))
    #expect(first.contains("DynamoDB partition of events, user "))
    let calm = try tool.run("estimate", "s.yaml", "--peaks").output
    #expect(calm.contains("Quotas in the busiest second  none exceeded (of 9 measured)"))
    #expect(calm.contains("\nBusiest seconds\n"))
  }

  @Test func `simulate says the peaks beside the usage, which stays as it was`() throws {
    let plain = try tool.run("simulate", "s.yaml")
    let peaks = try tool.run("simulate", "s.yaml", "--peaks")
    #expect(peaks.status == 0)
    #expect(peaks.output == plain.output)
    let lines = peaks.complaint.split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines.first?.hasPrefix("API Gateway requests per second: limit 10,000, peak ") == true)
    #expect(lines.last?.hasPrefix("hottest key: events, user ") == true)
  }

  @Test(arguments: [
    (
      ["estimate", "--peaks", "--enforce-quotas"],
      "--peaks measures demand that no quota refuses, not that of --enforce-quotas; leave one of them "
        + "out"
    ),
    (
      ["simulate", "--peaks", "--shard", "1/2"],
      "the busiest seconds are those of all parts together; give --peaks to 'merge' instead"
    ),
  ])
  func `what cannot go with --peaks is refused`(arguments: [String], reason: String) throws {
    let outcome = try tool.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.complaint.contains("Error: " + reason + "\n"))
  }
}
