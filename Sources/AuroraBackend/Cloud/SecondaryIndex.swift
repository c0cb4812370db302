/// A secondary index of a table: which items it holds, and what of them.
public struct SecondaryIndex: Sendable {
  public var name: String
  /// Attributes of its partition and sort key; an item without all of them has no entry.
  public var key: [ItemText]
  public var projection: Projection

  /// What an entry keeps besides the keys of index and table.
  public enum Projection: Sendable {
    case all
    case keysOnly
    case include([ItemText])
  }

  public init(name: String, key: [ItemText], projection: Projection) {
    self.name = name
    self.key = key
    self.projection = projection
  }

  /// The item's entry, or nil.
  public func entry(of item: ItemImage?, tableKey: [ItemText]) -> ItemImage? {
    guard let item, key.allSatisfy({ item[$0] != nil }) else { return nil }
    switch projection {
    case .all: return item
    case .keysOnly: return item.only(Set(key + tableKey))
    case .include(let names): return item.only(Set(key + tableKey + names))
    }
  }

  /// What becomes of the entry when an item changes.
  public func change(
    from before: ItemImage?, to after: ItemImage?, tableKey: [ItemText]
  ) -> IndexChange {
    let old = entry(of: before, tableKey: tableKey)
    let new = entry(of: after, tableKey: tableKey)
    switch (old, new) {
    case (nil, nil): return .none
    case (nil, let new?): return .added(new.size)
    case (let old?, nil): return .removed(old.size)
    case (let old?, let new?):
      if old == new { return .none }
      let isMoved = !old.agrees(with: new, on: key)
      return isMoved
        ? .moved(from: old.size, to: new.size) : .rewritten(from: old.size, to: new.size)
    }
  }
}
