import Foundation
import FoundationNetworking
import Testing

@testable import AuroraCost

/// The built program serves, shows its ledger, and ends when it is interrupted.
struct ServeCommandTests {
  @Test func `it serves until it is interrupted, and shows what was counted`() async throws {
    let tool = try CommandLineTool()
    let server = try tool.start("serve", "--backend", "--port", "0")
    defer { server.process.terminate() }
    let line = try #require(server.firstLine())
    let address = try #require(line.firstMatch(of: #/http://127\.0\.0\.1:[0-9]+/#)).output
    let url = try #require(URL(string: address + "/_ledger"))
    let (before, _) = try await URLSession.shared.data(from: url)
    #expect(try Ledger(before).operations.allSatisfy { $0.journey == "Standing" })
    #expect(try Ledger(before).bill.total != "0")

    let who = #"{"email":"ann@example.org","password":"open sesame"}"#
    #expect(try await Self.post(address + "/auth/sign-up", who) == 200)
    let mailed = try #require(server.firstLine())
    #expect(mailed.contains(/^mail to ann@example\.org: Your verification code [0-9]{6}$/))
    let answer = #"{"email":"ann@example.org","code":"\#(mailed.suffix(6))"}"#
    #expect(try await Self.post(address + "/auth/confirm", answer) == 200)
    #expect(try await Self.status(of: URLRequest(url: url.appending(path: "../_outbox"))) == 404)
    let (after, _) = try await URLSession.shared.data(from: url)
    let counted = try Ledger(after).operations.first { $0.counted == "cognito.mau.essentials" }
    #expect(
      counted
        == .init(
          journey: "Sign up", operation: "Sign up", counted: "cognito.mau.essentials", count: 1))

    server.process.interrupt()
    server.process.waitUntilExit()
    #expect(server.process.terminationStatus == 0)
  }

  @Test func `with its flag the outbox is shown`() async throws {
    let tool = try CommandLineTool()
    let server = try tool.start("serve", "--backend", "--outbox", "--port", "0")
    defer { server.process.terminate() }
    let line = try #require(server.firstLine())
    let address = try #require(line.firstMatch(of: #/http://127\.0\.0\.1:[0-9]+/#)).output
    let url = try #require(URL(string: address + "/_outbox"))
    let (mails, _) = try await URLSession.shared.data(from: url)
    #expect(String(decoding: mails, as: UTF8.self) == "[]\n")
  }

  private static func post(_ address: String, _ body: String) async throws -> Int? {
    var call = URLRequest(url: try #require(URL(string: address)))
    call.httpMethod = "POST"
    call.httpBody = Data(body.utf8)
    return try await status(of: call)
  }

  private static func status(of call: URLRequest) async throws -> Int? {
    let (_, response) = try await URLSession.shared.data(for: call)
    return (response as? HTTPURLResponse)?.statusCode
  }

  @Test func `what to serve must be said`() throws {
    let outcome = try CommandLineTool().run("serve")
    #expect(outcome.status == 64)
    #expect(outcome.complaint.hasPrefix("Error: say what to serve: --backend\n"))
  }

  @Test func `a port that is taken is named`() throws {
    let tool = try CommandLineTool()
    let server = try tool.start("serve", "--backend", "--port", "0")
    defer { server.process.terminate() }
    let line = try #require(server.firstLine())
    let port = try #require(line.firstMatch(of: #/127\.0\.0\.1:([0-9]+)/#)).output.1
    let outcome = try tool.run("serve", "--backend", "--port", String(port))
    #expect(outcome.status == 1)
    #expect(
      outcome.complaint
        == "port \(port): cannot listen on 127.0.0.1; name another with --port\n")
  }

  private struct Ledger: Decodable {
    struct Operation: Decodable, Equatable {
      var journey: String
      var operation: String
      var counted: String
      var count: Int
    }
    struct Bill: Decodable { var total: String }
    var operations: [Operation]
    var bill: Bill

    init(_ data: Data) throws { self = try JSONDecoder().decode(Ledger.self, from: data) }
  }
}

extension CommandLineTool {
  /// A program that goes on, and where it complains.
  struct Running {
    let process: Process
    fileprivate let complaints: FileHandle

    /// The first line on standard error; waits for it.
    func firstLine() -> String? {
      var bytes: [UInt8] = []
      while let byte = try? complaints.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
        bytes.append(byte)
      }
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
  }

  func start(_ arguments: String...) throws -> Running {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["AURORA_COST_DATA": Self.root]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return Running(process: process, complaints: pipe.fileHandleForReading)
  }
}
