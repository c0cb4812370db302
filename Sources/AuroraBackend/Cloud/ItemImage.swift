public import Metering

/// An item, or an index entry, as it is at one moment: its attributes and their size.
public struct ItemImage: Hashable, Sendable {
  public let attributes: [ItemText: ItemValue]
  /// As request units see it; storage adds its overhead.
  public let size: Bytes

  public init(_ attributes: [ItemText: ItemValue]) {
    self.attributes = attributes
    var size = ItemSize()
    for (name, value) in attributes { size.add(name: name.count, value) }
    self.size = size.bytes
  }

  public subscript(name: ItemText) -> ItemValue? { attributes[name] }

  /// Whether both have equal values, or none, of these attributes.
  func agrees(with other: ItemImage, on names: [ItemText]) -> Bool {
    names.allSatisfy { self[$0] == other[$0] }
  }

  /// The attributes of these names, as far as it has them.
  func only(_ names: Set<ItemText>) -> ItemImage {
    ItemImage(attributes.filter { names.contains($0.key) })
  }
}
