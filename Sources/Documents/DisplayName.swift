extension DocumentNode {
  /// A name that every report can show: up to 200 characters, nothing invisible, no formula.
  ///
  /// Control characters and bidirectional overrides are refused, and a leading `=`, `+`, `-` or `@`,
  /// which spreadsheets would compute.
  public func displayName() throws(DocumentError) -> String {
    let name = try text()
    guard !name.isEmpty else { throw error("must not be empty") }
    guard name.count <= 200 else {
      throw error("must have at most 200 characters, found \(name.count)")
    }
    // Blanks before it do not help: some spreadsheets trim what they import.
    let first = name.unicodeScalars.first { !$0.properties.isWhitespace }
    if let first, "=+-@".unicodeScalars.contains(first) {
      throw error("must not begin with '\(first)', which spreadsheets take for a formula")
    }
    for scalar in name.unicodeScalars where scalar.isInvisible {
      let code = String(scalar.value, radix: 16, uppercase: true)
      let zeros = String(repeating: "0", count: max(0, 4 - code.count))
      throw error("must not hold the invisible character U+\(zeros)\(code)")
    }
    return name
  }
}

extension Unicode.Scalar {
  /// Control characters, line separators and what turns the direction of text.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: false
    }
  }
}
