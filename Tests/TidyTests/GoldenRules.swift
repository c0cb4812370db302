/// Every golden file is read by a test of its own target.
enum GoldenRules {
  /// A golden file counts as read where a test source of its target has its name, or its name
  /// without extension, at the start of a string.
  static func orphans(goldens: [String], tests: [SourceFile]) -> [Offence] {
    goldens.filter { golden in
      guard let folder = golden.firstRange(of: "/Golden/") else { return false }
      let target = golden[..<folder.lowerBound] + "/"
      let name = golden[folder.upperBound...]
      let stem = name.prefix { $0 != "." }
      return !tests.contains { test in
        test.path.hasPrefix(target)
          && (test.text.contains("\"\(name)\"") || test.text.contains("\"\(stem)\"")
            || test.text.contains("\"\(stem).\\("))
      }
    }
    .map { Offence(path: $0, line: 1, problem: "no test reads this golden file") }
  }
}
