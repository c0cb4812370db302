import Documents
import Foundation
import Testing

struct DocumentTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let place = folder.appending(path: name)
    try Data(bytes).write(to: place)
    return place.path(percentEncoded: false)
  }

  @Test func `a file is read by its extension, else by its first character`() throws {
    for (name, text) in [
      ("a.json", "{\"k\": 1}"), ("a.JSON", " [1]"), ("a.yaml", "{k: 1}"), ("a.yml", "k: 1"),
      ("a.txt", "\n {\"k\": 1}"), ("a", "k: 1"),
    ] {
      let document = try Document(path: try file(name, Array(text.utf8)))
      #expect(document.bytes == Array(text.utf8))
    }
    let path = try file("b.txt", Array("{k: 1}".utf8))
    #expect(
      complaint { try Document(path: path) }
        == "\(path):1:2: expected a key in double quotes, found 'k'")
  }

  @Test func `a byte order mark is skipped and columns do not count it`() throws {
    for (name, text) in [("a.json", "{\"k\": x}"), ("a.yaml", "k: &a x")] {
      let path = try file(name, [0xEF, 0xBB, 0xBF] + Array(text.utf8))
      let words = complaint { try Document(path: path) } ?? ""
      #expect(words.hasPrefix(name == "a.json" ? "\(path):1:7: " : "\(path):1:4: "))
    }
  }

  @Test func `a pipe is read to its end`() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("k: 1\n".utf8))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try Document(path: path).root.value(of: "k")?.text() == "1")
  }

  @Test func `what cannot be read is one error`() throws {
    let missing = folder.appending(path: "no such.yaml").path(percentEncoded: false)
    #expect(complaint { try Document(path: missing) } == "\(missing): no such file")
    let itself = folder.path(percentEncoded: false)
    #expect(
      complaint { try Document(path: itself) } == "\(itself): is a folder, not a file")
    let latin = try file("latin.yaml", Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A])
    #expect(complaint { try Document(path: latin) } == "\(latin):2:7: not UTF-8; save it as UTF-8")
    let wide = try file("wide.json", [0xFF, 0xFE, 0x7B, 0x00])
    #expect(complaint { try Document(path: wide) } == "\(wide):1:1: not UTF-8; save it as UTF-8")
    let empty = try file("empty.json", [])
    #expect(complaint { try Document(path: empty) } == "\(empty): the file is empty")
  }
}
