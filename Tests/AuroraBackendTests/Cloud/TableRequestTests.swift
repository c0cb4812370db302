import Metering
import Testing

@testable import AuroraBackend

/// Source of the rules: DynamoDB developer guide, "Read and write operations", read 2026-04-13.
struct TableRequestTests {
  /// An item of so many bytes.
  private static func item(_ size: Int) -> ItemImage {
    ItemImage(["k": .string(ItemText(String(repeating: "a", count: size - 1)))])
  }

  private static func items(_ sizes: [Int?]) -> [ItemImage?] { sizes.map { $0.map(item) } }

  @Test(
    arguments: [
      (.getItem, [], 1), (.getItem, [nil], 1), (.getItem, [1], 1), (.getItem, [4_096], 1),
      (.getItem, [4_097], 2), (.batchGetItem, [4_096, 4_097, nil], 1 + 2 + 1),
      (.batchGetItem, [1_536, 6_656], 3), (.batchGetItem, [], 1),
      (.query, [4_096, 4_097], 3), (.query, [2_048, 2_048], 1), (.query, [2_048, 2_049], 2),
      (.query, [], 1), (.query, [nil], 1), (.scan, [4_096, nil, 1], 2), (.scan, [], 1),
    ] as [(TableOperation, [Int?], Int)])
  func `get and batch round each item, query and scan their sum`(
    operation: TableOperation, sizes: [Int?], blocks: Int
  ) {
    let before = Self.items(sizes)
    let eventual = TableRequest(operation, before: before).units
    let strong = TableRequest(operation, consistency: .strong, before: before).units
    #expect((eventual.halfReads, strong.halfReads) == (blocks, 2 * blocks))
    #expect((eventual.writes, eventual.totalWrites) == (0, 0))
    #expect(eventual.itemSizes == sizes.compactMap { $0 }.map(Bytes.init))
  }

  @Test(arguments: [Consistency.eventual, .strong])
  func `a transaction reads for double, whatever consistency it names`(consistency: Consistency) {
    let request = TableRequest(
      .transactGetItems, consistency: consistency, before: Self.items([8_192, 1, nil]))
    #expect(request.units.halfReads == 4 * (2 + 1 + 1))
  }

  @Test(
    arguments: [
      (.putItem, [nil], [1_024], 1), (.putItem, [nil], [1_025], 2), (.putItem, [2_049], [10], 3),
      (.updateItem, [10], [2_049], 3), (.updateItem, [1_023], [1_024], 1),
      (.deleteItem, [1_025], [nil], 2), (.deleteItem, [nil], [nil], 1),
      (.batchWriteItem, [nil, nil], [500, 3_584], 5),
      (.batchWriteItem, [nil, 100], [100, nil], 2),
      (.transactWriteItems, [nil], [2_048], 4), (.transactWriteItems, [nil], [2_049], 6),
      (.transactWriteItems, [500, 500, 500], [500, 500, nil], 6),
    ] as [(TableOperation, [Int?], [Int?], Int)])
  func `a write costs the larger image, in a transaction twice`(
    operation: TableOperation, before: [Int?], after: [Int?], units: Int
  ) {
    let request = TableRequest(
      operation, before: Self.items(before), after: Self.items(after))
    #expect((request.units.writes, request.units.halfReads) == (units, 0))
    let sizes = zip(before, after).compactMap { $1 ?? $0 }
    #expect(request.units.itemSizes == sizes.map(Bytes.init))
  }

  private static let indexes = [
    SecondaryIndex(name: "all", key: ["s"], projection: .all),
    SecondaryIndex(name: "keys", key: ["s"], projection: .keysOnly),
    SecondaryIndex(name: "other", key: ["none"], projection: .all),
  ]

  private static func entry(_ status: String, text: Int = 0) -> ItemImage {
    ItemImage([
      "id": .string("1"), "s": .string(ItemText(status)),
      "t": .string(ItemText(String(repeating: "t", count: text))),
    ])
  }

  private func request(_ operation: TableOperation, isRefused: Bool = false) -> TableRequest {
    TableRequest(
      operation, key: ["id"], indexes: Self.indexes,
      before: [Self.entry("a", text: 1_100)], after: [Self.entry("b", text: 2_100)],
      conditionFailed: isRefused)
  }

  /// Source: DynamoDB developer guide, "Global secondary indexes", write capacity units.
  @Test func `each index costs its own entries, and none is left out`() {
    let units = request(.updateItem).units
    #expect(units.writes == 3)
    #expect(units.indexWrites.map(\.index) == ["all", "keys", "other"])
    #expect(units.indexWrites.map(\.writes) == [2 + 3, 2, 0])
    #expect(units.totalWrites == 3 + 5 + 2)
  }

  /// Source: the provider's cost calculator, `calculate_costs.py` at d6ad2e4.
  @Test func `a transaction doubles the table's units, not the indexes'`() {
    let units = request(.transactWriteItems).units
    #expect(units.writes == 6)
    #expect(units.indexWrites.map(\.writes) == [5, 2, 0])
    #expect(units.totalWrites == 13)
  }

  /// Source: DynamoDB developer guide, "Provisioned throughput": a failed condition costs units too.
  @Test func `a refused write costs the larger image, and its indexes nothing`() {
    let units = request(.updateItem, isRefused: true).units
    #expect(units.writes == 3)
    #expect(units.indexWrites.map(\.writes) == [0, 0, 0])
    #expect(units.totalWrites == 3)
  }

  @Test func `a read lists the indexes at nothing`() {
    let request = TableRequest(
      .query, key: ["id"], indexes: Self.indexes, before: [Self.entry("a")])
    #expect(request.units.indexWrites.map(\.writes) == [0, 0, 0])
  }

  @Test(arguments: TableOperation.allCases)
  func `units never fall when an item grows`(operation: TableOperation) {
    var random = RandomItems(seed: 4)
    for _ in 0..<200 {
      let item = random.item()
      var attributes = item.attributes
      attributes["more"] = random.value()
      let larger = ItemImage(attributes)
      let (small, large) = (units(operation, item), units(operation, larger))
      #expect(small.halfReads <= large.halfReads)
      #expect(small.writes <= large.writes)
      #expect(small.itemSizes[0] < large.itemSizes[0])
    }
  }

  private func units(_ operation: TableOperation, _ item: ItemImage) -> TableUnits {
    let repeated = Array(repeating: Optional(item), count: 9)
    return TableRequest(operation, before: repeated, after: operation.isRead ? [] : repeated).units
  }

  @Test func `a batch costs what its items cost one by one`() {
    var random = RandomItems(seed: 5)
    for _ in 0..<200 {
      let before = (0..<5).map { _ in Bool.random(using: &random) ? random.item() : nil }
      let after = (0..<5).map { _ in Bool.random(using: &random) ? random.item() : nil }
      let batch = TableRequest(.batchWriteItem, before: before, after: after).units
      let single = zip(before, after).map {
        TableRequest(.putItem, before: [$0], after: [$1]).units.writes
      }
      #expect(batch.writes == single.reduce(0, +))
      let reads = before.map { TableRequest(.getItem, before: [$0]).units.halfReads }
      #expect(TableRequest(.batchGetItem, before: before).units.halfReads == reads.reduce(0, +))
    }
  }
}
