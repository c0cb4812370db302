import Testing

/// The house rules that the formatter cannot see, over the whole repository.
struct TidyTests {
  /// Files that broke a rule when it was made, as `path: rule`; the list only shrinks.
  static let oldOffenders: Set<String> = []

  /// What is left of the offences of a rule after the old ones, one a line.
  private func report(_ rule: String, _ offences: [Offence]) -> String {
    offences.filter { !Self.oldOffenders.contains("\($0.path): \(rule)") }
      .map(\.description).joined(separator: "\n")
  }

  @Test func `a file is short`() throws {
    #expect(report("file length", try Repository.swiftFiles().flatMap(LengthRules.file)) == "")
  }

  @Test func `a function is short`() throws {
    let offences = try Repository.swiftFiles().flatMap(LengthRules.functions)
    #expect(report("function length", offences) == "")
  }

  @Test func `a file that is let off as a table is there and is long`() throws {
    for file in try Repository.swiftFiles() where LengthRules.tables.contains(file.path) {
      #expect(file.lines.count > LengthRules.longestFile, "\(file.path) needs no exemption")
    }
    let paths = Set(try Repository.swiftFiles().map(\.path))
    #expect(LengthRules.tables.subtracting(paths).isEmpty)
  }

  @Test func `code has no banned word`() throws {
    #expect(report("banned words", try Repository.swiftFiles().flatMap(WordRules.banned)) == "")
  }

  @Test func `a module imports only what it may know`() throws {
    #expect(report("imports", try Repository.swiftFiles().flatMap(ImportRules.imports)) == "")
  }

  @Test func `no file names a folder of one machine`() throws {
    let offences = try Repository.textFiles().flatMap(WordRules.machinePaths)
    #expect(report("machine paths", offences) == "")
  }

  @Test func `every text file ends with a newline`() throws {
    #expect(report("last line", try Repository.textFiles().flatMap(WordRules.lastLine)) == "")
  }

  @Test func `every golden file is read by a test`() throws {
    let goldens = try Repository.textFiles().map(\.path).filter { $0.contains("/Golden/") }
    let offences = GoldenRules.orphans(goldens: goldens, tests: try Repository.swiftFiles())
    #expect(report("orphan goldens", offences) == "")
  }

  @Test func `the rules see the repository`() throws {
    let paths = Set(try Repository.textFiles().map(\.path))
    #expect(paths.isSuperset(of: ["Makefile", "Package.swift", "docs/FORMATS.md", ".ci/run"]))
    #expect(paths.contains("Sources/Metering/UsageCatalogue.swift"))
  }
}
