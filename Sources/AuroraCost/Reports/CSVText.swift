/// Comma-separated values being written, as RFC 4180 has them: CRLF, quotes doubled.
struct CSVText {
  private(set) var text = ""

  /// One record; controls are stripped and a line break becomes a space: a record is one line.
  mutating func add(_ fields: [String]) {
    text += fields.map(Self.field).joined(separator: ",") + "\r\n"
  }

  /// A field that a spreadsheet might take for a formula is quoted too; names that begin so are
  /// refused where scenarios are read, since no quoting keeps a spreadsheet from acting on them.
  private static func field(_ value: String) -> String {
    let line = value.onOneLine
    let isNumber = line.utf8.allSatisfy { 48...57 ~= $0 || $0 == 45 || $0 == 46 }
    let isRisky = !isNumber && (line.first.map { "=+-@".contains($0) } ?? false)
    guard isRisky || line.utf8.contains(where: { $0 == 34 || $0 == 44 }) else { return line }
    return "\""
      + line.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
