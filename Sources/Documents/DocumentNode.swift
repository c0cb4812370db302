/// A value in a document, of YAML or JSON alike, that knows where it stands.
///
/// A node is a cursor into its document, so copying one is cheap.
public struct DocumentNode: Sendable {
  public enum Kind: UInt8, Sendable {
    case mapping, sequence
    case string
    /// `-?digits[.digits]`; in JSON also a number with an exponent.
    case number
    case bool, null

    var isContainer: Bool { self == .mapping || self == .sequence }
  }

  /// Kinds of a scalar.
  public enum ScalarKind: Sendable { case string, number, bool, null }

  public enum Content: Sendable {
    /// The text as written, without quotes and with escapes decoded.
    case scalar(String, ScalarKind)
    case sequence([DocumentNode])
    case mapping([DocumentEntry])
  }

  let tree: DocumentTree
  let index: Int

  public var kind: Kind { tree.records[index].kind }
  public var place: SourcePlace { tree.place(of: index) }
  /// Such as `prices.lambda.requests.tiers[0].price`; empty for the root.
  public var path: String { tree.path(of: index) }

  public var content: Content {
    switch kind {
    case .mapping: .mapping(allEntries)
    case .sequence: .sequence(allItems)
    case .string: .scalar(spelling, .string)
    case .number: .scalar(spelling, .number)
    case .bool: .scalar(spelling, .bool)
    case .null: .scalar(spelling, .null)
    }
  }

  /// An error about this value.
  public func error(_ problem: String) -> DocumentError {
    DocumentError(place: place, path: path, problem: problem)
  }

  /// A scalar's text as written, without quotes and with escapes decoded; empty for a container.
  var spelling: String { kind.isContainer ? "" : tree.text(of: index) }

  /// How many items or entries a container has.
  var count: Int { kind.isContainer ? Int(tree.records[index].start) : 0 }

  var allItems: [DocumentNode] {
    var items: [DocumentNode] = []
    items.reserveCapacity(count)
    var at = index + 1
    while at < tree.next(after: index) {
      items.append(DocumentNode(tree: tree, index: at))
      at = tree.next(after: at)
    }
    return items
  }

  var allEntries: [DocumentEntry] {
    var entries: [DocumentEntry] = []
    entries.reserveCapacity(count)
    var at = index + 1
    while at < tree.next(after: index) {
      entries.append(DocumentEntry(keyNode: DocumentNode(tree: tree, index: at)))
      at = tree.next(after: at + 1)
    }
    return entries
  }

  /// The value of a key, or nil; nil too where this is no mapping.
  ///
  /// Looks at the keys one by one: walk `entries()` where all of many are needed.
  public func value(of key: String) -> DocumentNode? {
    guard kind == .mapping else { return nil }
    var at = index + 1
    while at < tree.next(after: index) {
      if tree.bytes(of: at).elementsEqual(key.utf8) {
        return DocumentNode(tree: tree, index: at + 1)
      }
      at = tree.next(after: at + 1)
    }
    return nil
  }
}

/// A key of a mapping and its value.
public struct DocumentEntry: Sendable {
  public let keyNode: DocumentNode

  public var key: String { keyNode.spelling }
  public var keyPlace: SourcePlace { keyNode.place }
  public var value: DocumentNode {
    DocumentNode(tree: keyNode.tree, index: keyNode.index + 1)
  }
}
