import Foundation
import Testing

/// Ctrl-C on the built program.
struct InterruptTests {
  /// Interrupts an estimate of so many users that it would take hours, once it listens.
  private func interrupted(after seconds: Double) async throws -> (
    CommandLineTool.Running, CommandLineTool
  ) {
    let tool = try CommandLineTool()
    let running = try tool.start("estimate", "--users", "100000000", "-o", "bill.html")
    try await Task.sleep(for: .seconds(seconds))
    running.process.interrupt()
    // A second on a machine of its own; the tests share theirs.
    for _ in 0..<300 where running.process.isRunning { try await Task.sleep(for: .seconds(0.1)) }
    if running.process.isRunning { running.process.terminate() }
    running.process.waitUntilExit()
    return (running, tool)
  }

  @Test func `an interrupt ends work that keeps every core busy, and leaves nothing`() async throws
  {
    var wait = 2.0
    var (running, tool) = try await interrupted(after: wait)
    // One that came before the program listened ended it as any other.
    while running.process.terminationReason == .uncaughtSignal, wait < 30,
      running.process.terminationStatus == SIGINT
    {
      wait *= 2
      (running, tool) = try await interrupted(after: wait)
    }
    #expect(running.process.terminationReason == .exit)
    #expect(running.process.terminationStatus == 130)
    #expect(running.firstLine() == "interrupted; nothing was written")
    #expect(try FileManager.default.contentsOfDirectory(atPath: tool.folder.url.path).isEmpty)
  }
}
