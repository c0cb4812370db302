public import Metering

// Scalars by what they must be; each complaint says what would be right and what was found.
extension DocumentNode {
  /// Any scalar's text as written.
  public func text() throws(DocumentError) -> String {
    guard case .scalar(let text, let kind) = tree.content, kind != .null else {
      throw error("must be text, found \(found)")
    }
    return text
  }

  /// A decimal from its literal digits, quoted or not.
  public func decimal() throws(DocumentError) -> ExactDecimal {
    guard case .scalar(let text, let kind) = tree.content, kind == .number || kind == .string
    else { throw error("must be a number, found \(found)") }
    guard let value = ExactDecimal(text) else {
      let isLong = ScalarKind(unquoted: text) == .number
      throw error(
        isLong
          ? "must have at most 38 digits, found \(found)"
          : "must be a number such as 0.25, found \(found)")
    }
    return value
  }

  /// A decimal between two whole numbers, both included.
  public func decimal(from low: Int, to high: Int) throws(DocumentError) -> ExactDecimal {
    let value = try decimal()
    guard value >= ExactDecimal(low), value <= ExactDecimal(high) else {
      throw error("must be from \(low) to \(high), found \(found)")
    }
    return value
  }

  public func integer(in range: ClosedRange<Int>) throws(DocumentError) -> Int {
    let value = try decimal()
    guard value.scale == 0, let integer = Int(exactly: value.coefficient) else {
      throw error("must be a whole number, found \(found)")
    }
    guard integer >= range.lowerBound else {
      throw error("must be at least \(range.lowerBound), found \(found)")
    }
    guard integer <= range.upperBound else {
      throw error("must be at most \(range.upperBound), found \(found)")
    }
    return integer
  }

  public func boolean() throws(DocumentError) -> Bool {
    guard case .scalar(let text, .boolean) = tree.content else {
      throw error("must be true or false, found \(found)")
    }
    return text == "true"
  }

  public func date() throws(DocumentError) -> CalendarDate {
    guard let date = CalendarDate(try text()) else {
      throw error("must be a date such as 2026-10-01, found \(found)")
    }
    return date
  }

  public func month() throws(DocumentError) -> CalendarMonth {
    guard let month = CalendarMonth(try text()) else {
      throw error("must be a month such as 2026-10, found \(found)")
    }
    return month
  }

  /// One of the names of an enumeration.
  public func choice<Choice: CaseIterable & RawRepresentable>(
    of type: Choice.Type
  ) throws(DocumentError) -> Choice where Choice.RawValue == String {
    let text = try text()
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw error("must be one of \(names), found \(found)")
    }
    return choice
  }

  /// The `format:` tag of a file; another kind or version is refused.
  public func format(_ expected: String) throws(DocumentError) {
    guard try text() == expected else { throw error("must be '\(expected)', found \(found)") }
  }
}
