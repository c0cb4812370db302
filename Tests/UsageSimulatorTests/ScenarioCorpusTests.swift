import Documents
import Foundation
import Testing

@testable import UsageSimulator

/// The loader takes and refuses what `schemas/scenario.schema.json` does; `scripts/check-schemas`
/// reads the same corpus.
struct ScenarioCorpusTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func files(_ folder: String) throws -> [String] {
    let place = root.appending(path: "Tests/Corpus/scenario").appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
      .map { place.appending(path: $0).path }
  }

  /// Loads a scenario, and returns its name.
  @discardableResult
  private func load(_ path: String) throws(DocumentError) -> String {
    try ScenarioLoader.load(
      path, defaults: Self.root.appending(path: "scenarios/defaults.yaml").path
    ).scenario.name
  }

  @Test func `what the corpus accepts is taken`() throws {
    let files = try Self.files("accept")
    #expect(files.count >= 10)
    for file in files { #expect(throws: Never.self, "\(file)") { try load(file) } }
  }

  @Test(arguments: ["reject", "reject-by-program"])
  func `what the corpus rejects is refused, with the file's name`(folder: String) throws {
    let files = try Self.files(folder)
    #expect(files.count >= 10)
    for file in files {
      let error = #expect(throws: DocumentError.self, "\(file)") { try load(file) }
      let name = URL(filePath: file).lastPathComponent
      #expect(error.map { "\($0)".contains(name) } ?? true, "\(file)")
    }
  }

  @Test func `the schema knows the keys of the loader, and no other`() throws {
    let schema = try JSONDecoder().decode(
      Schema.self, from: Data(contentsOf: Self.root.appending(path: "schemas/scenario.schema.json"))
    )
    let keys = schema.properties.flatMap { section, body in
      (body.properties ?? [:]).keys.map { "\(section).\($0)" }
    }
    #expect(Set(keys) == Set(ScenarioKey.all.map(\.path) + ScenarioLayer.optional))
  }

  /// As much of a JSON Schema as has the scenario's sections and their keys.
  private struct Schema: Decodable {
    let properties: [String: Section]

    struct Section: Decodable {
      let properties: [String: Section]?
    }
  }

  @Test func `every scenario of the repository is taken`() throws {
    let scenarios = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "scenarios").path
    ).filter { $0.hasSuffix(".yaml") && $0 != "time-zones.yaml" }
    #expect(scenarios.count >= 3)
    for name in scenarios {
      let shown = try load(Self.root.appending(path: "scenarios/" + name).path)
      #expect(!shown.isEmpty)
    }
  }
}
