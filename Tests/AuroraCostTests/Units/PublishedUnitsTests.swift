import AuroraBackend
import Documents
import Testing

@testable import AuroraCost

struct PublishedUnitsTests {
  @Test func `all the published examples are read`() {
    #expect(PublishedUnits.all.count == 57)
    #expect(Set(PublishedUnits.all.map(\.rule)).count == 27)
    #expect(PublishedUnits.all.allSatisfy { $0.source.hasPrefix("https://") })
    #expect(PublishedUnits.all.allSatisfy { !$0.expected.isEmpty })
  }

  @Test(arguments: PublishedUnits.all)
  func `a published example comes out as its source states`(example: PublishedUnits) throws {
    let document = try Document(
      bytes: Array(example.request.utf8), named: example.id, as: .json)
    let answer = try TableRequest(document).units.json.text
    let root = try Document(bytes: Array(answer.utf8), named: "answer", as: .json).root
    var found: [String: String] = [:]
    for entry in try root.entries() {
      found.merge(try PublishedUnits.leaves(entry.value, at: entry.key)) { $1 }
    }
    for (path, value) in example.expected { #expect(found[path] == value, "\(path)") }
  }
}
