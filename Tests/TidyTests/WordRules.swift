/// Words that code must not hold, and what stands in all files that must not.
enum WordRules {
  struct BannedWord {
    let word: String
    /// Starts of paths where it is banned.
    let folders: [String]
    /// Names of files that may hold it all the same.
    var except: Set<String> = []
    let instead: String
  }

  private static let everywhere = ["Sources/", "Tests/"]
  private static let nearMoney = ["Sources/PricingModels/", "Sources/Documents/"]

  static let bannedWords: [BannedWord] = [
    .init(word: "try!", folders: everywhere, instead: "let the error through"),
    .init(word: "@unchecked", folders: everywhere, instead: "make the type safe to share"),
    .init(word: "nonisolated(unsafe)", folders: everywhere, instead: "pass the value along"),
    .init(
      word: "fatalError", folders: everywhere, except: ["HTMLTree.swift"],
      instead: "throw, or state a precondition"),
    .init(word: "Double", folders: nearMoney, instead: "use ExactDecimal"),
    .init(word: "Float", folders: nearMoney, instead: "use ExactDecimal"),
    .init(word: "Decimal", folders: nearMoney, instead: "use ExactDecimal"),
    .init(
      word: "unsafe", folders: ["Sources/"],
      except: [
        "HTMLTree.swift", "Spreadsheet.swift", "CounterBlock.swift", "Slab.swift",
        "ContentHash.swift",
        // One call of the C library each: the terminal's width, and what a path leads to.
        "Terminal.swift", "OutputFile.swift",
        // Calls of the C library that signs tokens.
        "SigningKey.swift",
      ],
      instead: "keep unsafe code in the files that are listed for it"),
  ]

  static func banned(_ file: SourceFile) -> [Offence] {
    let words = bannedWords.filter { banned in
      banned.folders.contains { file.path.hasPrefix($0) } && !banned.except.contains(file.name)
    }
    return file.code.lines.enumerated().flatMap { index, line in
      words.filter { line.hasWord($0.word) }.map {
        Offence(path: file.path, line: index + 1, problem: "'\($0.word)'; \($0.instead)")
      }
    }
  }

  /// Folders of somebody's own machine, and files beside the repository.
  static func machinePaths(_ file: SourceFile) -> [Offence] {
    let place = #/(?:^|[\s"'`(=:\[])(?:/(?:home|root|Users|mnt|work(?:space)?)/|(?:\.\./)+shared/)/#
    return file.lines.enumerated().filter { $0.element.contains(place) }.map { index, _ in
      Offence(path: file.path, line: index + 1, problem: "a path of one machine")
    }
  }

  /// Golden files are as a report writes them, those of a corpus may be broken on purpose.
  static func lastLine(_ file: SourceFile) -> [Offence] {
    let isFree = ["/Golden/", "/Corpus/"].contains(where: file.path.contains)
    if isFree || file.text.isEmpty || file.text.hasSuffix("\n") { return [] }
    return [Offence(path: file.path, line: file.lines.count, problem: "no newline at the end")]
  }
}

extension Substring {
  /// Whether `word` stands in the line with no letter, digit or underscore on either side.
  fileprivate func hasWord(_ word: String) -> Bool {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    return ranges(of: word).contains { range in
      let before = self[..<range.lowerBound].last
      let after = self[range.upperBound...].first
      return !(isPart(word.first) && isPart(before)) && !(isPart(word.last) && isPart(after))
    }
  }
}
