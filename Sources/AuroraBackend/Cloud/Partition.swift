public import Metering

/// An item of a table: an integer sort key, which orders it in its partition, and a size.
public protocol TableItem: Sendable {
  var key: UInt64 { get }
  /// As request units see it; storage adds its overhead.
  var size: Bytes { get }
}

/// One user's items of one table, in key order, and the bytes they have kept so far.
public struct Partition<Item: TableItem>: ~Copyable {
  public private(set) var items = ContiguousArray<Item>()
  public internal(set) var storage = StorageClock()

  public init() { items.reserveCapacity(256) }

  /// Forgets everything but the memory, for the next user.
  public mutating func reset(at moment: Instant) {
    items.removeAll(keepingCapacity: true)
    storage = StorageClock(since: moment)
  }

  /// Index of the first item whose key is not below `key`. O(log n).
  public func firstIndex(notBelow key: UInt64) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  public func index(of key: UInt64) -> Int? {
    let index = firstIndex(notBelow: key)
    return index < items.count && items[index].key == key ? index : nil
  }

  /// Stores the item in place of one with its key, and returns that one. O(n) moves.
  @discardableResult
  mutating func store(_ item: Item, at moment: Instant) -> Item? {
    let index = firstIndex(notBelow: item.key)
    if index < items.count, items[index].key == item.key {
      let old = items[index]
      items[index] = item
      storage.change(from: stored(old), to: stored(item), at: moment)
      return old
    }
    items.insert(item, at: index)
    storage.change(from: .zero, to: stored(item), at: moment)
    return nil
  }

  mutating func remove(at index: Int, at moment: Instant) -> Item {
    let old = items.remove(at: index)
    storage.change(from: stored(old), to: .zero, at: moment)
    return old
  }

  /// Bytes of items that are kept but that no request of the month can reach.
  public mutating func keepUnreachable(_ bytes: Bytes, at moment: Instant) {
    storage.change(from: .zero, to: bytes, at: moment)
  }

  private func stored(_ item: Item) -> Bytes { item.size + ItemSize.storageOverhead }
}

/// Bytes kept over time: a counter of byte-milliseconds that follows every change.
///
/// 64 bits hold one user's 6 GB for a month; more traps.
public struct StorageClock: Sendable {
  public private(set) var bytes = Bytes.zero
  private var since: Instant
  private var byteMilliseconds: UInt64 = 0

  init(since: Instant = .zero) { self.since = since }

  mutating func change(from old: Bytes, to new: Bytes, at moment: Instant) {
    settle(at: moment)
    bytes += new - old
  }

  /// Byte-milliseconds up to a moment; counting goes on from there.
  mutating func take(until moment: Instant) -> UInt64 {
    settle(at: moment)
    defer { byteMilliseconds = 0 }
    return byteMilliseconds
  }

  private mutating func settle(at moment: Instant) {
    byteMilliseconds += UInt64(bytes.count) * UInt64((moment - since).count)
    since = moment
  }
}
