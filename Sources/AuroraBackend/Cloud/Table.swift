import Metering

/// A DynamoDB table: items by partition (user) and sort key, metered by size.
///
/// A class of constants, so that a call hands on one pointer.
public final class Table: Sendable {
  private let readMeter: UsageDimension
  private let writeMeter: UsageDimension
  private let storageMeter: UsageDimension
  private let hasPointInTimeRecovery: Bool
  /// Where a provisioned table's consumption is counted; nil on demand.
  private let consumption: (writes: DemandSeries, reads: DemandSeries)?
  /// Where the records of the table's stream are counted; nil where it has none.
  private let changes: DemandSeries?

  public init(_ configuration: TableConfiguration, name: TableName = .events) {
    consumption = configuration.mode == .provisioned ? name.consumption : nil
    changes = configuration.streams.contains(name) ? name.changes : nil
    hasPointInTimeRecovery = configuration.pointInTimeRecovery
    switch configuration.tableClass {
    case .standard:
      readMeter = .dynamoReadRequestUnits
      writeMeter = .dynamoWriteRequestUnits
      storageMeter = .dynamoStorage
    case .infrequentAccess:
      readMeter = .dynamoIAReadRequestUnits
      writeMeter = .dynamoIAWriteRequestUnits
      storageMeter = .dynamoIAStorage
    }
  }

  /// Reads one item by key; a miss costs the minimum.
  func get<Item>(
    _ key: UInt64, from partition: inout Partition<Item>,
    consistency: Consistency = .eventual, _ usage: inout UsageRecorder
  ) -> Item? {
    usage.recordCall(.callGetItem)
    let found = partition.item(key)
    read(CapacityUnits.halfReads(of: found?.size ?? .zero, consistency), &usage)
    return found
  }

  /// Writes an item, new or in place of the one with its key.
  func put<Item>(
    _ item: Item, into partition: inout Partition<Item>, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) {
    try store(item, by: .callPutItem, in: &partition, at: moment, &usage)
  }

  /// Rewrites an item that exists; the larger image is charged, as for any change of it.
  func update<Item>(
    _ item: Item, in partition: inout Partition<Item>, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) {
    try store(item, by: .callUpdateItem, in: &partition, at: moment, &usage)
  }

  /// Writes an item by a call of one kind or the other: both are charged alike.
  private func store<Item>(
    _ item: Item, by call: UsageDimension, in partition: inout Partition<Item>,
    at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard item.size <= ItemSize.limit else { throw .itemTooLarge(item.size) }
    usage.recordCall(call)
    let old = partition.store(item, at: moment)
    write(CapacityUnits.writes(before: old ?? .zero, after: item.size), &usage)
    stream(1, &usage)
  }

  /// Deletes by key; a missing item costs the minimum.
  @discardableResult
  func delete<Item>(
    _ key: UInt64, from partition: inout Partition<Item>, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Item? {
    usage.recordCall(.callDeleteItem)
    guard let index = partition.index(of: key) else {
      write(1, &usage)
      return nil
    }
    let old = partition.remove(at: index, at: moment)
    write(CapacityUnits.writes(before: old.size, after: .zero), &usage)
    stream(1, &usage)
    return old
  }

  /// Deletes one item and writes another in a transaction: twice the units of each.
  ///
  /// Source: DynamoDB developer guide, "Read and write operations", read 2026-04-13.
  func replace<Item>(
    _ key: UInt64, with item: Item, in partition: inout Partition<Item>, at moment: Instant,
    _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard item.size <= ItemSize.limit else { throw .itemTooLarge(item.size) }
    usage.recordCall(.callTransactWriteItems)
    let old = partition.index(of: key).map { partition.remove(at: $0, at: moment) }
    let overwritten = partition.store(item, at: moment)
    let units =
      CapacityUnits.writes(before: old?.size ?? .zero, after: .zero)
      + CapacityUnits.writes(before: overwritten ?? .zero, after: item.size)
    write(CapacityUnits.transactional * units, &usage)
    stream(old == nil ? 1 : 2, &usage)
  }

  /// Rewrites one item and adds another in a transaction: twice the units of each.
  func update<Old, New>(
    _ changed: Old, in one: inout Partition<Old>, adding item: New,
    to other: inout Partition<New>, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    for size in [changed.size, item.size] where size > ItemSize.limit { throw .itemTooLarge(size) }
    usage.recordCall(.callTransactWriteItems)
    let old = one.store(changed, at: moment)
    let overwritten = other.store(item, at: moment)
    let units =
      CapacityUnits.writes(before: old ?? .zero, after: changed.size)
      + CapacityUnits.writes(before: overwritten ?? .zero, after: item.size)
    write(CapacityUnits.transactional * units, &usage)
    stream(2, &usage)
  }

  /// Deletes every item, in batches of 25; each is charged by its own size.
  func deleteAll<Item>(
    from partition: inout Partition<Item>, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    let found = query(allOf: &partition, &usage)
    for index in found.indices.reversed() {
      if index % Self.batchLimit == 0 { usage.recordCall(.callBatchWriteItem) }
      let old = partition.remove(at: index, at: moment)
      write(CapacityUnits.writes(before: old.size, after: .zero), &usage)
    }
    stream(found.indices.count, &usage)
    partition.dropUnreachable(at: moment)
  }

  /// Deletes an item whose time to live ended at a moment, which is free; its stream tells of it.
  ///
  /// Source: DynamoDB developer guide, "Using time to live", read 2026-04-13.
  func expire<Item>(
    at index: Int, of partition: inout Partition<Item>, endedAt moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    partition.remove(at: index, endedAt: moment)
    stream(1, &usage)
  }

  /// Writes what a change of an item makes of its entry in an index.
  func writeIndex(_ change: IndexChange, _ usage: inout UsageRecorder) {
    write(change.writeUnits, byIndex: true, &usage)
  }

  /// Counts the storage of index entries up to a moment.
  func settleIndex(
    _ storage: inout StorageClock, until moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.record(storageMeter, wide: storage.take(until: moment))
  }

  /// Counts the storage of a partition up to a moment.
  func settle<Item>(
    _ partition: inout Partition<Item>, until moment: Instant, _ usage: inout UsageRecorder
  ) {
    let kept = partition.storage.take(until: moment)
    usage.record(storageMeter, wide: kept)
    if hasPointInTimeRecovery { usage.record(.dynamoPITR, wide: kept) }
  }

  /// Counts half read units.
  @inline(__always) func read(
    _ halves: Int, byIndex: Bool = false, _ usage: inout UsageRecorder
  ) {
    if _slowPath(consumption != nil), let consumption {
      usage.recordConsumption(consumption.reads, halves, byIndex: byIndex)
    } else {
      usage.record(readMeter, halves)
    }
  }

  @inline(__always) private func write(
    _ units: Int, byIndex: Bool = false, _ usage: inout UsageRecorder
  ) {
    if _slowPath(consumption != nil), let consumption {
      usage.recordConsumption(consumption.writes, units, byIndex: byIndex)
    } else {
      usage.record(writeMeter, units)
    }
  }

  /// Counts changes that the table's stream tells of; that it does is free, its reads are not.
  @inline(__always) private func stream(_ records: Int, _ usage: inout UsageRecorder) {
    if _slowPath(changes != nil), let changes { usage.record(changes, records) }
  }

  /// A batch writes at most so many items.
  static let batchLimit = 25
}
