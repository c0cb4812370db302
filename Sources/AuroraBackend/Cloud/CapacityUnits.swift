public import Metering

/// How many request units an item operation takes: pure functions of sizes.
///
/// Source: DynamoDB developer guide, "Read and write operations", read 2026-04-13.
public enum CapacityUnits {
  /// Half read units of one read of so many bytes: 4 KB blocks, at least one, half if eventual.
  @inlinable public static func halfReads(of size: Bytes, _ consistency: Consistency) -> Int {
    max(1, size.blocks(of: .kilobytes(4))) * consistency.halfUnits
  }

  /// Write units of one write: 1 KB blocks of the larger image, at least one.
  @inlinable public static func writes(before: Bytes, after: Bytes) -> Int {
    max(1, max(before, after).blocks(of: .kilobytes(1)))
  }

  /// How many times the units of each item a transaction takes of its table.
  public static let transactional = 2
}

public enum Consistency: Sendable {
  case eventual, strong, transactional

  /// Half read units per 4 KB block.
  @usableFromInline var halfUnits: Int {
    switch self {
    case .eventual: 1
    case .strong: 2
    case .transactional: 4
    }
  }
}
