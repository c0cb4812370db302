import Testing

/// The house rules that the formatter cannot see, over the whole repository.
struct TidyTests {
  /// Files that broke a rule when it was made, as `path: rule`; the list only shrinks.
  static let oldOffenders: Set<String> = []

  /// Records what is left of the offences against a rule after the old ones.
  private func expectNone(
    _ rule: String, _ offences: [Offence], at location: SourceLocation = #_sourceLocation
  ) {
    for offence in offences where !Self.oldOffenders.contains("\(offence.path): \(rule)") {
      Issue.record("\(offence)", sourceLocation: location)
    }
  }

  @Test func `a file is short`() throws {
    expectNone("file length", try Repository.swiftFiles().flatMap(LengthRules.file))
  }

  @Test func `a function is short`() throws {
    let offences = try Repository.swiftFiles().flatMap(LengthRules.functions)
    expectNone("function length", offences)
  }

  @Test func `a file that is let off as a table is there and is long`() throws {
    for file in try Repository.swiftFiles() where LengthRules.tables.contains(file.path) {
      #expect(file.lines.count > LengthRules.longestFile, "\(file.path) needs no exemption")
    }
    let paths = Set(try Repository.swiftFiles().map(\.path))
    #expect(LengthRules.tables.subtracting(paths).isEmpty)
  }

  @Test func `code has no banned word`() throws {
    expectNone("banned words", try Repository.swiftFiles().flatMap(WordRules.banned))
  }

  @Test func `a module imports only what it may know`() throws {
    expectNone("imports", try Repository.swiftFiles().flatMap(ImportRules.imports))
  }

  @Test func `no file names a folder of one machine`() throws {
    let offences = try Repository.textFiles().flatMap(WordRules.machinePaths)
    expectNone("machine paths", offences)
  }

  @Test func `every text file ends with a newline`() throws {
    expectNone("last line", try Repository.textFiles().flatMap(WordRules.lastLine))
  }

  @Test func `every golden file is read by a test`() throws {
    let goldens = try Repository.textFiles().map(\.path).filter { $0.contains("/Golden/") }
    let offences = GoldenRules.orphans(goldens: goldens, tests: try Repository.swiftFiles())
    expectNone("orphan goldens", offences)
  }

  @Test func `the rules see the repository`() throws {
    let paths = Set(try Repository.textFiles().map(\.path))
    #expect(paths.isSuperset(of: ["Makefile", "Package.swift", "docs/FORMATS.md", ".ci/run"]))
    #expect(paths.contains("Sources/Metering/UsageCatalogue.swift"))
  }
}
