import Metering
import Testing

@testable import AuroraBackend

struct TableTests {
  struct Item: TableItem {
    var key: UInt64
    var size: Bytes
  }

  let table = Table(TableConfiguration())

  /// Source: DynamoDB developer guide: 1,500 items of 64 bytes are 96 KB, 12 eventual units.
  @Test(arguments: [(0, 0, 1), (1, 40, 1), (1_500, 64, 24), (102, 40, 1), (103, 40, 2)])
  func `a query is rounded once over all items examined`(count: Int, size: Int, halves: UInt128) {
    var partition = Partition<Item>()
    for key in 0..<count { partition.store(Item(key: UInt64(key), size: Bytes(size)), at: .zero) }
    var usage = UsageRecorder(minutes: 0)
    let found = table.query(0..<10_000, of: &partition, &usage)
    #expect(found.indices == 0..<count)
    #expect(usage.ledger().total(.dynamoReadRequestUnits) == halves)
    #expect(usage.ledger().total(.callQuery) == 1)
  }

  @Test func `a query beyond 1 MB takes more pages, each rounded by itself`() {
    var partition = Partition<Item>()
    for key in 0..<3 {
      partition.store(Item(key: UInt64(key), size: Bytes(400_000)), at: .zero)
    }
    var usage = UsageRecorder(minutes: 0)
    _ = table.query(0..<10, of: &partition, &usage)
    #expect(usage.ledger().total(.callQuery) == 1 + 0)
    #expect(usage.ledger().total(.dynamoReadRequestUnits) == 293)
    partition.store(Item(key: 4, size: Bytes(10)), at: .zero)
    _ = table.query(0..<10, of: &partition, &usage)
    #expect(usage.ledger().total(.callQuery) == 3)
    #expect(usage.ledger().total(.dynamoReadRequestUnits) == 293 + 293 + 1)
  }

  @Test func `a missing item costs the minimum to read and to delete`() {
    var partition = Partition<Item>()
    var usage = UsageRecorder(minutes: 0)
    #expect(table.get(1, from: &partition, consistency: .strong, &usage) == nil)
    #expect(table.delete(1, from: &partition, at: .zero, &usage) == nil)
    #expect(usage.ledger().total(.dynamoReadRequestUnits) == 2)
    #expect(usage.ledger().total(.dynamoWriteRequestUnits) == 1)
  }

  @Test(arguments: [(409_600, true), (409_601, false)])
  func `an item above 400 KB is refused and writes nothing`(size: Int, fits: Bool) {
    var partition = Partition<Item>()
    var usage = UsageRecorder(minutes: 0)
    do throws(AppError) {
      try table.put(Item(key: 1, size: Bytes(size)), into: &partition, at: .zero, &usage)
      #expect(fits)
    } catch {
      #expect(error == .itemTooLarge(Bytes(size)))
      #expect(!fits)
    }
    #expect(usage.ledger().total(.dynamoWriteRequestUnits) == (fits ? 400 : 0))
    #expect(partition.count == (fits ? 1 : 0))
  }

  @Test func `a transaction costs twice what its writes would`() throws {
    var partition = Partition<Item>()
    partition.store(Item(key: 1, size: Bytes(1_500)), at: .zero)
    var usage = UsageRecorder(minutes: 0)
    try table.replace(
      1, with: Item(key: 2, size: Bytes(3_000)), in: &partition, at: .zero, &usage)
    #expect(usage.ledger().total(.dynamoWriteRequestUnits) == 2 * (2 + 3))
    #expect(partition.items.map(\.key) == [2])
  }

  @Test func `the infrequent-access class has meters of its own, and recovery doubles storage`() {
    var configuration = TableConfiguration()
    configuration.tableClass = .infrequentAccess
    configuration.pointInTimeRecovery = true
    let table = Table(configuration)
    var partition = Partition<Item>()
    partition.reset(at: .zero)
    partition.store(Item(key: 1, size: Bytes(900)), at: .zero)
    var usage = UsageRecorder(minutes: 0)
    _ = table.get(1, from: &partition, &usage)
    table.delete(1, from: &partition, at: Instant(milliseconds: 7), &usage)
    table.settle(&partition, until: Instant(milliseconds: 9), &usage)
    let ledger = usage.ledger()
    #expect(ledger.total(.dynamoIAReadRequestUnits) == 1)
    #expect(ledger.total(.dynamoIAWriteRequestUnits) == 1)
    #expect(ledger.total(.dynamoIAStorage) == 7_000)
    #expect(ledger.total(.dynamoPITR) == 7_000)
    #expect(ledger.total(.dynamoStorage) == 0)
  }
}
