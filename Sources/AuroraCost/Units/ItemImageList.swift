import AuroraBackend
import Documents

/// The item images of one side of a request, with the places where they stand.
struct ItemImageList {
  let images: [ItemImage?]
  private let node: DocumentNode
  private let places: [DocumentNode]

  /// Reads a list of items and nulls; null in place of the list is an empty one, for a read's miss.
  init(_ node: DocumentNode, nullIsEmpty: Bool) throws(DocumentError) {
    self.node = node
    places = nullIsEmpty && node.isNull ? [] : try node.items()
    var images: [ItemImage?] = []
    for place in places {
      if place.isNull {
        images.append(nil)
        continue
      }
      guard place.isMapping else {
        throw place.error(
          "must be an item such as {\"id\": {\"S\": \"e1\"}} or null, found \(place.found)")
      }
      let attributes = try place.attributes()
      guard !attributes.isEmpty else { throw place.error("an item must have attributes") }
      images.append(ItemImage(attributes))
    }
    self.images = images
  }

  /// Each item has the table's key, and what it has of an index's can be a key.
  func check(key: [ItemText], indexes: [SecondaryIndex]) throws(DocumentError) {
    for (image, place) in zip(images, places) {
      guard let image else { continue }
      for name in key where image[name] == nil {
        throw place.error("missing key attribute \(name.string.quoted)")
      }
      for name in key + indexes.flatMap(\.key) {
        guard let value = image[name], !value.canBeKey else { continue }
        throw (place.value(of: name.string) ?? place).error(
          "a key must be S, N or B and not empty")
      }
    }
  }

  /// There are as many items as the operation takes.
  func check(countFor operation: TableOperation) throws(DocumentError) {
    if images.isEmpty, !operation.isRead {
      throw node.error("must have an item or null for each that is written")
    }
    if images.count > 1, let larger = operation.ofManyItems {
      throw node.error(
        "\(operation.rawValue) takes one item, found \(images.count); use '\(larger.rawValue)'")
    }
  }

  /// What a write leaves fits what it found and what the operation does.
  func check(
    follows before: ItemImageList, _ operation: TableOperation, key: [ItemText]
  ) throws(DocumentError) {
    guard images.count == before.images.count else {
      throw node.error(
        "must have as many items and nulls as 'before', \(before.images.count), "
          + "found \(images.count)")
    }
    for (index, place) in places.enumerated() {
      switch (operation, images[index]) {
      case (.putItem, nil), (.updateItem, nil):
        throw place.error("\(operation.rawValue) leaves an item; found nothing")
      case (.deleteItem, _?):
        throw place.error("DeleteItem leaves no item; must be null")
      case (_, let new?):
        guard let old = before.images[index] else { continue }
        for name in key where old[name] != new[name] {
          throw (place.value(of: name.string) ?? place).error(
            "a write keeps the item's key; delete the one and put the other")
        }
      default: continue
      }
    }
  }
}
