public import Metering

/// One DynamoDB request by the items that it meets, and the units it takes.
public struct TableRequest: Sendable {
  public var operation: TableOperation
  /// Of a read; one in a transaction has its own.
  public var consistency: Consistency
  /// Attributes of the table's key.
  public var key: [ItemText]
  public var indexes: [SecondaryIndex]
  /// Items as they were, position by position; for reads those read, nil for one that is missing.
  public var before: [ItemImage?]
  /// Items as a write leaves or would leave them, position by position; empty for reads.
  public var after: [ItemImage?]
  /// The write was refused by its condition.
  public var conditionFailed: Bool

  public init(
    _ operation: TableOperation, consistency: Consistency = .eventual, key: [ItemText] = [],
    indexes: [SecondaryIndex] = [], before: [ItemImage?], after: [ItemImage?] = [],
    conditionFailed: Bool = false
  ) {
    precondition(operation.isRead ? after.isEmpty : before.count == after.count)
    self.operation = operation
    self.consistency = consistency
    self.key = key
    self.indexes = indexes
    self.before = before
    self.after = after
    self.conditionFailed = conditionFailed
  }

  /// What the request takes of table and indexes.
  public var units: TableUnits {
    TableUnits(
      halfReads: operation.isRead ? halfReads : 0, writes: operation.isRead ? 0 : writes,
      itemSizes: itemSizes,
      indexWrites: indexes.map { .init(index: $0.name, writes: writes(of: $0)) })
  }

  /// Bytes of each item image: what a write leaves, or else what it found.
  private var itemSizes: [Bytes] {
    let images = operation.isRead ? before : zip(before, after).map { $1 ?? $0 }
    return images.compactMap { $0?.size }
  }

  /// Half read units: each item is rounded by itself, but `Query` and `Scan` round the sum once.
  ///
  /// A miss costs the minimum. Source: DynamoDB developer guide, "Read and write operations", read
  /// 2026-04-13.
  private var halfReads: Int {
    let sizes = before.isEmpty ? [.zero] : before.map { $0?.size ?? .zero }
    let blocks = operation.sumsItems ? [sizes.reduce(.zero, +)] : sizes
    let consistency = operation.isTransaction ? .transactional : consistency
    return blocks.reduce(0) { $0 + CapacityUnits.halfReads(of: $1, consistency) }
  }

  /// Write units of the table: each item is rounded by itself, the larger image counts, whether it
  /// was the item's or, with a failed condition, the attempted one.
  ///
  /// Source: DynamoDB developer guide, "Read and write operations", read 2026-04-13. Its pages differ
  /// on whether a refused write costs the stored or the attempted size; the larger covers both.
  private var writes: Int {
    let units = zip(before, after).reduce(0) { sum, images in
      sum
        + CapacityUnits.writes(
          before: images.0?.size ?? .zero, after: images.1?.size ?? .zero)
    }
    return operation.isTransaction ? CapacityUnits.transactional * units : units
  }

  /// Write units of an index; a refused write changes nothing there, a transaction costs no more.
  ///
  /// Source of the latter: the provider's cost calculator (aws/agent-toolkit-for-aws at d6ad2e4,
  /// `calculate_costs.py`), which says that it was verified.
  private func writes(of index: SecondaryIndex) -> Int {
    guard !operation.isRead, !conditionFailed else { return 0 }
    return zip(before, after).reduce(0) { sum, images in
      sum + index.change(from: images.0, to: images.1, tableKey: key).writeUnits
    }
  }
}

/// The units that a request takes.
public struct TableUnits: Equatable, Sendable {
  /// Half read units, of the table or of the index that was read.
  public var halfReads: Int
  /// Write units of the table itself.
  public var writes: Int
  public var itemSizes: [Bytes]
  /// Of every index of the table, in its order.
  public var indexWrites: [IndexWrites]

  public struct IndexWrites: Equatable, Sendable {
    public var index: String
    public var writes: Int
  }

  /// Write units of table and indexes.
  public var totalWrites: Int { indexWrites.reduce(writes) { $0 + $1.writes } }
}
