import Metering
import Testing

@testable import AuroraBackend

struct ConsumeChangesTests {
  private func backend(
    _ tables: Set<TableName>, _ change: (inout StreamConfiguration) -> Void = { _ in }
  ) -> TestBackend {
    TestBackend {
      $0.tables.streams = tables
      change(&$0.tables.streamReading)
      $0.reminders.retention = .days(1)
    }
  }

  private static let create = CreateEvent(
    startMinute: 900, durationMinutes: 60, text: Bytes(100), leads: ReminderLeads())

  private func records(_ backend: borrowing TestBackend, _ table: TableName) -> UInt64 {
    backend.usage.demand().total(table.changes)
  }

  @Test func `every change of an item is a record, and what changes nothing is none`() {
    var backend = backend([.events, .reminders])
    backend.send(Self.create)
    #expect(records(backend, .events) == 1)
    let key = backend.user.events.key(at: 0)
    backend.send(ReadEvent(key: key))
    backend.send(UpdateEvent(key: key, text: Bytes(5), startMinute: nil))
    #expect(records(backend, .events) == 2)
    // A move deletes one item and puts another.
    backend.send(UpdateEvent(key: key, text: Bytes(5), startMinute: 1_000))
    #expect(records(backend, .events) == 4)
    backend.send(DeleteEvent(key: key))
    #expect(records(backend, .events) == 4)
    let moved = backend.user.events.key(at: 0)
    backend.send(SetReminder(event: moved, leadMinutes: 5))
    #expect(records(backend, .reminders) == 1)
    backend.send(DeleteEvent(key: moved))
    #expect(records(backend, .events) == 5)
    #expect(records(backend, .reminders) == 2)
    backend.send(UpdateProfile())
    #expect(records(backend, .users) == 0)
  }

  @Test func `an item that expires is in the stream, at no other cost`() {
    var backend = backend([.reminders])
    let key = backend.openEvent(startMinute: 800)
    backend.send(SetReminder(event: key, leadMinutes: 0))
    let due = Instant(milliseconds: 800 * 60_000)
    backend.app.fireSchedules(of: &backend.user, before: due + .minutes(1), &backend.usage)
    #expect(records(backend, .reminders) == 2)
    let writes = backend.used(.dynamoWriteRequestUnits)
    backend.app.expireReminders(
      of: &backend.user, before: due + .days(1), &backend.usage)
    #expect(backend.used(.dynamoWriteRequestUnits) == writes)
    // Its minute lies beyond the recorder's day.
    #expect(records(backend, .reminders) == 2)
    #expect(backend.user.reminders.count == 0)
  }

  @Test func `deleting an account is a record for each of its items`() {
    var backend = backend([.users, .events])
    for _ in 0..<3 { backend.send(Self.create) }
    backend.send(DeleteAccount())
    #expect(records(backend, .users) == 1)
    #expect(records(backend, .events) == 3 + 3)
  }

  private func consumed(_ backend: borrowing TestBackend) -> UsageLedger {
    var readers = UsageRecorder(minutes: 1_440)
    backend.app.consumeChanges(backend.usage.demand(), &readers)
    return readers.ledger()
  }

  @Test func `Lambda reads for nothing, and its function works record by record`() {
    var backend = backend([.events]) { $0.batchWindow = .minutes(5) }
    for _ in 0..<150 { backend.send(Self.create) }
    let ledger = consumed(backend)
    #expect(ledger.total(.dynamoStreamReads) == 0)
    #expect(ledger.total(.lambdaRequests, of: .consumeChanges) == 2)
    // 150 records at 2 ms each, in batches of 100 and 50.
    #expect(ledger.total(.lambdaComputeArm) == 300 * 256)
    #expect(ledger.total(.logsVended) == 2 * 442)
  }

  @Test func `each table's stream is read by itself`() {
    var backend = backend([.users, .events]) { $0.batchWindow = .minutes(5) }
    backend.send(Self.create)
    backend.send(UpdateProfile())
    #expect(consumed(backend).total(.lambdaRequests) == 2)
  }

  /// A request a second and shard is 60 a minute; a day has 1,440.
  @Test(arguments: [(1, 1, 86_400), (4, 1, 345_600), (1, 2, 43_200)] as [(Int, Int64, UInt128)])
  func `a client of ours pays for asking, changes or none`(
    shards: Int, seconds: Int64, reads: UInt128
  ) {
    let backend = backend([.events]) {
      $0.reader = .client
      $0.shards = shards
      $0.pollInterval = Milliseconds(seconds * 1_000)
    }
    let ledger = consumed(backend)
    #expect(ledger.total(.dynamoStreamReads) == reads)
    #expect(ledger.total(.lambdaRequests) == 0)
  }

  @Test(arguments: [(60_000, 86_400), (60_001, 86_401)] as [(Int, UInt128)])
  func `a page has 1,000 records, and a full one is followed by the next`(
    records: Int, reads: UInt128
  ) {
    let backend = backend([.events]) { $0.reader = .client }
    var demand = Demand(minutes: 1_440)
    demand.set(UInt64(records), of: .eventsChanges, minute: 3)
    var readers = UsageRecorder(minutes: 0)
    backend.app.consumeChanges(demand, &readers)
    #expect(readers.ledger().total(.dynamoStreamReads) == reads)
  }

  @Test func `without a stream nothing is counted and nobody reads`() {
    var backend = backend([])
    backend.send(Self.create)
    #expect(TableName.allCases.allSatisfy { records(backend, $0) == 0 })
    #expect(consumed(backend).entries().isEmpty)
  }
}
