public import Metering

/// An item of a table: an integer sort key, which orders it in its partition, and a size.
public protocol TableItem: Sendable {
  var key: UInt64 { get }
  /// As request units see it; storage adds its overhead.
  var size: Bytes { get }
}

/// One user's items of one table, in key order, and the bytes they have kept so far.
///
/// Keys and sizes stand apart from the items: searches and sums read nothing else.
public struct Partition<Item: TableItem>: ~Copyable {
  public private(set) var items = ContiguousArray<Item>()
  private var keys = ContiguousArray<UInt64>()
  private var sizes = ContiguousArray<UInt32>()
  var storage = StorageClock()
  /// What was looked for last is likely to be looked for again: an item, and a query's range.
  private var recent = 0
  public internal(set) var window = 0..<0

  public init() {
    items.reserveCapacity(256)
    keys.reserveCapacity(256)
    sizes.reserveCapacity(256)
  }

  /// Forgets everything but the memory, for the next user.
  public mutating func reset(at moment: Instant) {
    items.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    sizes.removeAll(keepingCapacity: true)
    storage = StorageClock(since: moment)
  }

  public var count: Int { keys.count }

  /// Index of the first item whose key is not below `key`; keys are below 2^63.
  ///
  /// O(log n).
  public func firstIndex(notBelow key: UInt64) -> Int {
    var base = 0
    var length = keys.count
    while length > 1 {
      let half = length / 2
      // The difference's sign, so that no branch waits to be guessed: 1 where the key is below.
      let below = Int(truncatingIfNeeded: (keys[base &+ half &- 1] &- key) >> 63)
      base &+= half & (0 &- below)
      length -= half
    }
    return length == 1 && keys[base] < key ? base + 1 : base
  }

  /// The same, cheaper where the answer is the one guessed, or the end.
  public func firstIndex(notBelow key: UInt64, near guess: Int) -> Int {
    guard let last = keys.last, last >= key else { return keys.count }
    let isRight =
      guess < keys.count && keys[guess] >= key && (guess == 0 || keys[guess - 1] < key)
    return isRight ? guess : firstIndex(notBelow: key)
  }

  public func index(of key: UInt64) -> Int? {
    if recent < keys.count, keys[recent] == key { return recent }
    let index = firstIndex(notBelow: key)
    return index < keys.count && keys[index] == key ? index : nil
  }

  /// The key of an item, which is likely to be asked for next.
  public mutating func pick(_ index: Int) -> UInt64 {
    recent = index
    return keys[index]
  }

  public func key(at index: Int) -> UInt64 { keys[index] }

  func size(at index: Int) -> Bytes { Bytes(Int(sizes[index])) }

  /// Sums the sizes of a range of items.
  func size(of range: Range<Int>) -> Bytes {
    Bytes(sizes[range].reduce(0) { $0 &+ Int($1) })
  }

  /// Stores the item in place of one with its key, and returns that one's size, or nil.
  ///
  /// O(n) moves.
  @discardableResult
  mutating func store(_ item: Item, at moment: Instant) -> Bytes? {
    let index = firstIndex(notBelow: item.key, near: recent)
    let size = UInt32(item.size.count)
    if index < keys.count, keys[index] == item.key {
      let old = self.size(at: index)
      items[index] = item
      sizes[index] = size
      storage.change(from: stored(old), to: stored(item.size), at: moment)
      return old
    }
    if index == keys.count {
      items.append(item)
      keys.append(item.key)
      sizes.append(size)
    } else {
      items.insert(item, at: index)
      keys.insert(item.key, at: index)
      sizes.insert(size, at: index)
    }
    storage.change(from: .zero, to: stored(item.size), at: moment)
    return nil
  }

  mutating func remove(at index: Int, at moment: Instant) -> Item {
    keys.remove(at: index)
    sizes.remove(at: index)
    let old = items.remove(at: index)
    storage.change(from: stored(old.size), to: .zero, at: moment)
    return old
  }

  /// Bytes of items that are kept but that no request of the month can reach.
  public mutating func keepUnreachable(_ bytes: Bytes, at moment: Instant) {
    storage.change(from: .zero, to: bytes, at: moment)
  }

  /// Drops the bytes of items that no request could reach, with the account they belong to.
  mutating func dropUnreachable(at moment: Instant) {
    storage.change(from: storage.bytes, to: .zero, at: moment)
  }

  private func stored(_ size: Bytes) -> Bytes { size + ItemSize.storageOverhead }
}
