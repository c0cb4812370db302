import Yams

/// Turns YAML's nodes into a document, by their literal text and style and never by a resolver.
///
/// Only what JSON could say too is read: one document, no tags, no anchors or aliases, no merge
/// keys. A resolver would read `2026-10-01` as a date, `no` as false and `012` as ten. Yams itself
/// refuses a key that stands twice in a mapping.
struct YAMLComposer {
  private let file: String
  private var tree: TreeBuilder
  private var marks: [TextMark] = []

  static func parse(_ bytes: [UInt8], file: String) throws(DocumentError) -> DocumentNode {
    let text = String(decoding: bytes, as: UTF8.self)
    do {
      // Anchors live as long as their parser, and are refused below; so keep it until the end.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        throw DocumentError(file: file, problem: "the file holds nothing but comments")
      }
      return try withExtendedLifetime(parser) {
        var composer = YAMLComposer(file: file, source: bytes)
        try composer.add(root, isKey: false)
        let tree = DocumentTree(
          file: file, builder: composer.tree, marks: composer.marks)
        return DocumentNode(tree: tree, index: 0)
      }
    } catch let error as DocumentError {
      throw error
    } catch let error as YamlError {
      throw DocumentError(error, in: text, file: file)
    } catch {
      throw DocumentError(file: file, problem: "not YAML: \(error)")
    }
  }

  private init(file: String, source: [UInt8]) {
    self.file = file
    tree = TreeBuilder(source: source)
  }

  private mutating func add(_ node: Node, isKey: Bool) throws(DocumentError) {
    let mark = TextMark(node.mark)
    switch node {
    case .scalar(let scalar):
      try refuse(tag: scalar.tag, anchored: scalar.anchor != nil, isPlain: scalar.isPlain, mark)
      marks.append(mark)
      let kind = isKey ? .string : Self.kind(of: scalar)
      tree.add(kind, at: 0, decoded: scalar.string.utf8, isKey: isKey)
    case .sequence(let sequence):
      try refuse(tag: sequence.tag, anchored: sequence.anchor != nil, isPlain: true, mark)
      try begin(.sequence, mark)
      for item in sequence { try add(item, isKey: false) }
      tree.end()
    case .mapping(let mapping):
      try refuse(tag: mapping.tag, anchored: mapping.anchor != nil, isPlain: true, mark)
      try begin(.mapping, mark)
      for (key, value) in mapping {
        try check(key: key)
        try add(key, isKey: true)
        try add(value, isKey: false)
      }
      tree.end()
    case .alias:
      throw error("aliases are not supported; write the value out", mark)
    }
  }

  private mutating func begin(
    _ kind: DocumentNode.Kind, _ mark: TextMark
  ) throws(DocumentError) {
    guard tree.depth < TreeBuilder.deepest else {
      throw error("nested deeper than \(TreeBuilder.deepest) levels", mark)
    }
    marks.append(mark)
    tree.begin(kind, at: 0)
  }

  private func check(key: Node) throws(DocumentError) {
    guard case .scalar(let scalar) = key else {
      throw error("a key must be text", TextMark(key.mark))
    }
    if scalar.isPlain, scalar.string == "<<" {
      throw error("merge keys are not supported; write the values out", TextMark(key.mark))
    }
  }

  private func refuse(
    tag: Tag, anchored: Bool, isPlain: Bool, _ mark: TextMark
  ) throws(DocumentError) {
    let name = tag.description
    if anchored { throw error("anchors are not supported; write the value out twice", mark) }
    // Without a tag in the file Yams says "" for plain scalars and containers, and the string
    // tag for quoted scalars and for keys it has compared.
    if name != "", name != "tag:yaml.org,2002:str" {
      throw error("tags are not supported, found \(name.quoted)", mark)
    }
  }

  private static func kind(of scalar: Node.Scalar) -> DocumentNode.Kind {
    guard scalar.isPlain else { return .string }
    switch scalar.string {
    case "true", "false": return .bool
    case "", "~", "null": return .null
    default: return isNumber(scalar.string) ? .number : .string
    }
  }

  /// Whether a plain scalar is spelled `-?digits[.digits]`.
  private static func isNumber(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      }
  }

  private func error(_ problem: String, _ mark: TextMark) -> DocumentError {
    DocumentError(file, mark, problem)
  }
}

extension Node.Scalar {
  fileprivate var isPlain: Bool { style == .plain }
}

extension TextMark {
  fileprivate init(_ mark: Mark?) {
    self.init(line: mark?.line ?? 0, column: mark?.column ?? 0)
  }
}

extension DocumentError {
  /// YAML's own complaint, at its place.
  fileprivate init(_ error: YamlError, in text: String, file: String) {
    func at(_ mark: TextMark, _ problem: String) -> DocumentError {
      DocumentError(file, mark, problem)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      // The library's own limit is a little above ours, and its words name a function of its API.
      let isTooDeep = problem.hasPrefix("Maximum nesting level")
      let words = "nested deeper than \(TreeBuilder.deepest) levels"
      self = at(TextMark(mark), isTooDeep ? words : "not YAML: \(problem)")
    case .composer(let context, let problem, let mark, _):
      self = at(TextMark(mark), context.map { "\($0.text), \(problem)" } ?? problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = (duplicates.first ?? "").quoted
      self = at(TextMark(context.mark), "duplicate key \(key), here first; keep one of them")
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let mark = TextMark(ofByte: before.utf8.count, in: Array(text.utf8))
      self = at(mark, "not YAML: \(problem)")
    default:
      self = DocumentError(file: file, problem: "not YAML: \(error)")
    }
  }
}
