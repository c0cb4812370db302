import Metering
import Testing

@testable import AuroraBackend

struct ItemSizeTests {
  /// Source: DynamoDB developer guide, "Constraints", read 2026-04-13: this item is 23 bytes.
  @Test func `the provider's own example comes out`() {
    let item = ItemImage(["shirt-color": .string("R"), "shirt-size": .string("M")])
    #expect(item.size == Bytes(23))
  }

  /// Sizes under a name of one byte.
  ///
  /// Source: DynamoDB developer guide, "Item sizes and formats".
  @Test(
    arguments: [
      (.string(""), 1), (.string("abc"), 4), (.string("é☂𝄞"), 1 + 2 + 3 + 4), (.binary([]), 1),
      (.binary([0, 255]), 3), (.boolean(true), 2), (.boolean(false), 2), (.null, 2),
      (.list([]), 4), (.map([:]), 4), (.list([.null]), 6),
      (.list([.string(""), .string("ab")]), 8),
      (.map(["k": .null]), 7), (.map(["é": .string("abc")]), 10),
      (.list([.list([.list([])])]), 1 + 4 + 4 + 3),
      (.map(["a": .map(["b": .map([:])])]), 1 + 5 + 5 + 3),
      (.stringSet(["a", "bb", ""]), 4), (.binarySet([[1], [1, 2], []]), 4),
    ] as [(ItemValue, Int)])
  func `each type has its size`(value: ItemValue, size: Int) {
    #expect(ItemImage(["n": value]).size == Bytes(size))
  }

  @Test func `numbers and sets of them add up without overhead`() throws {
    let numbers = try ["1.23", "12.3", "-5", "0"].map { try ItemNumber($0) }
    #expect(ItemImage(["n": .numberSet(Set(numbers))]).size == Bytes(1 + 3 + 3 + 3 + 1))
    #expect(ItemImage(["n": .list(numbers.map(ItemValue.number))]).size == Bytes(1 + 3 + 4 + 10))
  }

  /// An item as typed records feed it, and the same as DynamoDB JSON does.
  @Test func `a record and its attributes have one size`() throws {
    var record = ItemSize()
    record.add(name: "userId".utf8.count, text: 36)
    record.add(name: "due".utf8.count, integerDigits: 10)
    record.add(name: "version".utf8.count, integerDigits: 1)
    record.addFlag(name: "allDay".utf8.count)
    record.addContainer(name: "files".utf8.count, elements: 1)
    record.addContainer(name: 0, elements: 2)
    record.add(name: "object".utf8.count, text: 64)
    record.add(name: "bytes".utf8.count, integerDigits: 6)
    let file: [ItemText: ItemValue] = [
      "object": .string(ItemText(String(repeating: "o", count: 64))),
      "bytes": .number(try ItemNumber("123456")),
    ]
    let item = ItemImage([
      "userId": .string(ItemText(String(repeating: "u", count: 36))),
      "due": .number(try ItemNumber("1791234567")), "version": .number(try ItemNumber("7")),
      "allDay": .boolean(true), "files": .list([.map(file)]),
    ])
    #expect(record.bytes == item.size)
    #expect(record.bytes == Bytes(42 + 9 + 9 + 7 + 9 + 5 + 70 + 9))
  }

  @Test(arguments: 1...38)
  func `digits of a whole number count as in the number itself`(digits: Int) throws {
    var size = ItemSize()
    size.add(name: 0, integerDigits: digits)
    let number = try ItemNumber(String(repeating: "9", count: digits))
    #expect(size.bytes == Bytes(number.size))
  }

  @Test func `an item is as large as its attributes one by one`() {
    var random = RandomItems(seed: 2)
    for _ in 0..<300 {
      let item = random.item()
      let parts = item.attributes.map { ItemImage([$0.key: $0.value]).size }
      #expect(parts.reduce(.zero, +) == item.size)
    }
  }

  @Test func `wrapping a value adds what a container and its element add`() {
    var random = RandomItems(seed: 3)
    for _ in 0..<300 {
      let value = random.value()
      let bare = ItemImage(["n": value]).size
      #expect(ItemImage(["n": .list([value])]).size == bare + Bytes(4))
      #expect(ItemImage(["n": .map(["kk": value])]).size == bare + Bytes(6))
    }
  }
}
