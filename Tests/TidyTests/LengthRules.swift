/// Files of at most 250 lines, functions of at most 60.
enum LengthRules {
  static let longestFile = 250
  static let longestFunction = 60

  /// Files that are one long table; they may be longer for as long as they hold nothing else.
  static let tables: Set = ["Sources/Metering/UsageCatalogue.swift"]

  static func file(_ file: SourceFile) -> [Offence] {
    let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
    guard count > longestFile else { return [] }
    if tables.contains(file.path) { return logic(in: file) }
    return [Offence(path: file.path, line: 1, problem: "\(count) lines, at most \(longestFile)")]
  }

  /// What a table must not hold: a function, or a line that decides something.
  private static func logic(in table: SourceFile) -> [Offence] {
    let logic: Set<Substring> = ["func", "guard", "if", "for", "while", "switch", "repeat"]
    return table.code.lines.enumerated().compactMap { index, line in
      line.split(separator: " ").first(where: logic.contains).map {
        Offence(path: table.path, line: index + 1, problem: "'\($0)' in a long table")
      }
    }
  }

  static func functions(_ file: SourceFile) -> [Offence] {
    let lines = file.code.lines
    return lines.indices.filter { startsFunction(lines[$0]) }.compactMap { start in
      let count = end(ofFunctionAt: start, in: lines) - start + 1
      guard count > longestFunction else { return nil }
      return Offence(
        path: file.path, line: start + 1,
        problem: "a function of \(count) lines, at most \(longestFunction)")
    }
  }

  private static func startsFunction(_ line: Substring) -> Bool {
    let modifiers: Set<Substring> = [
      "public", "internal", "private", "fileprivate", "static", "class", "final", "override",
      "mutating", "nonmutating", "consuming", "borrowing", "convenience", "required", "nonisolated",
    ]
    let words = line.split(separator: " ").drop { modifiers.contains($0) || $0.hasPrefix("@") }
    guard let word = words.first else { return false }
    if word == "var" { return line.hasSuffix("{") }
    return ["func", "init", "deinit", "subscript"].contains(
      String(word.prefix { $0.isLetter }))
  }

  /// The line of the brace that closes the function; `start` where it has no body or one line.
  ///
  /// The formatter puts the closing brace under the first letter of the declaration.
  private static func end(ofFunctionAt start: Int, in lines: [Substring]) -> Int {
    let indent = indentation(lines[start])
    for (index, line) in lines.enumerated().dropFirst(start + 1) {
      let text = line.drop { $0 == " " }
      if text.isEmpty || indentation(line) > indent { continue }
      let signatureGoesOn = [")", "->", "where", "{", "#"].contains { text.hasPrefix($0) }
      if signatureGoesOn { continue }
      return text.hasPrefix("}") && indentation(line) == indent ? index : start
    }
    return start
  }

  private static func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
}
