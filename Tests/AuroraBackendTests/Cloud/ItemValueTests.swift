import AuroraBackend
import Testing

struct ItemValueTests {
  @Test func `texts are equal only where their bytes are`() {
    let composed = ItemText("caf\u{E9}")
    let decomposed = ItemText("cafe\u{301}")
    #expect("caf\u{E9}" == "cafe\u{301}")
    #expect(composed != decomposed)
    #expect((composed.count, decomposed.count) == (5, 6))
    #expect(composed.string == "caf\u{E9}")
    let item = ItemImage([composed: .null, decomposed: .null])
    #expect(item.attributes.count == 2)
  }

  @Test func `sets are equal in any order, lists are not`() {
    #expect(ItemValue.stringSet(["a", "b"]) == .stringSet(["b", "a"]))
    #expect(ItemValue.list([.string("a"), .null]) != .list([.null, .string("a")]))
    #expect(ItemValue.list([.string("a")]) != .stringSet(["a"]))
    #expect(ItemValue.string("a") != .binary([97]))
  }

  /// Source: DynamoDB developer guide, "Supported data types", read 2026-04-13.
  @Test func `a key is a string, number or binary that is not empty`() throws {
    #expect(ItemValue.string("a").canBeKey)
    #expect(try ItemValue.number(ItemNumber("0")).canBeKey)
    #expect(ItemValue.binary([0]).canBeKey)
    let others: [ItemValue] = [
      .string(""), .binary([]), .boolean(true), .null, .list([]), .map([:]), .stringSet(["a"]),
      .numberSet([try ItemNumber("1")]), .binarySet([[1]]),
    ]
    #expect(others.filter(\.canBeKey) == [])
  }
}
