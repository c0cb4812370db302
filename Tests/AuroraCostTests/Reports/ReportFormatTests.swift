import AuroraCost
import Testing

struct ReportFormatTests {
  @Test(arguments: [
    ("a.html", ReportFormat.html), ("out/b.CSV", .csv), ("c.json", .json), ("d.txt", .text),
    ("e.md", .markdown), ("f.focus-estimate.csv", .focus), ("focus-estimate.csv", .csv),
  ])
  func `a file's ending asks for its format`(name: String, format: ReportFormat) {
    #expect(ReportFormat(fileName: name) == format)
  }

  @Test(arguments: ["report", "html", "a.htmlx", "a.xml", ""])
  func `any other ending asks for none`(name: String) {
    #expect(ReportFormat(fileName: name) == nil)
  }

  @Test(arguments: ReportFormat.allCases.filter { $0 != .xlsx })
  func `every format ends with a line break and says what it is`(format: ReportFormat) throws {
    let bytes = try format.render(Report(SampleEstimate.rich()))
    #expect(bytes.last == 10)
    #expect(String(decoding: bytes, as: UTF8.self).contains("Launch"))
  }
}
