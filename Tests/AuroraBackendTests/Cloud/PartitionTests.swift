import Metering
import Testing

@testable import AuroraBackend

struct PartitionTests {
  struct Item: TableItem {
    var key: UInt64
    var size: Bytes
  }

  @Test func `a partition behaves as a sorted dictionary through random changes`() {
    var partition = Partition<Item>()
    var model: [UInt64: Int] = [:]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<5_000 {
      let key = UInt64.random(in: 0..<60, using: &random)
      if Bool.random(using: &random) {
        let size = Int.random(in: 1..<5_000, using: &random)
        let old = partition.store(Item(key: key, size: Bytes(size)), at: .zero)
        #expect(old?.count == model[key])
        model[key] = size
      } else if let index = partition.index(of: key) {
        #expect(partition.remove(at: index, at: .zero).size.count == model[key])
        model[key] = nil
      } else {
        #expect(model[key] == nil)
      }
      let low = UInt64.random(in: 0..<61, using: &random)
      let first = partition.firstIndex(notBelow: low)
      #expect(partition.count - first == model.keys.count { $0 >= low })
      #expect(
        partition.size(of: first..<partition.count).count
          == model.reduce(0) { $1.key >= low ? $0 + $1.value : $0 })
    }
    #expect(partition.items.map(\.key) == model.keys.sorted())
    #expect(partition.storage.bytes.count == model.values.reduce(0) { $0 + $1 + 100 })
  }

  @Test func `storage is bytes times time, with 100 bytes an item`() {
    var partition = Partition<Item>()
    partition.reset(at: .zero)
    partition.store(Item(key: 1, size: Bytes(900)), at: Instant(milliseconds: 10))
    partition.store(Item(key: 1, size: Bytes(1_900)), at: Instant(milliseconds: 30))
    let index = partition.index(of: 1) ?? 0
    _ = partition.remove(at: index, at: Instant(milliseconds: 35))
    #expect(partition.storage.take(until: Instant(milliseconds: 100)) == 20 * 1_000 + 5 * 2_000)
  }
}
