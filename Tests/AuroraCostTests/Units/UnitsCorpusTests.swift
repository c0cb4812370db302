import AuroraBackend
import AuroraCost
import Documents
import Foundation
import Metering
import Testing

/// The command takes and refuses the requests that `schemas/units.schema.json` takes and refuses
/// (`scripts/check-schemas` asks the schema), and refuses those that no schema can tell.
struct UnitsCorpusTests {
  private static func files(_ folder: String) throws -> [String] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Corpus/units/\(folder)")
      .path(percentEncoded: false)
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      .map { path + "/" + $0 }
  }

  private func read(_ file: String) throws(DocumentError) -> TableRequest {
    try TableRequest(Document(path: file, as: .json))
  }

  @Test func `what the schema takes is taken`() throws {
    let files = try Self.files("accept")
    #expect(files.count >= 17)
    for file in files { #expect(throws: Never.self, "\(file)") { try read(file) } }
  }

  @Test(arguments: [("reject", 70), ("reject-by-program", 18)])
  func `what is refused says in which file`(folder: String, count: Int) throws {
    let files = try Self.files(folder)
    #expect(files.count >= count)
    for file in files {
      let error = #expect(throws: DocumentError.self, "\(file)") { try read(file) }
      #expect(error?.file == file)
      #expect((error?.line ?? 0) > 0)
    }
  }

  @Test func `every type has its size in a request as well`() throws {
    let file = try #require(Self.files("accept").first { $0.hasSuffix("/every-type.json") })
    // Name k; a map of 10 members, whose names have 17 bytes; then by member: s, n, b, empty, t, z,
    // l (3, 3 elements, "a" and two empty containers), ss, ns (three of 2), bs.
    let members = 0 + 3 + 2 + 0 + 1 + 1 + (3 + 3 + 1 + 3 + 3) + 1 + 6 + 2
    #expect(try read(file).units.itemSizes == [Bytes(1 + 3 + 10 + 17 + members)])
  }
}
