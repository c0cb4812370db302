public import Documents

/// THE list of formats a report can be had in; each is one file beside this one.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, csv, html

  /// The ending of its files' names, without the point.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .json, .csv, .html: rawValue
    }
  }

  /// The format that a file name's ending asks for; nil where it asks for none.
  public init?(fileName: String) {
    let lower = fileName.lowercased()
    guard let format = Self.allCases.first(where: { lower.hasSuffix("." + $0.fileExtension) })
    else { return nil }
    self = format
  }

  /// The whole file in this format; the same bytes for the same report on any machine.
  ///
  /// - Throws: when a number does not fit 38 digits.
  public func render(
    _ report: Report, page: TerminalPage = TerminalPage()
  ) throws(DecimalOverflow) -> [UInt8] {
    switch self {
    case .text: Array(TextReport(page).text(report).utf8)
    case .json: Array(JSONReport.text(report).utf8)
    case .csv: Array(try CSVReport.text(report).utf8)
    case .html: HTMLReport.bytes(report)
    }
  }
}

/// Where a text report is shown.
public struct TerminalPage: Sendable, Equatable {
  /// Columns; fewer than 40 count as 40.
  public var width: Int
  /// Whether someone watches, so that colour helps; false for files and pipes.
  public var isTerminal: Bool

  public init(width: Int = 80, isTerminal: Bool = false) {
    self.width = width
    self.isTerminal = isTerminal
  }
}
