/// What stands in order of a key.
protocol Keyed {
  var key: UInt64 { get }
}

/// A growing row of plain values behind a pointer.
///
/// For the reason of `CounterBlock`: a partition made of arrays took a fifth of a month's
/// instructions for checks of uniqueness and bounds. Indices are checked in debug builds alone.
/// Unsafe code lives here so that no caller needs any.
@safe
struct Slab<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    precondition(capacity > 0)
    unsafe base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { unsafe base.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    @inline(__always) set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  @inline(__always) mutating func append(_ element: Element) {
    if _slowPath(count == capacity) { grow() }
    unsafe base[count] = element
    count &+= 1
  }

  /// O(n) moves behind the index.
  @inline(__always) mutating func insert(_ element: Element, at index: Int) {
    assert(index >= 0 && index <= count)
    if count == capacity { grow() }
    var place = count
    while place > index {
      unsafe base[place] = unsafe base[place &- 1]
      place &-= 1
    }
    unsafe base[index] = element
    count &+= 1
  }

  /// O(n) moves behind the index.
  @discardableResult
  @inline(__always) mutating func remove(at index: Int) -> Element {
    assert(index >= 0 && index < count)
    let old = unsafe base[index]
    count &-= 1
    var place = index
    while place < count {
      unsafe base[place] = unsafe base[place &+ 1]
      place &+= 1
    }
    return old
  }

  /// Forgets the last so many elements; the memory stays.
  mutating func removeLast(_ removed: Int) {
    assert(removed >= 0 && removed <= count)
    count &-= removed
  }

  mutating func removeAll() { count = 0 }

  mutating func reverse() {
    var low = 0
    var high = count &- 1
    while low < high {
      unsafe swap(&base[low], &base[high])
      low &+= 1
      high &-= 1
    }
  }

  /// In a row in ascending order of keys below 2^63, the place of the first not below `key`.
  ///
  /// O(log n).
  func firstIndex(notBelow key: UInt64) -> Int where Element: Keyed {
    var first = 0
    var length = count
    // By quarters, whose bounds are read at once; by sums, so that no branch waits to be guessed.
    while length > 3 {
      let quarter = length &>> 2
      let below =
        isBelow(key, at: first &+ quarter &- 1) &+ isBelow(key, at: first &+ 2 &* quarter &- 1)
        &+ isBelow(key, at: first &+ 3 &* quarter &- 1)
      first &+= quarter &* below
      length &-= 3 &* quarter
    }
    for index in first..<first &+ length { first &+= isBelow(key, at: index) }
    return first
  }

  /// The same, cheaper where the place guessed is wrong by few; the first key must be below.
  @inline(__always) func firstIndex(notBelow key: UInt64, near guess: Int) -> Int
  where Element: Keyed {
    let first = min(max(guess &- 2, 0), count &- 4)
    guard first >= 0 else { return firstIndex(notBelow: key) }
    var place = first
    for index in first..<first &+ 4 { place &+= isBelow(key, at: index) }
    // Among the four, or right before what is known to follow.
    return place > first && place < first &+ 4 ? place : firstIndex(notBelow: key)
  }

  /// 1 where the element's key is below: the sign of a difference.
  @inline(__always) private func isBelow(_ key: UInt64, at index: Int) -> Int where Element: Keyed {
    Int(truncatingIfNeeded: (self[index].key &- key) &>> 63)
  }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }
}
