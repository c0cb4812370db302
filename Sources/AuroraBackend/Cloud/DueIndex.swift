import Metering

/// A sparse index of the reminders table by due minute: keys alone, of fixed length.
///
/// An entry is there while its reminder is pending.
struct DueIndex: Sendable {
  private let table: Table

  init(_ table: Table) { self.table = table }

  func add(
    to storage: inout StorageClock, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    table.writeIndex(.added(Self.entry), &usage)
    storage.change(from: .zero, to: Self.stored, at: moment)
  }

  func remove(
    from storage: inout StorageClock, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    table.writeIndex(.removed(Self.entry), &usage)
    storage.change(from: Self.stored, to: .zero, at: moment)
  }

  /// Entries that are there already, without a write.
  func open(_ storage: inout StorageClock, entries: Int, at moment: Instant) {
    storage.change(from: .zero, to: Bytes(entries * Self.stored.count), at: moment)
  }

  func settle(
    _ storage: inout StorageClock, until moment: Instant, _ usage: inout UsageRecorder
  ) {
    table.settleIndex(&storage, until: moment, &usage)
  }

  /// What the fullest of the index's partitions takes to find so many that are due, and to forget
  /// them: write units, and half read units.
  static func unitsOfFullest(due: Int, shards: Int) -> (writes: Int, halfReads: Int) {
    let entries = (due + shards - 1) / shards
    let size = Bytes(entries * entry.count)
    return (
      entries * IndexChange.removed(entry).writeUnits, CapacityUnits.halfReads(of: size, .eventual)
    )
  }

  private static let stored = entry + ItemSize.storageOverhead

  /// The due minute with its shard, and the table's key.
  static let entry: Bytes = {
    var size = ItemSize()
    size.add(name: "dueMinute".utf8.count, text: "2026-10-05T09:00Z#07".utf8.count)
    size.add(name: "userId".utf8.count, text: 36)
    size.add(name: "sk".utf8.count, text: 26 + 6)
    return size.bytes
  }()
}
