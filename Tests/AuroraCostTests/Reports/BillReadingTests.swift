import AuroraCost
import Documents
import Foundation
import Metering
import PricingModels
import Testing

struct BillReadingTests {
  private func document(_ estimate: Estimate) throws -> Document {
    try Document(
      bytes: try ReportFormat.json.render(Report(estimate)), named: "report.json")
  }

  @Test(arguments: 0..<40)
  func `a bill reads back as it was written`(seed: UInt64) throws {
    let estimate = try SampleEstimate.random(seed: seed)
    #expect(try Bill(report: document(estimate)) == estimate.bill)
  }

  @Test func `converted totals, SKUs and rate codes read back too`() throws {
    var estimate = try SampleEstimate.rich()
    let day = try #require(CalendarDate("2026-10-01"))
    estimate.bill.converted = ConvertedTotals(
      currency: "SGD", rate: ExactDecimal(coefficient: 13, scale: 1), rateDate: day,
      rateSource: nil, gross: ExactDecimal(5), free: ExactDecimal(2), total: ExactDecimal(3))
    estimate.bill.lines[0].price?.sku = "ABC"
    estimate.bill.lines[0].price?.rateCodes = ["ABC.1", "ABC.2"]
    #expect(try Bill(report: document(estimate)) == estimate.bill)
  }

  @Test func `lines that do not sum to the total are refused`() throws {
    var estimate = try SampleEstimate.small()
    estimate.bill.total = try estimate.bill.total.adding(ExactDecimal(coefficient: 1, scale: 12))
    let error = #expect(throws: DocumentError.self) { try Bill(report: document(estimate)) }
    #expect(error?.path == "bill.total")
    #expect(
      error?.problem == "the lines and adjustments do not sum to it, found '2.733338000001'")
  }

  @Test func `a usage file is no report`() throws {
    let usage = "format: aurora-cost/usage@1\nregion: r\nmeters: {}\n"
    let error = #expect(throws: DocumentError.self) {
      try Bill(report: Document(bytes: Array(usage.utf8), named: "u.yaml"))
    }
    #expect(
      error?.description
        == "u.yaml:1:9: format: must be 'aurora-cost/report@1', found 'aurora-cost/usage@1'")
  }
}
