/// A place in a document: its content, and the words for any complaint about it.
public struct DocumentNode: Sendable {
  let tree: DocumentTree
  /// The file as the user named it.
  public let file: String
  private let steps: DocumentPath

  init(_ tree: DocumentTree, file: String, steps: DocumentPath = .root) {
    self.tree = tree
    self.file = file
    self.steps = steps
  }

  /// Such as `prices.lambda.requests.tiers[0].price`.
  public var path: String { steps.description }
  public var line: Int { Int(tree.line) }
  public var column: Int { Int(tree.column) }

  /// A complaint about this place.
  public func error(_ problem: String) -> DocumentError {
    DocumentError(file: file, line: line, column: column, path: path, problem: problem)
  }

  public var isNull: Bool {
    if case .scalar(_, .null) = tree.content { return true }
    return false
  }

  public var isMapping: Bool {
    if case .mapping = tree.content { return true }
    return false
  }

  public var isSequence: Bool {
    if case .sequence = tree.content { return true }
    return false
  }

  /// The elements of a list.
  public func items() throws(DocumentError) -> [DocumentNode] {
    guard case .sequence(let trees) = tree.content else {
      throw error("must be a list, found \(found)")
    }
    return trees.enumerated().map {
      DocumentNode($1, file: file, steps: .index(steps, $0))
    }
  }

  /// The entries of a mapping whose keys are data, in file order.
  public func entries() throws(DocumentError) -> [DocumentEntry] {
    guard case .mapping(let entries) = tree.content else {
      throw error("must be a mapping, found \(found)")
    }
    return entries.map {
      DocumentEntry(
        key: $0.key, value: DocumentNode($0.value, file: file, steps: .key(steps, $0.key)),
        keyError: (Int($0.keyLine), Int($0.keyColumn)), parent: self)
    }
  }

  /// A mapping of which only these keys are known; any other is an error.
  public func mapping(keys: [String]) throws(DocumentError) -> DocumentMapping {
    let entries = try entries()
    for entry in entries where !keys.contains(entry.key) {
      throw entry.error("unknown key '\(entry.key)'" + didYouMean(entry.key, among: keys))
    }
    return DocumentMapping(node: self, entries: entries)
  }

  /// What stands here, for the end of a complaint.
  public var found: String {
    switch tree.content {
    case .scalar(let text, .string), .scalar(let text, .number), .scalar(let text, .boolean):
      "'\(text.count > 60 ? text.prefix(60) + "…" : text[...])'"
    case .scalar(_, .null): "nothing"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A key of a mapping with its value.
public struct DocumentEntry: Sendable {
  public let key: String
  public let value: DocumentNode
  let keyError: (line: Int, column: Int)
  let parent: DocumentNode

  /// A complaint about the key itself.
  public func error(_ problem: String) -> DocumentError {
    DocumentError(
      file: parent.file, line: keyError.line, column: keyError.column, path: parent.path,
      problem: problem)
  }
}

/// A mapping with known keys.
public struct DocumentMapping: Sendable {
  public let node: DocumentNode
  let entries: [DocumentEntry]

  /// The value of a key, or nil where the file leaves it out.
  public subscript(key: String) -> DocumentNode? {
    entries.first { $0.key == key }?.value
  }

  public func required(_ key: String) throws(DocumentError) -> DocumentNode {
    guard let value = self[key] else { throw node.error("missing key '\(key)'") }
    return value
  }
}

/// The way from a document's root to a node, spelled out only for complaints.
indirect enum DocumentPath: Sendable, CustomStringConvertible {
  case root
  case key(DocumentPath, String)
  case index(DocumentPath, Int)

  var description: String {
    switch self {
    case .root: ""
    case .key(.root, let key): key
    case .key(let parent, let key): "\(parent).\(key)"
    case .index(let parent, let index): "\(parent)[\(index)]"
    }
  }
}
