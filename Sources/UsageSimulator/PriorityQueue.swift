/// A binary heap: the least element first.
struct PriorityQueue<Element: Comparable> {
  private var heap: ContiguousArray<Element> = []

  var count: Int { heap.count }
  var first: Element? { heap.first }

  /// O(log count).
  mutating func push(_ element: Element) {
    heap.append(element)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child] < heap[parent] else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes the least element; O(log count).
  mutating func pop() -> Element? {
    guard let last = heap.popLast() else { return nil }
    guard let first = heap.first else { return last }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      let left = 2 * parent + 1
      if left < heap.count, heap[left] < heap[least] { least = left }
      if left + 1 < heap.count, heap[left + 1] < heap[least] { least = left + 1 }
      guard least != parent else { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
