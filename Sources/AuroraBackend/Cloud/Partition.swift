public import Metering

/// An item of a table: an integer sort key, which orders it in its partition, and a size.
public protocol TableItem: Sendable, BitwiseCopyable {
  var key: UInt64 { get }
  /// As request units see it; storage adds its overhead.
  var size: Bytes { get }
}

/// One user's items of one table, in key order, and the bytes they have kept so far.
///
/// Keys and sizes stand apart from the items: searches read the keys alone, and sizes are summed as
/// they change, so that the bytes of a range are one subtraction.
public struct Partition<Item: TableItem>: ~Copyable {
  private var stored: Slab<Item>
  private var keys: Slab<UInt64>
  /// Bytes of the items before each index, and of all.
  private var sums: Slab<Int>
  var storage = StorageClock()
  /// What was looked for last is likely to be looked for again: an item, and a query's range.
  private var recent = 0
  var window = 0..<0

  /// `capacity` items find room at once, one at least.
  public init(capacity: Int = 256) {
    stored = Slab(capacity: capacity)
    keys = Slab(capacity: capacity)
    sums = Slab(capacity: capacity + 1)
    sums.append(0)
  }

  /// Forgets everything but the memory, for the next user.
  public mutating func reset(at moment: Instant) {
    stored.removeAll()
    keys.removeAll()
    sums.removeLast(sums.count - 1)
    storage = StorageClock(since: moment)
  }

  public var count: Int { keys.count }
  public var indices: Range<Int> { 0..<keys.count }

  public subscript(index: Int) -> Item { stored[index] }

  /// A copy of all items.
  public var items: [Item] { indices.map { stored[$0] } }

  /// Index of the first item whose key is not below `key`; keys are below 2^63.
  ///
  /// O(log n).
  public func firstIndex(notBelow key: UInt64) -> Int { keys.firstIndex(notBelow: key) }

  /// The same, cheaper where the answer is the one guessed, or the end.
  @inline(__always) func firstIndex(notBelow key: UInt64, near guess: Int) -> Int {
    let count = keys.count
    guard count > 0, keys[count &- 1] >= key else { return count }
    let isRight =
      guess < count && keys[guess] >= key && (guess == 0 || keys[guess &- 1] < key)
    return isRight ? guess : keys.firstIndex(notBelow: key)
  }

  @inline(__always) public func index(of key: UInt64) -> Int? {
    if recent < keys.count, keys[recent] == key { return recent }
    let index = keys.firstIndex(notBelow: key)
    return index < keys.count && keys[index] == key ? index : nil
  }

  @inline(__always) func item(_ key: UInt64) -> Item? {
    guard let index = index(of: key) else { return nil }
    return stored[index]
  }

  /// The key of an item, which is likely to be asked for next.
  mutating func pick(_ index: Int) -> UInt64 {
    recent = index
    return keys[index]
  }

  public func key(at index: Int) -> UInt64 { keys[index] }

  func size(at index: Int) -> Bytes { Bytes(sums[index &+ 1] &- sums[index]) }

  /// Sums the sizes of a range of items.
  func size(of range: Range<Int>) -> Bytes {
    Bytes(sums[range.upperBound] &- sums[range.lowerBound])
  }

  /// Stores the item in place of one with its key, and returns that one's size, or nil.
  ///
  /// O(n) moves.
  @discardableResult
  mutating func store(_ item: Item, at moment: Instant) -> Bytes? {
    let index = firstIndex(notBelow: item.key, near: recent)
    if index < keys.count, keys[index] == item.key {
      let old = size(at: index)
      stored[index] = item
      grow(by: item.size - old, from: index)
      storage.change(from: old, to: item.size, at: moment)
      return old
    }
    stored.insert(item, at: index)
    keys.insert(item.key, at: index)
    sums.insert(sums[index], at: index)
    grow(by: item.size, from: index)
    storage.change(from: .zero, to: item.size + ItemSize.storageOverhead, at: moment)
    return nil
  }

  mutating func remove(at index: Int, at moment: Instant) -> Item {
    grow(by: .zero - size(at: index), from: index)
    sums.remove(at: index)
    keys.remove(at: index)
    let old = stored.remove(at: index)
    storage.change(from: old.size + ItemSize.storageOverhead, to: .zero, at: moment)
    return old
  }

  /// Adds to the sums behind an item.
  private mutating func grow(by change: Bytes, from index: Int) {
    var place = index &+ 1
    while place < sums.count {
      sums[place] &+= change.count
      place &+= 1
    }
  }

  /// Bytes of items that are kept but that no request of the month can reach.
  mutating func keepUnreachable(_ bytes: Bytes, at moment: Instant) {
    storage.change(from: .zero, to: bytes, at: moment)
  }

  /// Drops the bytes of items that no request could reach, with the account they belong to.
  mutating func dropUnreachable(at moment: Instant) {
    storage.change(from: storage.bytes, to: .zero, at: moment)
  }
}
