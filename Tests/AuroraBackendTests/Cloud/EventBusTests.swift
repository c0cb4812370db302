import Metering
import Testing

@testable import AuroraBackend

struct EventBusTests {
  /// Source: EventBridge pricing, read 2026-11-24: an event with a 256 KB payload is billed as 4.
  @Test(
    arguments: [(0, 1), (1, 1), (65_536, 1), (65_537, 2), (131_072, 2), (262_144, 4)]
      as [(Int, UInt128)])
  func `each 64 KB of a payload is one event`(bytes: Int, events: UInt128) {
    var usage = UsageRecorder(minutes: 0)
    EventBus.record(Bytes(bytes), &usage)
    #expect(usage.ledger().total(.eventBusEvents) == events)
  }

  @Test func `an entry is its detail, source and type, and 14 bytes of time`() {
    #expect(EventBus.size(of: .created, detail: Bytes(100)) == Bytes(100 + 14 + 15 + 13))
  }

  @Test func `each change of an event is published and handled once a rule`() {
    var backend = TestBackend {
      $0.events.isPublished = true
      $0.events.consumers = 2
    }
    let create = CreateEvent(
      startMinute: 2_000, durationMinutes: 60, text: Bytes(50), leads: ReminderLeads())
    #expect(backend.send(create).succeeded)
    let key = backend.user.events.items[0].key
    backend.send(UpdateEvent(key: key, text: Bytes(60), startMinute: nil))
    backend.send(DeleteEvent(key: key))
    #expect(backend.used(.callPutEvents) == 3)
    #expect(backend.used(.eventBusEvents) == 3)
    let ledger = backend.usage.ledger()
    #expect(ledger.total(.lambdaRequests, of: .handleEvent) == 6)
    #expect(ledger.total(.callGetItem, of: .handleEvent) == 6)
    #expect(backend.usage.demand()[.handleEventCalls, 720] == 6)
    // The caller waits for PutEvents, and for no consumer: two calls of 4.5 ms and 2 of its own.
    #expect(ledger.total(.lambdaComputeArm, of: .createEvent) == 11 * 256)
  }

  @Test func `a change that is refused is not published, nor is any where nobody asked`() {
    var backend = TestBackend { $0.events.isPublished = true }
    backend.send(DeleteEvent(key: 77))
    #expect(backend.used(.callPutEvents) == 0)
    var silent = TestBackend()
    let key = silent.openEvent()
    silent.send(DeleteEvent(key: key))
    #expect(silent.used(.callPutEvents) == 0)
  }

  /// The entry's other parts take 42 bytes.
  @Test(arguments: [(262_101, 4, 1), (262_102, 0, 0)] as [(Int, UInt128, Int)])
  func `an entry of 256 KB is refused, and nobody hears of it`(
    detail: Int, events: UInt128, published: Int
  ) {
    var configuration = EventBusConfiguration()
    configuration.isPublished = true
    var user = User()
    var usage = UsageRecorder(minutes: 0)
    EventBus(configuration).publish(.created, detail: Bytes(detail), as: &user, &usage)
    #expect(usage.ledger().total(.callPutEvents) == 1)
    #expect(usage.ledger().total(.eventBusEvents) == events)
    #expect(user.publishedEvents == published)
  }
}
