import Testing

@testable import AuroraCost

/// What can be said without a reader of workbooks; `scripts/check-xlsx` reads them back.
struct XLSXReportTests {
  private static let hasLibrary = (try? Spreadsheet(title: "probe")) != nil

  @Test func `a workbook is a zip archive, the same bytes each time, or a plain refusal`() throws {
    let report = try Report(SampleEstimate.rich())
    guard Self.hasLibrary else {
      #expect(throws: RenderError.noSpreadsheetLibrary) { try ReportFormat.xlsx.render(report) }
      return
    }
    let bytes = try ReportFormat.xlsx.render(report)
    #expect(bytes.prefix(4) == [0x50, 0x4B, 3, 4])
    #expect(bytes == (try ReportFormat.xlsx.render(report)))
  }

  @Test func `hostile names do not break a workbook`() throws {
    guard Self.hasLibrary else { return }
    for name in HostileNameTests.names + [String(repeating: "x", count: 70_000)] {
      let bytes = try ReportFormat.xlsx.render(Report(SampleEstimate.small(name: name)))
      #expect(bytes.count > 4_000)
    }
  }

  @Test(arguments: [
    ("lines-table", [], "Lines"), ("sign-off-table", [], "Sign off"), ("a[b]:*?/\\c", [], "Abc"),
    ("", [], "Table"), ("lines-table", ["lines", "lines 2"], "Lines 3"),
    ("a-very-long-name-of-a-table-that-goes-on", [], "A very long name of a tabl"),
  ])
  func `a sheet's name is one that spreadsheets take`(
    id: String, taken: [String], name: String
  ) {
    #expect(XLSXReport.sheetName(id, not: Set(taken)) == name)
  }

  @Test func `without the library the message says what to install`() {
    #expect(
      RenderError.noSpreadsheetLibrary.description
        == "format 'xlsx' needs libxlsxwriter, which was not found; on Debian install libxlsxwriter4"
    )
  }
}
