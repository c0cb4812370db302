import Foundation

/// A file of the user's or of ours, read strictly: YAML or JSON, whichever its name or content says.
public struct Document: Sendable {
  public let root: DocumentNode
  /// The bytes as read, for a hash of the file.
  public let bytes: [UInt8]

  public enum Format: Sendable { case json, yaml }

  /// Reads a file, in the format that its name or content says.
  ///
  /// - Throws: when it is missing, a folder, unreadable, empty, not UTF-8, or not in its format.
  public init(path: String) throws(DocumentError) { try self.init(path: path, as: nil) }

  /// Reads a file in a format, whatever its name.
  public init(path: String, as format: Format?) throws(DocumentError) {
    try self.init(bytes: Self.contents(of: path), named: path, as: format)
  }

  /// Reads bytes under a file's name.
  ///
  /// Without a format the name's ending decides (`.json`, `.yaml`, `.yml`), else a leading `{` or
  /// `[` means JSON. A byte order mark is skipped.
  public init(
    bytes: [UInt8], named file: String, as format: Format? = nil
  ) throws(DocumentError) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let first = content.first(where: { $0 > 32 }) else {
      throw DocumentError(file: file, problem: "the file is empty")
    }
    guard content.count < 1 << 31 else {
      throw DocumentError(file: file, problem: "the file is over 2 GB")
    }
    try Self.checkUTF8(content, file: file)
    switch format ?? Self.format(of: file, first: first) {
    case .json: root = try JSONParser.parse(content, file: file)
    case .yaml: root = try YAMLComposer.parse(content, file: file)
    }
    self.bytes = bytes
  }

  private static func contents(of path: String) throws(DocumentError) -> [UInt8] {
    let place = URL(filePath: path)
    guard !path.isEmpty, (try? place.checkResourceIsReachable()) == true else {
      throw DocumentError(file: path, problem: "no such file")
    }
    if (try? place.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true {
      throw DocumentError(file: path, problem: "is a folder, not a file")
    }
    do {
      // A handle reads pipes too, such as a shell's `<(command)`.
      return [UInt8](try FileHandle(forReadingFrom: place).readToEnd() ?? Data())
    } catch {
      throw DocumentError(file: path, problem: "cannot be read; check its permissions")
    }
  }

  /// Base name of the file, the only part of its path that a report may show.
  public var name: String {
    root.file.split(separator: "/").last.map(String.init) ?? root.file
  }

  private static func format(of file: String, first: UInt8) -> Format {
    let name = file.lowercased()
    if name.hasSuffix(".json") { return .json }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .yaml }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .yaml
  }

  private static func checkUTF8(_ bytes: [UInt8], file: String) throws(DocumentError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let mark = TextMark(ofByte: error.byteOffsets.lowerBound, in: bytes)
      throw DocumentError(file, mark, "not UTF-8; save it as UTF-8")
    }
  }
}
