public import Documents

/// THE list of formats a report can be had in; each is one file beside this one.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, csv, html, markdown, focus, xlsx

  /// The ending of its files' names, without the point.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .focus: "focus-estimate.csv"
    case .json, .csv, .html, .xlsx: rawValue
    }
  }

  /// The format that a file name's ending asks for; nil where it asks for none.
  public init?(fileName: String) {
    let lower = fileName.lowercased()
    let matches = Self.allCases.filter { lower.hasSuffix("." + $0.fileExtension) }
    guard
      let format = matches.max(by: { $0.fileExtension.utf8.count < $1.fileExtension.utf8.count })
    else { return nil }
    self = format
  }

  /// The whole file in this format; the same bytes for the same report on any machine.
  ///
  /// - Throws: when a number does not fit 38 digits, or the format's library is not installed.
  public func render(
    _ report: Report, page: TerminalPage = TerminalPage()
  ) throws(RenderError) -> [UInt8] {
    let bytes: [UInt8]?
    do throws(DecimalOverflow) {
      bytes = try self.bytes(report, page)
    } catch {
      throw .overflow(error)
    }
    guard let bytes else { throw .noSpreadsheetLibrary }
    return bytes
  }

  private func bytes(
    _ report: Report, _ page: TerminalPage
  ) throws(DecimalOverflow) -> [UInt8]? {
    switch self {
    case .text: Array(TextReport(page).text(report).utf8)
    case .json: Array(JSONReport.text(report).utf8)
    case .csv: Array(try CSVReport.text(report).utf8)
    case .html: HTMLReport.bytes(report)
    case .markdown: Array(MarkdownReport.text(report).utf8)
    case .focus: Array(try FOCUSReport.text(report).utf8)
    case .xlsx: XLSXReport.bytes(report)
    }
  }
}

/// Why a report cannot be had in a format.
public enum RenderError: Error, Equatable, CustomStringConvertible {
  case overflow(DecimalOverflow)
  case noSpreadsheetLibrary

  public var description: String {
    switch self {
    case .overflow(let error): error.description
    case .noSpreadsheetLibrary:
      "format 'xlsx' needs libxlsxwriter, which was not found; on Debian install libxlsxwriter4"
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
