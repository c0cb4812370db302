import AuroraCost
import Documents
import Foundation
import PricingModels
import Testing

/// Reports are taken and refused as `schemas/report.schema.json` does; `scripts/check-schemas` reads
/// the same corpus.
struct ReportCorpusTests {
  private static func files(_ folder: String) throws -> [String] {
    let place = CommandLineTool.root + "/Tests/Corpus/report/" + folder
    return try FileManager.default.contentsOfDirectory(atPath: place).sorted()
      .map { place + "/" + $0 }
  }

  @Test func `what the corpus accepts is read back`() throws {
    let files = try Self.files("accept")
    #expect(files.count >= 5)
    for file in files {
      #expect(throws: Never.self, "\(file)") { try Bill(report: Document(path: file)) }
    }
  }

  @Test func `what the corpus rejects is refused, with the file's name`() throws {
    let files = try Self.files("reject")
    #expect(files.count >= 10)
    for file in files {
      let error = #expect(throws: DocumentError.self, "\(file)") {
        try Bill(report: Document(path: file))
      }
      #expect(error?.file ?? file == file)
    }
  }
}
