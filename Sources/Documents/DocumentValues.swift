public import Metering

/// Typed values out of a document's nodes; each error names the place and what was found there.
extension DocumentNode {
  /// Any scalar's text as written, so that a version may be `12`.
  public func text() throws(DocumentError) -> String {
    guard !kind.isContainer, kind != .null else { throw error("must be text, found \(found)") }
    return spelling
  }

  /// An exact number, from its literal digits, bare or in quotes.
  public func decimal(atLeast least: ExactDecimal? = nil) throws(DocumentError) -> ExactDecimal {
    guard kind == .string || kind == .number else {
      throw error("must be a number, found \(found)")
    }
    guard let value = ExactDecimal(spelling) else {
      throw error("must be a number of at most 38 digits such as 0.25, found \(found)")
    }
    if let least, value < least { throw error("must be at least \(least), found \(found)") }
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

  /// A whole number within a range, bare or in quotes.
  public func integer(in range: ClosedRange<Int>) throws(DocumentError) -> Int {
    let value = try decimal()
    guard value.scale == 0 else { throw error("must be a whole number, found \(found)") }
    guard value.coefficient >= range.lowerBound else {
      throw error("must be at least \(range.lowerBound), found \(found)")
    }
    guard value.coefficient <= range.upperBound else {
      throw error("must be at most \(range.upperBound), found \(found)")
    }
    return Int(value.coefficient)
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
    guard let value = Value(rawValue: try text()) else {
      throw error(
        "unknown value \(found)" + didYouMean(spelling, among: Value.allCases.map(\.rawValue)))
    }
    return value
  }

  /// One of the names given.
  public func choice(of names: [String]) throws(DocumentError) -> String {
    let name = try text()
    guard names.contains(name) else {
      throw error("unknown value \(name.quoted)" + didYouMean(name, among: names))
    }
    return name
  }

  public func date() throws(DocumentError) -> CalendarDate {
    guard let date = CalendarDate(spelling) else {
      throw error("must be a date such as 2026-10-01, found \(found)")
    }
    return date
  }

  public func month() throws(DocumentError) -> CalendarMonth {
    guard let month = CalendarMonth(spelling) else {
      throw error("must be a month such as 2026-10, found \(found)")
    }
    return month
  }

  /// The `format:` tag of a file; another kind or version is refused.
  public func format(_ expected: String) throws(DocumentError) {
    guard try text() == expected else { throw error("must be '\(expected)', found \(found)") }
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
