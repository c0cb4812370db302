import Metering
import Testing

@testable import AuroraBackend

/// Source: DynamoDB developer guide, "Global secondary indexes": attribute projections, and write
/// capacity units; read 2026-04-13.
struct SecondaryIndexTests {
  private static let key: [ItemText] = ["id"]

  private func index(_ projection: SecondaryIndex.Projection) -> SecondaryIndex {
    SecondaryIndex(name: "i", key: ["status", "due"], projection: projection)
  }

  private func item(
    status: String? = "open", due: String? = "3", title: String = "t", body: Int = 300
  ) -> ItemImage {
    var attributes: [ItemText: ItemValue] = [
      "id": .string("e1"), "title": .string(ItemText(title)),
      "body": .string(ItemText(String(repeating: "b", count: body))),
    ]
    attributes["status"] = status.map { .string(ItemText($0)) }
    attributes["due"] = due.flatMap { try? ItemNumber($0) }.map(ItemValue.number)
    return ItemImage(attributes)
  }

  @Test func `an entry is index key, table key and projection`() {
    // id 2 + 2, status 6 + 4, due 3 + 2, title 5 + 1, body 4 + 300.
    #expect(index(.keysOnly).entry(of: item(), tableKey: Self.key)?.size == Bytes(19))
    #expect(
      index(.include(["title", "none"])).entry(of: item(), tableKey: Self.key)?.size == Bytes(25))
    #expect(index(.all).entry(of: item(), tableKey: Self.key)?.size == Bytes(329))
  }

  @Test func `an item without the whole index key has no entry`() {
    let lacking = [item(status: nil), item(due: nil), item(status: nil, due: nil), nil]
    for image in lacking {
      #expect(index(.all).entry(of: image, tableKey: Self.key) == nil)
    }
  }

  private func change(
    _ projection: SecondaryIndex.Projection, _ before: ItemImage?, _ after: ItemImage?
  ) -> IndexChange {
    index(projection).change(from: before, to: after, tableKey: Self.key)
  }

  @Test func `an item enters and leaves with its key`() {
    #expect(change(.keysOnly, nil, item()) == .added(Bytes(19)))
    #expect(change(.keysOnly, item(due: nil), item()) == .added(Bytes(19)))
    #expect(change(.keysOnly, item(), nil) == .removed(Bytes(19)))
    #expect(change(.keysOnly, item(), item(status: nil)) == .removed(Bytes(19)))
    #expect(change(.keysOnly, nil, item(due: nil)) == .none)
    #expect(change(.keysOnly, item(due: nil), item(status: nil)) == .none)
    #expect(change(.keysOnly, nil, nil) == .none)
  }

  @Test func `a changed key moves the entry, whichever part changed`() {
    #expect(
      change(.keysOnly, item(), item(status: "done!")) == .moved(from: Bytes(19), to: Bytes(20)))
    #expect(change(.keysOnly, item(), item(due: "301")) == .moved(from: Bytes(19), to: Bytes(20)))
  }

  @Test func `another attribute matters only where it is projected`() {
    let longer = item(title: "title")
    #expect(change(.keysOnly, item(), longer) == .none)
    #expect(change(.include(["body"]), item(), longer) == .none)
    #expect(
      change(.include(["title"]), item(), longer) == .rewritten(from: Bytes(25), to: Bytes(29)))
    #expect(change(.all, item(), longer) == .rewritten(from: Bytes(329), to: Bytes(333)))
    #expect(change(.all, item(), item()) == .none)
  }

  @Test func `a key spelled otherwise has not changed`() {
    #expect(change(.all, item(due: "3"), item(due: "3.0")) == .none)
    #expect(change(.all, item(due: "3"), item(due: "30e-1")) == .none)
  }
}
