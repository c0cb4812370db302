import Metering
import Testing

@testable import AuroraBackend

/// What an invocation costs whose handler fails.
struct FailureTests {
  private static let always: UInt64 = 1 << 32

  @Test func `a caller gets a 500, and pays for the call and for what ran`() {
    var backend = TestBackend {
      $0.functions.failuresInTwo32nds = Self.always
      $0.observability.failureBytes = Bytes(900)
    }
    let key = backend.openEvent()
    let answer = backend.send(DeleteEvent(key: key))
    #expect(answer.status == 500)
    #expect(answer.body == Bytes(#"{"message":"Internal Server Error"}"#.utf8.count))
    #expect(backend.used(.httpRequests) == 1)
    #expect(backend.used(.lambdaRequests) == 1)
    #expect(backend.used(.callLambdaFailed) == 1)
    // It fails before it asks anything: its own 2 ms, no table.
    #expect(backend.used(.lambdaComputeArm) == 2 * 256)
    #expect(backend.used(.callDeleteItem) == 0)
    #expect(backend.used(.logsVended) == 342 + 100 + 900)
    #expect(backend.used(.callLogEvents) == 5)
    #expect(backend.user.events.count == 1)
  }

  /// Retries: calls, and in which minutes after noon they begin.
  @Test(arguments: [(0, [720]), (1, [720, 721]), (2, [720, 721, 723])])
  func `an asynchronous call is tried again after one minute, then two, then given up`(
    retries: Int, minutes: [Int]
  ) {
    var backend = TestBackend {
      $0.functions.failuresInTwo32nds = Self.always
      $0.functions.asyncRetries = retries
    }
    backend.remindAtNoon()
    #expect(backend.used(.schedulerInvocations) == 1)
    #expect(backend.used(.lambdaRequests) == UInt128(retries + 1))
    #expect(backend.used(.callLambdaFailed) == UInt128(retries + 1))
    #expect(backend.used(.callLambdaRetried) == UInt128(retries))
    #expect(backend.used(.callLambdaDropped) == 1)
    #expect(backend.used(.callSendEmail) == 0)
    let demand = backend.usage.demand()
    #expect((0..<1_440).filter { demand[.sendReminderCalls, $0] > 0 } == minutes)
  }

  @Test func `a retry that succeeds sends the mail, once`() {
    var found = false
    for seed in 0..<40 {
      var backend = TestBackend { $0.functions.failuresInTwo32nds = Self.always / 2 }
      backend.user.fates = Fates(ServiceBits(seed: UInt64(seed)))
      backend.remindAtNoon()
      guard backend.used(.callLambdaDropped) == 0 else { continue }
      #expect(backend.used(.callSendEmail) == 1)
      #expect(backend.used(.lambdaRequests) == 1 + backend.used(.callLambdaRetried))
      if backend.used(.callLambdaRetried) > 0 { found = true }
    }
    #expect(found)
  }

  @Test func `mails and failures have streams of their own`() {
    var one = Fates(ServiceBits(seed: 3))
    var two = Fates(ServiceBits(seed: 3))
    for _ in 0..<5 { _ = two.fails(1 << 31) }
    let (left, right) = (one.ofMail(), two.ofMail())
    #expect(left == right)
    let (never, always) = (one.fails(0), one.fails(1 << 32))
    #expect(!never && always)
  }
}

extension TestBackend {
  /// Lets a reminder come due at noon.
  fileprivate mutating func remindAtNoon() {
    _ = openEvent(startMinute: 735)
    user.open(reminderOf: user.events.items[0], leadMinutes: 15, at: .zero)
    app.fireSchedules(of: &user, before: noon + .minutes(1), &usage)
  }
}
