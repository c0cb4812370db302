import Documents
import Foundation
import Metering
import Testing

@testable import UsageSimulator

/// The reader takes and refuses what `schemas/time-zones.schema.json` does; `scripts/check-schemas`
/// reads the same corpus.
struct TimeZoneFileTests {
  private static func files(_ folder: String) throws -> [String] {
    let place = Repository.root + "/Tests/Corpus/time-zones/" + folder
    return try FileManager.default.contentsOfDirectory(atPath: place).sorted()
      .map { place + "/" + $0 }
  }

  @Test func `what the corpus accepts is taken`() throws {
    let files = try Self.files("accept")
    #expect(files.count >= 3)
    for file in files {
      #expect(throws: Never.self, "\(file)") { try TimeZoneFile(Document(path: file)) }
    }
  }

  @Test(arguments: [("reject", 12), ("reject-by-program", 2)])
  func `what the corpus rejects is refused`(folder: String, count: Int) throws {
    let files = try Self.files(folder)
    #expect(files.count >= count)
    for file in files {
      #expect(throws: DocumentError.self, "\(file)") { try TimeZoneFile(Document(path: file)) }
    }
  }

  @Test func `a zone by name has its clock, and a wrong name or year is told`() throws {
    func load(_ zone: String, _ month: String) throws -> Scenario {
      try Repository.scenario(
        text: """
          month: \(month)
          population:
            timeZones: [{ name: Here, zone: \(zone), share: 1, geography: europe }]
          """)
    }
    let berlin = try load("Europe/Berlin", "2026-10").population.timeZones[0].time
    #expect(berlin.standardMinutes == 60)
    #expect(berlin.daylight?.minutes == 60)
    let misspelt = #expect(throws: DocumentError.self) { try load("Europe/Berln", "2026-10") }
    #expect(
      misspelt?.problem == "unknown time zone 'Europe/Berln'; did you mean 'Europe/Berlin'?")
    let early = #expect(throws: DocumentError.self) { try load("America/Santiago", "2022-12") }
    #expect(
      early?.problem == "the rules of 'America/Santiago' are known from 2023 on, not for 2022-12")
    #expect(throws: Never.self) { try load("America/Santiago", "2023-01") }
  }
}
