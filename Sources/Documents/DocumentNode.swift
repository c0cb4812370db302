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

  let tree: DocumentTree
  let index: Int

  public var kind: Kind { tree.records[index].kind }
  /// The file as the user named it.
  public var file: String { tree.file }
  public var line: Int { tree.mark(of: index).line }
  /// Counted in Unicode scalars.
  public var column: Int { tree.mark(of: index).column }
  /// Such as `prices.lambda.requests.tiers[0].price`; empty for the root.
  public var path: String { tree.path(of: index) }

  public var isNull: Bool { kind == .null }
  public var isMapping: Bool { kind == .mapping }
  public var isSequence: Bool { kind == .sequence }

  /// An error about this value.
  public func error(_ problem: String) -> DocumentError {
    let mark = tree.mark(of: index)
    return DocumentError(
      file: file, line: mark.line, column: mark.column, path: path, problem: problem)
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
  let keyNode: DocumentNode

  public var key: String { keyNode.spelling }
  /// The line its key stands in.
  public var line: Int { keyNode.line }
  public var value: DocumentNode {
    DocumentNode(tree: keyNode.tree, index: keyNode.index + 1)
  }

  /// A complaint about the key itself: its place, and the path of the mapping that holds it.
  public func error(_ problem: String) -> DocumentError {
    let parent = Int(keyNode.tree.records[keyNode.index].parent)
    return DocumentError(
      file: keyNode.file, line: keyNode.line, column: keyNode.column,
      path: keyNode.tree.path(of: parent), problem: problem)
  }
}
