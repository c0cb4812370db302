import Metering
import Testing

@testable import AuroraBackend

/// What a table meters is what `TableRequest`, and so `aurora-cost units`, says of the same items.
struct TableUnitsTests {
  private struct Item: TableItem {
    var key: UInt64
    var size: Bytes
  }

  /// A table, and beside it what it should hold.
  private struct Pair: ~Copyable {
    let table = Table(TableConfiguration())
    var partition = Partition<Item>()
    var usage = UsageRecorder(minutes: 0)
    /// The image of each item that it should hold.
    var images: [UInt64: ItemImage] = [:]

    mutating func step(_ random: inout RandomItems) throws -> TableUnits {
      let key = UInt64(random.number(in: 0...6))
      let size = random.number(in: random.number(in: 0...1) == 0 ? 1...60 : 1_000...9_000)
      let item = Item(key: key, size: Bytes(size))
      let image = ItemImage(["k": .string(ItemText(String(repeating: "a", count: size - 1)))])
      let before = images[key]
      switch random.number(in: 0...4) {
      case 0:
        let consistency: Consistency = Bool.random(using: &random) ? .strong : .eventual
        _ = table.get(key, from: &partition, consistency: consistency, &usage)
        return TableRequest(.getItem, consistency: consistency, before: [before]).units
      case 1:
        let range = key..<(key + 4)
        _ = table.query(range, of: &partition, &usage)
        let found = images.filter { range.contains($0.key) }.map(\.value)
        return TableRequest(.query, before: found).units
      case 2:
        table.delete(key, from: &partition, at: .zero, &usage)
        images[key] = nil
        return TableRequest(.deleteItem, before: [before], after: [nil]).units
      case 3:
        try table.replace(key + 1, with: item, in: &partition, at: .zero, &usage)
        let replaced = images[key + 1]
        images[key + 1] = nil
        images[key] = image
        return TableRequest(
          .transactWriteItems, before: [replaced, before], after: [nil, image]
        ).units
      default:
        try table.put(item, into: &partition, at: .zero, &usage)
        images[key] = image
        return TableRequest(.putItem, before: [before], after: [image]).units
      }
    }
  }

  @Test(arguments: 1...20)
  func `a table and a request agree on every operation`(seed: UInt64) throws {
    var random = RandomItems(seed: seed)
    var pair = Pair()
    var (halfReads, writes) = (0, 0)
    for _ in 0..<100 {
      let units = try pair.step(&random)
      halfReads += units.halfReads
      writes += units.totalWrites
      let ledger = pair.usage.ledger()
      #expect(ledger.total(.dynamoReadRequestUnits) == UInt128(halfReads))
      #expect(ledger.total(.dynamoWriteRequestUnits) == UInt128(writes))
    }
    #expect(halfReads > 0 && writes > 0)
  }

  @Test func `an index entry is written as a change of it says`() {
    var usage = UsageRecorder(minutes: 0)
    let table = Table(TableConfiguration())
    table.writeIndex(.added(DueIndex.entry), &usage)
    table.writeIndex(.moved(from: Bytes(1_025), to: Bytes(10)), &usage)
    #expect(usage.ledger().total(.dynamoWriteRequestUnits) == 1 + 3)
  }
}
