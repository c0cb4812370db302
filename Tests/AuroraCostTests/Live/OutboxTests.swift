import Synchronization
import Testing

@testable import AuroraCost

struct OutboxTests {
  private static func mail(_ number: Int) -> Outbox.Mail {
    .confirmation("\(100_000 + number)", to: "ann@example.org", minute: number)
  }

  @Test(arguments: [(999, 999), (1_000, 1_000), (1_001, 1_000), (2_500, 1_000)])
  func `the last thousand are kept`(posted: Int, shown: Int) throws {
    var outbox = Outbox(isOpen: true)
    for number in 0..<posted { outbox.post(Self.mail(number)) }
    #expect(outbox.mails.count <= 2 * Outbox.capacity)
    let text = outbox.json(TestClock().live).text
    #expect(text.matches(of: #/"code"/#).count == shown)
    #expect(text.contains("\(100_000 + posted - 1)"))
  }

  @Test func `closed, codes go to the server's own terminal, and reminders nowhere`() {
    let lines = Mutex<[String]>([])
    var outbox = Outbox(isOpen: false) { line in lines.withLock { $0.append(line) } }
    outbox.post(Self.mail(7))
    outbox.post(.reminder(of: "a", at: "b", to: "ann@example.org", minute: 1))
    #expect(outbox.mails.isEmpty)
    #expect(
      lines.withLock { $0 } == ["mail to ann@example.org: Your verification code 100007"])
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.0.0.1:8787", true), ("localhost", true), ("localhost:1", true),
    ("[::1]:8787", true), ("", false), ("example.org", false), ("127.0.0.1.example.org", false),
    ("localhost.example.org:8787", false), ("[::2]", false), ("127.0.0.2", false),
  ])
  func `only this machine's own names open it`(host: String, isOpen: Bool) async throws {
    let bench = try LiveBench()
    var request = LiveRequest("GET", "/_outbox")
    request.host = host
    #expect(await bench.backend.answer(request).status == (isOpen ? 200 : 404))
  }

  @Test func `unless asked for, it is not there`() async throws {
    let bench = try LiveBench(outbox: Outbox(isOpen: false) { _ in })
    _ = await bench.send(
      "POST", "/auth/sign-up", body: #"{"email":"a@b","password":"open sesame"}"#)
    #expect(await bench.send("GET", "/_outbox") == .notFound)
  }
}
