/// A mapping whose keys have been checked against those that may stand in it.
public struct DocumentMapping: Sendable {
  public let node: DocumentNode

  /// Any keys may stand in it: for a file of which only a part is read.
  public init(_ node: DocumentNode) {
    self.node = node
  }

  /// The value of an optional key.
  public subscript(key: String) -> DocumentNode? { node.value(of: key) }

  /// - Throws: where the key is missing, at the mapping's place.
  public func required(_ key: String) throws(DocumentError) -> DocumentNode {
    guard let value = node.value(of: key) else { throw node.error("missing key \(key.quoted)") }
    return value
  }
}

extension DocumentNode {
  /// The root of a file: its `format:` tag is looked at before its keys, so that a file of another
  /// kind is told so.
  public func file(format: String, keys: [String]) throws(DocumentError) -> DocumentMapping {
    _ = try entries()
    try DocumentMapping(self).required("format").format(format)
    return try mapping(keys: ["format"] + keys)
  }

  /// A mapping that may hold only these keys.
  public func mapping(keys: [String]) throws(DocumentError) -> DocumentMapping {
    for entry in try entries() where !keys.contains(entry.key) {
      throw entry.error("unknown key \(entry.key.quoted)" + didYouMean(entry.key, among: keys))
    }
    return DocumentMapping(self)
  }
}
