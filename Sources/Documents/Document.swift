import Foundation

/// A file of the user's or of ours, read strictly: YAML or JSON, whichever its name or content says.
public struct Document: Sendable {
  public let root: DocumentNode
  /// The bytes as read, for a hash of the file.
  public let bytes: [UInt8]

  public enum Format: Sendable { case json, yaml }

  /// Reads a file.
  ///
  /// - Throws: when it is missing, a folder, unreadable, empty, not UTF-8, or not in its format.
  public init(path: String) throws(DocumentError) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      throw DocumentError(file: path, problem: "no such file")
    }
    guard attributes[.type] as? FileAttributeType != .typeDirectory else {
      throw DocumentError(file: path, problem: "is a folder, not a file")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DocumentError(file: path, problem: "cannot be read; check its permissions")
    }
    try self.init(bytes: [UInt8](data), named: path)
  }

  /// Reads bytes under a file's name; without a format the name's ending or the content decides.
  public init(
    bytes: [UInt8], named file: String, as format: Format? = nil
  ) throws(DocumentError) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let first = content.first(where: { $0 > 32 }) else {
      throw DocumentError(file: file, problem: "the file is empty")
    }
    try Self.checkUTF8(content, file: file)
    let tree: DocumentTree
    switch format ?? Self.format(of: file, first: first) {
    case .json: tree = try JSONReader.read(content, file: file)
    case .yaml: tree = try YAMLReader.read(String(decoding: content, as: UTF8.self), file: file)
    }
    root = DocumentNode(tree, file: file)
    self.bytes = bytes
  }

  private static func format(of file: String, first: UInt8) -> Format {
    let name = file.lowercased()
    if name.hasSuffix(".json") { return .json }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .yaml }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .yaml
  }

  private static func checkUTF8(_ bytes: [UInt8], file: String) throws(DocumentError) {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    throw DocumentError(file: file, problem: "not UTF-8; save it as UTF-8")
  }
}
