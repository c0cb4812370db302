import Yams

/// Reads YAML by its nodes: no type is guessed, nothing is resolved, every place is kept.
enum YAMLReader {
  /// - Throws: for syntax errors, duplicate keys, aliases, tags and several documents.
  static func read(_ text: String, file: String) throws(DocumentError) -> DocumentTree {
    let root: Node?
    do {
      root = try Parser(yaml: text).singleRoot()
    } catch {
      throw complaint(error, file: file)
    }
    guard let root else { throw DocumentError(file: file, problem: "the file is empty") }
    return try tree(root, file: file)
  }

  private static func tree(_ node: Node, file: String) throws(DocumentError) -> DocumentTree {
    let line = node.mark?.line ?? 0
    let column = node.mark?.column ?? 0
    func refuse(_ problem: String) -> DocumentError {
      DocumentError(file: file, line: line, column: column, problem: problem)
    }
    switch node {
    case .scalar(let scalar):
      let kind = scalar.style == .plain ? ScalarKind(unquoted: scalar.string) : .string
      return DocumentTree(line: line, column: column, .scalar(scalar.string, kind))
    case .sequence(let sequence):
      var items: [DocumentTree] = []
      for item in sequence { items.append(try tree(item, file: file)) }
      return DocumentTree(line: line, column: column, .sequence(items))
    case .mapping(let mapping):
      var entries: [DocumentTree.Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let name) = key else { throw refuse("a key must be text") }
        guard name.string != "<<" else { throw refuse("merge keys are not supported") }
        entries.append(
          .init(
            key: name.string, keyLine: Int32(clamping: key.mark?.line ?? line),
            keyColumn: Int32(clamping: key.mark?.column ?? column),
            value: try tree(value, file: file)))
      }
      return DocumentTree(line: line, column: column, .mapping(entries))
    case .alias:
      throw refuse("aliases are not supported; write the value out")
    }
  }

  private static func complaint(_ error: any Error, file: String) -> DocumentError {
    func at(_ mark: Mark, _ problem: String) -> DocumentError {
      DocumentError(
        file: file, line: mark.line, column: mark.column, problem: "not YAML: " + problem)
    }
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return at(mark, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return DocumentError(
        file: file, line: context.mark.line, column: context.mark.column,
        problem: "duplicate key '\(duplicates.first ?? "")'; keep one of them")
    case .reader(let problem, _, _, _):
      return DocumentError(file: file, problem: "not YAML: " + problem)
    default:
      return DocumentError(file: file, problem: "not YAML: \(error)")
    }
  }
}
