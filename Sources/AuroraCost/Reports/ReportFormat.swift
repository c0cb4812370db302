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

  /// Whether a file of this name may hold this format, so that `.csv` may be FOCUS when asked for.
  public func fits(fileName: String) -> Bool {
    let ending = fileExtension.split(separator: ".").last ?? ""
    return fileName.lowercased().hasSuffix("." + ending)
  }

  /// The whole file in this format; the same bytes for the same report on any machine.
  ///
  /// - Throws: when a number does not fit 38 digits, or the format's library is not installed.
  public func render(
    _ report: Report, page: TerminalPage = TerminalPage()
  ) throws(RenderError) -> [UInt8] {
    switch self {
    case .text: Array(TextReport(page).text(report).utf8)
    case .json: Array(JSONReport.text(report).utf8)
    case .csv: try bytes(of: report, CSVReport.text)
    case .html: HTMLReport.bytes(report)
    case .markdown: Array(MarkdownReport.text(report).utf8)
    case .focus: try bytes(of: report, FOCUSReport.text)
    case .xlsx: try XLSXReport.bytes(report)
    }
  }

  private func bytes(
    of report: Report, _ text: (Report) throws(DecimalOverflow) -> String
  ) throws(RenderError) -> [UInt8] {
    do throws(DecimalOverflow) {
      return Array(try text(report).utf8)
    } catch {
      throw .overflow(error)
    }
  }
}

/// Why a report cannot be had in a format.
public enum RenderError: Error, Equatable, CustomStringConvertible {
  case overflow(DecimalOverflow)
  case noSpreadsheetLibrary
  case noTemporaryFile

  public var description: String {
    switch self {
    case .overflow(let error): error.description
    case .noSpreadsheetLibrary:
      "format 'xlsx' needs libxlsxwriter, which was not found; on Debian install libxlsxwriter4"
    case .noTemporaryFile:
      "format 'xlsx' needs room for a temporary file, and none could be written; set TMPDIR to a "
        + "folder that has it"
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
