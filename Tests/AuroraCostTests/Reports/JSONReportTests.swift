import Foundation
import Testing

@testable import AuroraCost

struct JSONReportTests {
  @Test func `the bill is spelled as the format contract's example`() throws {
    let bill = BillJSON.value(try SampleEstimate.small().bill).text
    try expectGolden("bill.json", Array((bill + "\n").utf8))
  }

  @Test func `a line without a price says so and invents no cost`() throws {
    let root = try JSONFile(JSONReport.text(Report(SampleEstimate.rich())))
    let bill = try #require(root.object("bill"))
    let lines = try #require(bill["lines"] as? [[String: Any]])
    let line = try #require(lines.first { $0["meter"] as? String == "kms.requests" })
    #expect(line["status"] as? String == "unpriced")
    #expect(line["unpricedQuantity"] as? String == "500")
    #expect(line["listCost"] is NSNull)
    #expect(bill["complete"] as? Bool == false)
  }

  @Test func `everything of the estimate is there`() throws {
    let root = try JSONFile(JSONReport.text(Report(SampleEstimate.rich()))).root
    #expect(root["format"] as? String == "aurora-cost/report@1")
    #expect((root["operations"] as? [Any])?.count == 20)
    #expect((root["assumptions"] as? [Any])?.count == 5)
    #expect((root["tables"] as? [Any])?.count == 3)
    #expect((root["provenance"] as? [Any])?.count == 34)
    #expect((root["notIncluded"] as? [Any])?.count == 3)
    #expect((root["command"] as? [String])?.first == "aurora-cost")
    #expect(root["toolVersion"] as? String == "0.1.0")
  }

  @Test func `strings are escaped and empty lists are closed`() {
    let value = JSONValue.object([
      ("a\"b\\", .string("x\n\t\u{1}\u{202E}é")), ("none", .array([])), ("nil", .null),
      ("n", .integer(-12)), ("deep", .array([.bool(true), .object([])])),
    ])
    #expect(
      value.text == #"""
        {
          "a\"b\\": "x\n\t\u0001\u202eé",
          "none": [],
          "nil": null,
          "n": -12,
          "deep": [
            true,
            {}
          ]
        }
        """#)
  }
}
