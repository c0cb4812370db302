import Testing

@testable import AuroraCost

struct CSVReportTests {
  @Test func `the columns are the format contract's`() {
    #expect(
      CSVReport.columns.joined(separator: ",")
        == "scenario,month,region,service,meter,unit,kind,tier_from,tier_up_to,quantity,unit_price,"
        + "cost,currency,status,price_source,price_date")
  }

  @Test func `the small report stays as it was`() throws {
    let text = try CSVReport.text(Report(SampleEstimate.small()))
    try expectGolden("small.csv", Array(text.utf8))
  }

  @Test func `an unknown cost is empty, never 0`() throws {
    let csv = try CSVFile(CSVReport.text(Report(SampleEstimate.rich())))
    let rows = csv.rows.filter { $0["meter"] == "kms.requests" }
    #expect(rows.map { $0["kind"] } == ["free", "usage"])
    #expect(rows.map { $0["cost"] } == ["0", ""])
    #expect(rows.map { $0["unit_price"] } == ["0", ""])
    #expect(rows.map { $0["tier_from"] } == ["0", "20000"])
  }

  @Test func `adjustments and tax are rows of their own kind`() throws {
    let csv = try CSVFile(CSVReport.text(Report(SampleEstimate.rich())))
    let rows = csv.rows.filter { $0["meter"] == "" }
    #expect(rows.map { $0["kind"] } == ["adjustment", "adjustment", "tax"])
    #expect(rows.map { $0["cost"] } == ["-14.0573", "-25", "23.1274"])
    #expect(rows.map { $0["price_source"] }.last == "GST, 9%")
  }

  @Test(arguments: [
    (["a", "b,c", "d\"e"], "a,\"b,c\",\"d\"\"e\"\r\n"), (["-5", "2026-10", ""], "-5,2026-10,\r\n"),
    (["=1+1", "+x", "@y", "-z"], "\"=1+1\",\"+x\",\"@y\",\"-z\"\r\n"),
  ])
  func `fields are quoted where they must be, and where they look like formulas`(
    fields: [String], expected: String
  ) {
    var csv = CSVText()
    csv.add(fields)
    #expect(csv.text == expected)
  }
}
