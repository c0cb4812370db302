import AuroraBackend
import Documents
import Foundation
import Metering
import PricingModels
import Testing
import UsageSimulator

@testable import AuroraCost

/// The live bill is the one that `estimate` makes of the same usage.
struct LiveLedgerTests {
  private func answer(_ bench: LiveBench) async throws -> Document {
    let answer = await LiveLedger(backend: bench.backend, prices: try bench.prices()).answer()
    #expect(answer.status == 200)
    return try Document(bytes: answer.body, named: "ledger.json", as: .json)
  }

  static let designs: [[String: String]] = [
    [:],
    [
      "tables.mode": "provisioned", "reminders.design": "poller", "mailer.plan": "pro",
      "frontend.edgePlan": "business", "frontend.hosting": "s3-cloudfront",
    ],
  ]

  @Test(arguments: designs)
  func `a server that nobody calls has the bill of an estimate with no accounts`(
    changes: [String: String]
  ) async throws {
    let bench = try LiveBench(changes.merging(["population.accounts": "0"]) { one, _ in one })
    let scenario = bench.resolved.scenario
    let estimated = try await Simulation(scenario).run(threads: 1).ledger
    #expect(await bench.backend.ledger().ledger == estimated)
    let bill = try bench.prices().bill(try estimated.quantities(in: scenario.month))
    #expect(!bill.total.isZero)
    #expect(try Bill(liveLedger: try await answer(bench)).total == bill.total)
  }

  @Test func `calls add to what stands, and change nothing of it but what they share`() async throws
  {
    let bench = try LiveBench(["tables.mode": "provisioned"])
    let before = await bench.backend.ledger().ledger
    let token = try await bench.join().accessToken
    for _ in 0..<30 { _ = await bench.send("GET", "/reminders", token: token) }
    let after = await bench.backend.ledger().ledger
    for entry in before.entries() {
      let now = after[entry.dimension, entry.operation, entry.journey]
      let isShared = [.startFunctions, .keepLogs].contains(entry.operation)
      #expect(isShared ? now >= entry.count : now == entry.count, "\(entry)")
    }
    #expect(after.total(.lambdaRequests, of: .listReminders) == 30)
    // One function's first call is one cold start more.
    #expect(
      after.total(.callLambdaColdStart) == before.total(.callLambdaColdStart) + 1)
  }

  @Test func `the answer says until when calls are counted and that the month stands`() async throws
  {
    let root = try await answer(try LiveBench()).root
    #expect(try root.value(of: "until")?.text() == "2026-10-05T12:00Z")
    #expect(try root.value(of: "standing")?.text() == "month")
    #expect(try root.value(of: "month")?.text() == "2026-10")
  }

  @Test func `a live ledger prices anew to the same total`() async throws {
    let bench = try LiveBench()
    let token = try await bench.join().accessToken
    _ = await bench.send("GET", "/reminders", token: token)
    let document = try await answer(bench)
    let tool = try CommandLineTool()
    try tool.write(String(decoding: document.bytes, as: UTF8.self), to: "ledger.json")
    // The account of the defaults is of 2026 and gets what never ends.
    let outcome = try tool.run("price", "ledger.json", "--free-tier", "always", "--format", "json")
    #expect(outcome.complaint == "")
    let priced = try Bill(report: Document(bytes: Array(outcome.output.utf8), named: "out.json"))
    let live = try Bill(liveLedger: document)
    #expect(priced.total == live.total)
    #expect(priced.lines.map(\.quantity) == live.lines.map(\.quantity))
  }

  private static func files(_ folder: String) throws -> [String] {
    let place = CommandLineTool.root + "/Tests/Corpus/live-ledger/" + folder
    return try FileManager.default.contentsOfDirectory(atPath: place).sorted()
      .map { place + "/" + $0 }
  }

  @Test func `what the schema's corpus accepts is read`() throws {
    let files = try Self.files("accept")
    #expect(files.count >= 8)
    for file in files {
      #expect(throws: Never.self, "\(file)") { try Bill(liveLedger: Document(path: file)) }
    }
  }

  @Test(arguments: [("reject", 20), ("reject-by-program", 5)])
  func `what it rejects is refused, with the file's name`(folder: String, count: Int) throws {
    let files = try Self.files(folder)
    #expect(files.count >= count)
    for file in files {
      let error = #expect(throws: DocumentError.self, "\(file)") {
        try Bill(liveLedger: Document(path: file))
      }
      #expect(error?.file ?? file == file)
    }
  }
}
