public import Metering

/// An item of a table: an integer sort key, which orders it in its partition, and a size.
public protocol TableItem: Sendable, BitwiseCopyable {
  var key: UInt64 { get }
  /// As request units see it; storage adds its overhead.
  var size: Bytes { get }
}

/// One user's items of one table, in key order, and the bytes they have kept so far.
///
/// Sizes are summed as they change, so that the bytes of a range are one subtraction.
public struct Partition<Item: TableItem>: ~Copyable {
  private var rows: Slab<Row>
  var storage = StorageClock()
  /// What was looked for last is likely to be looked for again.
  private var recent = 0
  /// Where the bounds of ranges were when last asked for, by their keys' upper bits: likely still
  /// there, or next to it.
  private var marks = InlineArray<16, UInt16>(repeating: 0)
  /// Whether rows are in the order of their keys, and not in that of appending.
  private var isInOrder = true

  // Internal, as the compiler (6.3.1) crashes on a private one that inlined code names.
  struct Row: BitwiseCopyable, Keyed {
    var item: Item
    /// Bytes of the items up to this one, with it.
    var sum: Int

    var key: UInt64 { item.key }
  }

  /// `capacity` items find room at once, one at least.
  public init(capacity: Int = 256) { rows = Slab(capacity: capacity) }

  /// Forgets everything but the memory, for the next user.
  public mutating func reset(at moment: Instant) {
    rows.removeAll()
    isInOrder = true
    storage = StorageClock(since: moment)
  }

  public var count: Int { rows.count }
  public var indices: Range<Int> { 0..<rows.count }

  public subscript(index: Int) -> Item { rows[index].item }

  /// A copy of all items.
  public var items: [Item] { indices.map { rows[$0].item } }

  public func key(at index: Int) -> UInt64 { rows[index].item.key }

  /// Bytes kept now, with each item's overhead and what no request can reach.
  public var storedBytes: Bytes { storage.bytes }

  /// Index of the first item whose key is not below `key`; keys are below 2^63.
  ///
  /// O(log n).
  public func firstIndex(notBelow key: UInt64) -> Int {
    assert(isInOrder)
    return rows.firstIndex(notBelow: key)
  }

  /// The places of the items whose keys are in a range; its bounds are likely to be asked for again.
  @inline(__always) mutating func places(of keys: Range<UInt64>) -> Range<Int> {
    let first = place(notBelow: keys.lowerBound)
    return first..<max(first, place(notBelow: keys.upperBound))
  }

  /// The place of the first item whose key is not below a bound, which is likely to be asked for
  /// again, or one near it.
  @inline(__always) mutating func place(notBelow key: UInt64) -> Int {
    assert(isInOrder)
    let count = rows.count
    guard count > 0, rows[count &- 1].key >= key else { return count }
    guard rows[0].key < key else { return 0 }
    let slot = Int(truncatingIfNeeded: key >> 45) & 15
    let place = rows.firstIndex(notBelow: key, near: Int(marks[slot]))
    marks[slot] = UInt16(truncatingIfNeeded: place)
    return place
  }

  @inline(__always) public func index(of key: UInt64) -> Int? {
    if recent < rows.count, rows[recent].key == key { return recent }
    // What is new is often behind all there is.
    guard rows.count > 0, rows[rows.count &- 1].key >= key else { return nil }
    let index = firstIndex(notBelow: key)
    return index < rows.count && rows[index].key == key ? index : nil
  }

  /// An item, which is likely to be asked for next.
  @inline(__always) mutating func item(_ key: UInt64) -> Item? {
    guard let index = index(of: key) else { return nil }
    recent = index
    return rows[index].item
  }

  /// The key of an item, which is likely to be asked for next.
  mutating func pick(_ index: Int) -> UInt64 {
    recent = index
    return rows[index].item.key
  }

  func size(at index: Int) -> Bytes { rows[index].item.size }

  /// Sums the sizes of a range of items.
  @inline(__always) func size(of range: Range<Int>) -> Bytes {
    Bytes(sum(before: range.upperBound) &- sum(before: range.lowerBound))
  }

  @inline(__always) private func sum(before index: Int) -> Int {
    index > 0 ? rows[index &- 1].sum : 0
  }

  /// Stores the item in place of one with its key, and returns that one's size, or nil.
  ///
  /// O(n) moves.
  @discardableResult
  mutating func store(_ item: Item, at moment: Instant) -> Bytes? {
    if recent < rows.count, rows[recent].key == item.key {
      let old = rows[recent].item.size
      rows[recent].item = item
      grow(by: item.size - old, from: recent)
      storage.change(from: old, to: item.size, at: moment)
      return old
    }
    let place = insert(item)
    if place > 0, rows[place &- 1].key == item.key {
      let old = take(at: place &- 1).size
      storage.change(from: old, to: item.size, at: moment)
      return old
    }
    storage.change(from: .zero, to: item.size + ItemSize.storageOverhead, at: moment)
    return nil
  }

  /// Adds an item with a key of its own, as of the last change; `putInOrder` must follow the last
  /// one.
  ///
  /// O(1) where items come in descending order, O(n) moves at most.
  @inline(__always) mutating func append(_ item: Item) {
    if isInOrder { turnRound() }
    var place = rows.count
    rows.append(Row(item: item, sum: 0))
    while place > 0, rows[place &- 1].key < item.key {
      rows[place] = rows[place &- 1]
      place &-= 1
    }
    rows[place] = Row(item: item, sum: 0)
    storage.add(item.size + ItemSize.storageOverhead)
  }

  /// Turns the rows to descending order, in which items are appended, or back.
  private mutating func turnRound() {
    rows.reverse()
    isInOrder.toggle()
  }

  /// Puts items in the order of their keys after the last was appended, and sums their sizes.
  mutating func putInOrder() {
    if !isInOrder { turnRound() }
    var sum = 0
    for index in indices {
      sum &+= rows[index].item.size.count
      rows[index].sum = sum
    }
  }

  /// Returns its place, after an item with its key.
  @inline(__always) private mutating func insert(_ item: Item) -> Int {
    let size = item.size.count
    var place = rows.count
    rows.append(Row(item: item, sum: 0))
    while place > 0, rows[place &- 1].key > item.key {
      let row = rows[place &- 1]
      rows[place] = Row(item: row.item, sum: row.sum &+ size)
      place &-= 1
    }
    rows[place] = Row(item: item, sum: sum(before: place) &+ size)
    return place
  }

  mutating func remove(at index: Int, at moment: Instant) -> Item {
    let old = take(at: index)
    storage.change(from: old.size + ItemSize.storageOverhead, to: .zero, at: moment)
    return old
  }

  /// Removes an item that ended at a moment which may lie before the last change.
  mutating func remove(at index: Int, endedAt moment: Instant) {
    storage.drop(take(at: index).size + ItemSize.storageOverhead, endedAt: moment)
  }

  private mutating func take(at index: Int) -> Item {
    let old = rows[index].item
    let size = old.size.count
    let last = rows.count &- 1
    var place = index
    while place < last {
      let row = rows[place &+ 1]
      rows[place] = Row(item: row.item, sum: row.sum &- size)
      place &+= 1
    }
    rows.removeLast(1)
    return old
  }

  /// Adds to the sums from an item on.
  private mutating func grow(by change: Bytes, from index: Int) {
    var place = index
    while place < rows.count {
      rows[place].sum &+= change.count
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
