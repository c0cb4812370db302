public import AuroraBackend
public import Documents

// The request of `aurora-cost units`: JSON without a format tag, described in docs/units.md.
extension TableRequest {
  private static let keys = [
    "operation", "consistency", "key", "indexes", "before", "after", "conditionFailed",
  ]

  /// Reads a request, as strictly as the service would.
  public init(_ document: Document) throws(DocumentError) {
    let root = try document.root.mapping(keys: Self.keys)
    let operation = try root.required("operation").choice(of: TableOperation.self)
    let consistency = try root["consistency"]?.choice(of: ["eventual", "strong"])
    let indexes = try root["indexes"]?.secondaryIndexes() ?? []
    if !indexes.isEmpty { _ = try root.required("key") }
    let key = try root["key"]?.attributeNames(most: 2) ?? []
    let before = try ItemImageList(root.required("before"), nullIsEmpty: operation.isRead)
    try before.check(countFor: operation)
    try before.check(key: key, indexes: indexes)
    self.init(
      operation, consistency: consistency == "strong" ? .strong : .eventual, key: key,
      indexes: indexes, before: before.images,
      after: try Self.after(operation, in: root, before: before, key: key, indexes: indexes),
      conditionFailed: try Self.conditionFailed(operation, in: root))
  }

  private static func after(
    _ operation: TableOperation, in root: DocumentMapping, before: ItemImageList, key: [ItemText],
    indexes: [SecondaryIndex]
  ) throws(DocumentError) -> [ItemImage?] {
    if operation.isRead {
      guard let node = root["after"] else { return [] }
      throw node.error("\(operation.rawValue) changes nothing; leave out 'after'")
    }
    let after = try ItemImageList(root.required("after"), nullIsEmpty: false)
    try after.check(follows: before, operation, key: key)
    try after.check(key: key, indexes: indexes)
    return after.images
  }

  private static func conditionFailed(
    _ operation: TableOperation, in root: DocumentMapping
  ) throws(DocumentError) -> Bool {
    guard let node = root["conditionFailed"] else { return false }
    let failed = try node.boolean()
    if failed, !operation.takesCondition {
      throw node.error("\(operation.rawValue) has no condition; leave out 'conditionFailed'")
    }
    return failed
  }
}
