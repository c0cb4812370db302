import Foundation
import Testing

@testable import AuroraCost

struct OutputFileTests {
  private let folder: TemporaryFolder
  private let manager = FileManager.default

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  @Test func `a file is replaced, and nothing else is left beside it`() throws {
    for content in ["longer than the next", "short"] {
      try OutputFile.write(Array(content.utf8), to: path("a.json"))
      #expect(try text("a.json") == content)
    }
    #expect(try manager.contentsOfDirectory(atPath: folder.url.path) == ["a.json"])
  }

  @Test func `through a link its target is replaced, and the link stays`() throws {
    try OutputFile.write(Array("old".utf8), to: path("target.json"))
    try manager.createSymbolicLink(
      atPath: path("link.json"), withDestinationPath: path("target.json"))
    try OutputFile.write(Array("new".utf8), to: path("link.json"))
    #expect(try text("target.json") == "new")
    #expect(
      try manager.destinationOfSymbolicLink(atPath: path("link.json")) == path("target.json"))
  }

  @Test func `a pipe is written into and stays a pipe`() throws {
    #expect(unsafe mkfifo(path("pipe"), 0o600) == 0)
    let reader = try #require(FileHandle(forUpdatingAtPath: path("pipe")))
    try OutputFile.write(Array("through".utf8), to: path("pipe"))
    #expect(try reader.read(upToCount: 7) == Data("through".utf8))
    #expect(
      try manager.attributesOfItem(atPath: path("pipe"))[.type] as? FileAttributeType
        != .typeRegular)
  }

  @Test func `a folder is no output, and keeps what is in it`() throws {
    try manager.createDirectory(atPath: path("out"), withIntermediateDirectories: true)
    try OutputFile.write(Array("kept".utf8), to: path("out/a.json"))
    #expect(throws: CommandError.self) { try OutputFile.write([1], to: path("out")) }
    #expect(try text("out/a.json") == "kept")
  }
}
