import Testing

/// Each rule of the house finds an offence made for it, and lets a good file be.
struct TidyRulesTests {
  private func file(_ path: String, _ text: String) -> SourceFile {
    SourceFile(path: path, text: text)
  }

  private func lines(_ count: Int, _ text: String = "let a = 1") -> String {
    String(repeating: text + "\n", count: count)
  }

  @Test(arguments: [(0, 0), (1, 0), (250, 0), (251, 1)])
  func `a file may have 250 lines`(count: Int, offences: Int) {
    #expect(LengthRules.file(file("Sources/A/B.swift", lines(count))).count == offences)
  }

  @Test func `a table may be longer, but holds no logic`() {
    let path = "Sources/Metering/UsageCatalogue.swift"
    #expect(LengthRules.file(file(path, lines(400))).isEmpty)
    let withLogic = lines(400) + "    func find() {}\n"
    #expect(
      LengthRules.file(file(path, withLogic)).map(\.description)
        == ["\(path):401: 'func' in a long table"])
  }

  @Test(arguments: [
    "public static func f<T>(\n    a: T\n  ) -> Int {", "init?(text: String) {", "var a: Int {",
    "@inlinable mutating func f()\n  where A: B {", "subscript(index: Int) -> Int {", "deinit {",
  ])
  func `a function may have 60 lines`(signature: String) {
    let extra = signature.split(separator: "\n").count - 1
    for (body, offences) in [(58 - extra, 0), (59 - extra, 1)] {
      let text = "struct A {\n  \(signature)\n\(lines(body, "    call()"))  }\n}\n"
      #expect(LengthRules.functions(file("Sources/A/B.swift", text)).count == offences)
    }
  }

  @Test func `what stands after a function without a body is not its body`() {
    let body = lines(100, "    case a")
    let text = "protocol P {\n  func f()\n  var a: Int { get }\n  enum E {\n\(body)  }\n}\n"
    #expect(LengthRules.functions(file("Sources/A/B.swift", text)).isEmpty)
  }

  @Test(arguments: [
    ("Sources/Metering/A.swift", "let a = try! f()"),
    ("Tests/MeteringTests/A.swift", "let a = try! f()"),
    ("Sources/Metering/A.swift", "extension A: @unchecked Sendable {}"),
    ("Sources/AuroraBackend/A.swift", "fatalError(\"no\")"),
    ("Sources/AuroraBackend/A.swift", "let text = \"\\(fatalError())\""),
    ("Sources/AuroraBackend/A.swift", "let a = unsafe pointer[0]"),
    ("Sources/PricingModels/A.swift", "let a: Double = 1"),
    ("Sources/PricingModels/A.swift", "let a: [Float] = []"),
    ("Sources/Documents/A.swift", "let a = Decimal(1)"),
  ])
  func `a banned word is found`(path: String, text: String) {
    let offences = WordRules.banned(file(path, "\n" + text + "\n"))
    #expect(offences.map(\.line) == [2])
  }

  @Test func `an unsafe global is banned twice over`() {
    let global = file("Sources/Metering/A.swift", "nonisolated(unsafe) var a = 1\n")
    #expect(WordRules.banned(global).count == 2)
  }

  @Test(arguments: [
    ("Sources/Metering/A.swift", "// never try! this; fatalError is worse"),
    ("Sources/Metering/A.swift", "/* try! /* nested */ try! */ let a = 1"),
    ("Sources/Metering/A.swift", "let a = \"try! \\(b) try!\""),
    ("Sources/Metering/A.swift", "let a = #\"\"\"\n  \"try!\" \\( try!\n  \"\"\"#"),
    ("Tests/MeteringTests/A.swift", "func `try! is banned`() {}"),
    ("Sources/AuroraBackend/A.swift", "let isUnsafe = unsafeCount"),
    ("Sources/Metering/CounterBlock.swift", "let a = unsafe pointer[0]"),
    ("Sources/PricingModels/A.swift", "let a: ExactDecimal = DoubleEntry.Floating"),
    ("Sources/UsageSimulator/A.swift", "let a: Double = 1"),
  ])
  func `a word in a comment, string, name or other folder is not banned`(
    path: String, text: String
  ) {
    #expect(WordRules.banned(file(path, text + "\n")).isEmpty)
  }

  @Test(arguments: [
    ("Sources/Metering/A.swift", "import Foundation"),
    ("Sources/AuroraBackend/Cloud/A.swift", "internal import FoundationEssentials"),
    ("Sources/AuroraBackend/A.swift", "import PricingModels"),
    ("Sources/UsageSimulator/A.swift", "public import PricingModels"),
    ("Sources/UsageSimulator/Engine.swift", "import Foundation"),
    ("Sources/PricingModels/A.swift", "import AuroraBackend"),
    ("Sources/PricingModels/Bill.swift", "import struct Foundation.Data"),
    ("Sources/Documents/A.swift", "import PricingModels"),
    ("Sources/aurora-cost/Main.swift", "import PricingModels"),
    ("Sources/Unknown/A.swift", "let a = 1"),
  ])
  func `a wrong import is found`(path: String, text: String) {
    #expect(ImportRules.imports(file(path, text + "\n")).count == 1)
  }

  @Test(arguments: [
    ("Sources/PricingModels/PriceBookFile.swift", "import Foundation"),
    ("Sources/UsageSimulator/ScenarioFile.swift", "import FoundationEssentials"),
    ("Sources/UsageSimulator/A.swift", "public import AuroraBackend"),
    ("Sources/AuroraCost/Commands/A.swift", "import Foundation"),
    ("Sources/Metering/A.swift", "// import Foundation"),
    ("Tests/MeteringTests/A.swift", "import Foundation"),
  ])
  func `a good import is let be`(path: String, text: String) {
    #expect(ImportRules.imports(file(path, text + "\n")).isEmpty)
  }

  @Test(arguments: [
    ("see /\("home")/me/notes", 1), ("x: \"/\("work")/wt\"", 1), ("(..\("/shared/")facts)", 1),
    ("https://example.com/\("home")/page", 0), ("/usr/local/share", 0), ("shared/ledger", 0),
  ])
  func `a path of one machine is found`(text: String, offences: Int) {
    #expect(WordRules.machinePaths(file("README.md", text + "\n")).count == offences)
  }

  @Test(arguments: [
    ("a.yaml", "a: 1", 1), ("a.yaml", "a: 1\n", 0), ("a.yaml", "", 0),
    ("Tests/ATests/Golden/a.csv", "a", 0), ("Tests/Corpus/a/reject/cut.json", "{", 0),
  ])
  func `a last line without its end is found`(path: String, text: String, offences: Int) {
    #expect(WordRules.lastLine(file(path, text)).count == offences)
  }

  @Test(arguments: [
    ("\"bill.csv\"", 0), ("\"bill\"", 0), ("\"bill.\\(format)\"", 0), ("\"bills.csv\"", 1),
  ])
  func `a golden file that no test reads is found`(mention: String, offences: Int) {
    let reader = file("Tests/ATests/CSVTests.swift", "golden(\(mention))\n")
    let elsewhere = file("Tests/BTests/CSVTests.swift", "golden(\"bill.csv\")\n")
    let found = GoldenRules.orphans(
      goldens: ["Tests/ATests/Golden/bill.csv"], tests: [reader, elsewhere])
    #expect(found.count == offences)
  }
}
