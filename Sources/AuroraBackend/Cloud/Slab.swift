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
    if count == capacity { grow() }
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

  /// In a row in ascending order of keys below 2^63, the place of the first not below `key`.
  ///
  /// O(log n).
  func firstIndex(notBelow key: UInt64) -> Int where Element: Keyed {
    var first = 0
    var length = count
    while length > 1 {
      let half = length &>> 1
      // The difference's sign, so that no branch waits to be guessed: 1 where the key is below.
      let below = Int(truncatingIfNeeded: (self[first &+ half &- 1].key &- key) &>> 63)
      first &+= half & (0 &- below)
      length &-= half
    }
    return length == 1 && self[first].key < key ? first &+ 1 : first
  }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }
}
