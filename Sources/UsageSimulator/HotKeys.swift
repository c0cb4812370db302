public import AuroraBackend

/// A partition key of a table, and the most that was asked of it in a second.
public struct HotKey: Sendable, Equatable {
  public let table: TableName
  public let owner: Owner
  /// Write units in the second that had most of them.
  public let writes: Int
  /// Half read units in the second that had most of them.
  public let halfReads: Int

  /// Whose items stand under the key.
  public enum Owner: Sendable, Hashable, Comparable {
    /// One user's, by number.
    case user(UInt64)
    /// One part of the reminders that are due in a minute of the month, in the index of them.
    case dueMinute(Int)
  }

  public init(table: TableName, owner: Owner, writes: Int, halfReads: Int) {
    self.table = table
    self.owner = owner
    self.writes = writes
    self.halfReads = halfReads
  }
}

/// The hottest few keys: those that come nearest to what a partition takes.
///
/// Each key is measured once, so joining two lists in any order gives the same one.
struct HotKeys: Sendable {
  static let limit = 20

  private let writeLimit: Int
  private let readLimit: Int
  /// The hottest first.
  private(set) var keys: [HotKey] = []

  init(_ quotas: Scenario.Quotas) {
    writeLimit = quotas.partitionWritesPerSecond
    readLimit = quotas.partitionReadsPerSecond
  }

  mutating func add(_ key: HotKey) {
    guard key.writes > 0 || key.halfReads > 0 else { return }
    if keys.count == Self.limit {
      guard let last = keys.last, isHotter(key, last) else { return }
      keys.removeLast()
    }
    keys.insert(key, at: keys.firstIndex { isHotter(key, $0) } ?? keys.count)
  }

  mutating func merge(_ other: HotKeys) {
    for key in other.keys { add(key) }
  }

  /// Of keys as hot as each other, that of the earlier table and of the earlier user goes first.
  private func isHotter(_ one: HotKey, _ other: HotKey) -> Bool {
    let heats = (heat(of: one), heat(of: other))
    if heats.0 != heats.1 { return heats.0 > heats.1 }
    return (one.table.order, one.owner) < (other.table.order, other.owner)
  }

  /// The larger of a partition's two shares in use, in parts of one common measure.
  private func heat(of key: HotKey) -> Int {
    max(key.writes * 2 * readLimit, key.halfReads * writeLimit)
  }
}

extension TableName {
  fileprivate var order: Int {
    switch self {
    case .users: 0
    case .events: 1
    case .reminders: 2
    }
  }
}
