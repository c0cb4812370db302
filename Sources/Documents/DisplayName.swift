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
    if let first = name.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      throw error("must not begin with '\(first)', which spreadsheets take for a formula")
    }
    for scalar in name.unicodeScalars where scalar.isInvisible {
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw error("must not hold the invisible character U+\(code)")
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
