import FoundationEssentials

/// A file that has been read: its bytes, and the tree they spell.
public struct Document: Sendable {
  public let root: DocumentNode
  /// The file as it is, for its hash.
  public let bytes: [UInt8]
  /// Base name of the file, the only part of its path that a report may show.
  public let name: String
}

/// How a document is written.
public enum DocumentFormat: Sendable { case json, yaml }

/// Reads YAML and JSON files strictly into one tree that knows the place of each value.
public enum DocumentReader {
  /// Reads a file; `.json` is JSON, `.yaml` and `.yml` are YAML, else a leading `{` or `[` is JSON.
  public static func read(path: String) throws(DocumentError) -> Document {
    try read(bytes: contents(of: path), named: path)
  }

  /// Reads bytes; `name` is the file they came from and is shown in errors.
  public static func read(
    bytes: [UInt8], named name: String, format: DocumentFormat? = nil
  ) throws(DocumentError) -> Document {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    try checkText(text, named: name)
    let root =
      switch format ?? self.format(of: text, named: name) {
      case .json: try JSONParser.parse(text, file: name)
      case .yaml: try YAMLComposer.parse(text, file: name)
      }
    return Document(root: root, bytes: bytes, name: baseName(of: name))
  }

  /// The part of a path after its last slash.
  public static func baseName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func format(of text: [UInt8], named name: String) -> DocumentFormat {
    let lower = name.lowercased()
    if lower.hasSuffix(".json") { return .json }
    if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") { return .yaml }
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .yaml
  }

  private static func contents(of path: String) throws(DocumentError) -> [UInt8] {
    func failure(_ problem: String) -> DocumentError {
      DocumentError(place: SourcePlace(wholeFile: path), problem: problem)
    }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw failure("no such file")
    }
    if isFolder { throw failure("is a folder, not a file") }
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw failure("cannot be read: no permission, or not a file")
    }
  }

  private static func checkText(_ text: [UInt8], named name: String) throws(DocumentError) {
    guard text.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      throw DocumentError(place: SourcePlace(wholeFile: name), problem: "file is empty")
    }
    guard text.count < 1 << 31 else {
      throw DocumentError(place: SourcePlace(wholeFile: name), problem: "file is over 2 GB")
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.span)
    } catch {
      let mark = TextMark(ofByte: error.byteOffsets.lowerBound, in: text)
      throw DocumentError(
        place: SourcePlace(file: name, line: mark.line, column: mark.column),
        problem: "not UTF-8 text")
    }
  }
}
