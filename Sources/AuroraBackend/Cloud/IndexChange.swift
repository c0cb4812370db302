public import Metering

/// What a write of an item does to its entry in a secondary index, and what that costs.
///
/// Sizes are of the projected entry. Entries are written one by one, so a changed key is the deletion
/// of the old entry and the put of the new one, each rounded by itself.
/// Source: DynamoDB developer guide, "Provisioned throughput considerations for global secondary
/// indexes", write capacity units, read 2026-04-13; the same for local ones in "Local secondary
/// indexes".
public enum IndexChange: Hashable, Sendable {
  /// No entry before or after, or nothing changed that the index keeps.
  case none
  /// The item is new, or now has the whole index key.
  case added(Bytes)
  /// The item is gone, or lost a part of the index key.
  case removed(Bytes)
  /// Projected attributes changed under the same index key.
  case rewritten(from: Bytes, to: Bytes)
  /// The value of the index key changed.
  case moved(from: Bytes, to: Bytes)

  /// Write units of the index: 0, 1 or 2 writes, each of at least one unit.
  public var writeUnits: Int {
    switch self {
    case .none: 0
    case .added(let size), .removed(let size): CapacityUnits.writes(before: size, after: .zero)
    case .rewritten(let old, let new): CapacityUnits.writes(before: old, after: new)
    case .moved(let old, let new):
      CapacityUnits.writes(before: old, after: .zero)
        + CapacityUnits.writes(before: .zero, after: new)
    }
  }
}
