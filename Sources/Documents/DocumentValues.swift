/// Typed values out of a document's nodes; each error names the place and what was found there.
extension DocumentNode {
  /// A string; the spelling of a bare number counts, so that a version may be `12`.
  public func text() throws(DocumentError) -> String {
    guard kind == .string || kind == .number else { throw error("must be text, found \(found)") }
    return spelling
  }

  /// An exact number, from its literal digits, bare or in quotes.
  public func decimal(atLeast least: ExactDecimal? = nil) throws(DocumentError) -> ExactDecimal {
    guard kind == .string || kind == .number else {
      throw error("must be a number, found \(found)")
    }
    guard let value = ExactDecimal(spelling) else {
      throw error("must be a number of up to 38 digits as 12 or \"0.05\", found \(found)")
    }
    if let least, value < least { throw error("must be at least \(least), found \(found)") }
    return value
  }

  /// A whole number within a range, bare or in quotes.
  public func integer<Value: FixedWidthInteger>(
    in range: ClosedRange<Value>
  ) throws(DocumentError) -> Value {
    let isNumeric = kind == .string || kind == .number
    guard isNumeric, let decimal = ExactDecimal(spelling), decimal.scale == 0 else {
      throw error("must be a whole number, found \(found)")
    }
    guard let value = Value(exactly: decimal.coefficient), value >= range.lowerBound else {
      let edge =
        decimal.isNegative || decimal.coefficient < range.lowerBound
        ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
      throw error("must be \(edge), found \(found)")
    }
    guard value <= range.upperBound else {
      throw error("must be at most \(range.upperBound), found \(found)")
    }
    return value
  }

  /// Exactly `true` or `false`.
  public func boolean() throws(DocumentError) -> Bool {
    guard kind == .bool else { throw error("must be true or false, found \(found)") }
    return spelling == "true"
  }

  /// One of an enumeration's raw values.
  public func choice<Value: RawRepresentable & CaseIterable>(
    of type: Value.Type
  ) throws(DocumentError) -> Value where Value.RawValue == String {
    let known = Value.allCases.map(\.rawValue)
    let name = try choice(of: known)
    guard let value = Value(rawValue: name) else { throw error("unknown value \(found)") }
    return value
  }

  /// One of the names given.
  public func choice(of names: [String]) throws(DocumentError) -> String {
    let name = try text()
    guard names.contains(name) else {
      throw error("unknown value \(name.quoted)" + suggestion(for: name, among: names))
    }
    return name
  }

  /// Text that `read` turns into a value; `expected` says what that is: `a date as 2026-10-01`.
  public func value<Value>(
    _ expected: String, _ read: (String) -> Value?
  ) throws(DocumentError) -> Value {
    guard kind == .string || kind == .number, let value = read(spelling) else {
      throw error("must be \(expected), found \(found)")
    }
    return value
  }

  /// The members of a list.
  public func items() throws(DocumentError) -> [DocumentNode] {
    guard kind == .sequence else { throw error("must be a list, found \(found)") }
    return allItems
  }

  /// The entries of a mapping in the order written, whatever their keys.
  public func entries() throws(DocumentError) -> [DocumentEntry] {
    guard kind == .mapping else { throw error("must be a mapping, found \(found)") }
    return allEntries
  }

  /// What stands here, as an error shows it.
  public var found: String {
    switch kind {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .null: "nothing"
    case .string, .number, .bool: spelling.quoted
    }
  }
}
