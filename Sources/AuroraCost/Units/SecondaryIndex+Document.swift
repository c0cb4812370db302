import AuroraBackend
import Documents

// The indexes of a request.
extension DocumentNode {
  /// A list of indexes, each with a name of its own.
  func secondaryIndexes() throws(DocumentError) -> [SecondaryIndex] {
    var indexes: [SecondaryIndex] = []
    for item in try items() {
      let index = try SecondaryIndex(item)
      guard !indexes.contains(where: { $0.name == index.name }) else {
        throw item.error("a second index \(index.name.quoted); give it a name of its own")
      }
      indexes.append(index)
    }
    return indexes
  }

  /// A list of names of attributes, none of them twice.
  func attributeNames(most: Int = .max) throws(DocumentError) -> [ItemText] {
    var names: [ItemText] = []
    for item in try items() {
      let name = try ItemText(node: item)
      guard name.count > 0 else { throw item.error("an attribute must have a name") }
      guard !names.contains(name) else {
        throw item.error("attribute \(item.found) is listed twice; keep one of them")
      }
      names.append(name)
    }
    guard !names.isEmpty else { throw error("must name at least one attribute") }
    guard names.count <= most else {
      throw error("must name at most \(most) attributes, found \(names.count)")
    }
    return names
  }
}

extension SecondaryIndex {
  /// A global index may have four attributes in each of its two keys.
  ///
  /// Source: DynamoDB developer guide, "Multi-attribute keys pattern", read 2026-11-24.
  private static let mostKeyAttributes = 8

  fileprivate init(_ node: DocumentNode) throws(DocumentError) {
    let index = try node.mapping(keys: ["name", "key", "projection", "include"])
    let name = try ItemText(node: index.required("name")).string
    guard !name.isEmpty else { throw try index.required("name").error("must not be empty") }
    let key = try index.required("key").attributeNames(most: Self.mostKeyAttributes)
    let projection = try index.required("projection").choice(
      of: ["ALL", "INCLUDE", "KEYS_ONLY"])
    if projection != "INCLUDE", let include = index["include"] {
      throw include.error("only a projection INCLUDE has it; here it is '\(projection)'")
    }
    switch projection {
    case "ALL": self.init(name: name, key: key, projection: .all)
    case "KEYS_ONLY": self.init(name: name, key: key, projection: .keysOnly)
    default:
      let included = try index.required("include").attributeNames()
      self.init(name: name, key: key, projection: .include(included))
    }
  }
}
