/// The arrows between modules, and where Foundation may be seen.
enum ImportRules {
  /// What each module may import; nil is anything.
  ///
  /// The executable holds @main only, and `Metering` knows nothing but itself; `CPrefetch` is one
  /// instruction that Swift has no name for.
  static let allowed: [String: Set<String>?] = [
    "Documents": ["Foundation", "FoundationEssentials", "Metering", "Yams"],
    "Metering": ["CPrefetch"],
    "AuroraBackend": ["Metering"],
    "UsageSimulator": ["AuroraBackend", "Documents", "Metering", "Synchronization"],
    "PricingModels": ["Documents", "Metering"],
    "AuroraCost": nil,
    "aurora-cost": ["AuroraCost"],
  ]

  /// What a file reader (`ScenarioFile.swift`, `PriceBookFile.swift`) may import besides.
  static let readers: Set = ["Foundation", "FoundationEssentials"]
  static let modulesWithReaders: Set = ["UsageSimulator", "PricingModels"]

  static func imports(_ file: SourceFile) -> [Offence] {
    let parts = file.path.split(separator: "/")
    guard parts.count > 2, parts[0] == "Sources" else { return [] }
    let module = String(parts[1])
    guard let known = allowed[module] else {
      return [Offence(path: file.path, line: 1, problem: "module '\(module)' has no import rule")]
    }
    guard var allowed = known else { return [] }
    if modulesWithReaders.contains(module), file.name.hasSuffix("File.swift") {
      allowed.formUnion(readers)
    }
    return file.code.lines.enumerated().compactMap { index, line in
      guard let imported = importedModule(line), !allowed.contains(imported) else { return nil }
      return Offence(
        path: file.path, line: index + 1, problem: "\(module) must not import \(imported)")
    }
  }

  private static func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let keyword = words.firstIndex(of: "import") else { return nil }
    let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "func", "typealias", "let"]
    return words[(keyword + 1)...].first { !kinds.contains($0) }
      .map { String($0.prefix { $0 != "." }) }
  }
}
