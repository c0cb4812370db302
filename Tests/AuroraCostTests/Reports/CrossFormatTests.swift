import Documents
import Foundation
import Metering
import PricingModels
import Testing

@testable import AuroraCost

/// Every format is read back by another parser and held against the same bill.
struct CrossFormatTests {
  static let estimates: [@Sendable () throws -> Estimate] =
    [
      { try SampleEstimate.rich() }, { try SampleEstimate.small() },
      { try SampleEstimate.nothing() },
    ]
    + (0..<12).map { seed in { try SampleEstimate.random(seed: seed) } }

  @Test(arguments: estimates.indices)
  func `the CSV's costs sum to the total, its quantities to each line's`(index: Int) throws {
    let bill = try Self.estimates[index]().bill
    let csv = try CSVFile(CSVReport.text(Report(Self.estimates[index]())))
    #expect(try csv.sum("cost") == bill.total.description)
    for line in bill.lines {
      let rows = csv.rows.filter { $0["meter"] == line.meter.id }
      let quantities = try sum(rows.map { try decimal($0["quantity"] ?? "") })
      #expect(quantities == line.quantity, "\(line.meter.id)")
      #expect(rows.allSatisfy { $0["status"] == line.status.rawValue })
      for row in rows where row["unit_price"] != "" && row["kind"] == "usage" {
        let price = try decimal(row["unit_price"] ?? "")
        let cost = try decimal(row["quantity"] ?? "").multiplied(by: price)
        #expect(row["cost"] == cost.description)
      }
    }
  }

  @Test(arguments: estimates.indices)
  func `the JSON's total is its lines' and adjustments' sum`(index: Int) throws {
    let estimate = try Self.estimates[index]()
    let text = JSONReport.text(try Report(estimate))
    let bill = try #require(try JSONFile(text).object("bill"))
    let lines = try #require(bill["lines"] as? [[String: Any]])
    let adjustments = bill["adjustments"] as? [[String: Any]] ?? []
    let costs = try lines.map { try decimal($0["cost"] as? String ?? "") }
    let amounts = try adjustments.map { try decimal($0["amount"] as? String ?? "") }
    #expect(bill["total"] as? String == estimate.bill.total.description)
    #expect(try sum(costs + amounts) == estimate.bill.total)
    #expect(lines.map { $0["meter"] as? String } == estimate.bill.lines.map(\.meter.id))
    let shares = try #require(try JSONFile(text).root["attribution"] as? [[String: Any]])
    let shared = try shares.map { try decimal($0["cost"] as? String ?? "") }
    #expect(try sum(shared) == sum(costs))
    #expect(bill["complete"] as? Bool == estimate.bill.isComplete)
  }

  @Test(arguments: estimates.indices)
  func `the page's exact and shown costs add up to the same total`(index: Int) throws {
    let estimate = try Self.estimates[index]()
    let page = HTMLPage(bytes: HTMLReport.bytes(try Report(estimate)))
    for (table, column) in [("lines-table", 7), ("services-table", 4)] {
      let rows = "//table[@id='\(table)']/tbody/tr/*[\(column)]"
      let foot = "//table[@id='\(table)']/tfoot/tr"
      let steps =
        estimate.bill.adjustments.isEmpty ? "[false()]" : "[position()>1 and position()<last()]"
      let exact =
        try page.find("\(rows)/@data-v") + page.find("\(foot)\(steps)/*[\(column)]/@data-v")
      #expect(try sum(exact.map(decimal)) == estimate.bill.total)
      let shown = try page.find(rows) + page.find("\(foot)\(steps)/*[\(column)]")
      let total = try page.find("\(foot)[last()]/*[\(column)]")
      #expect(try sum(shown.map(shownNumber)) == shownNumber(total[0]))
    }
  }

  @Test(arguments: estimates.indices)
  func `journeys and the matrix add up to the same total`(index: Int) throws {
    let estimate = try Self.estimates[index]()
    guard !estimate.operations.isEmpty else { return }
    let page = HTMLPage(bytes: HTMLReport.bytes(try Report(estimate)))
    let lines = try sum(estimate.bill.lines.map(\.cost))
    let journeys = try page.find("//table[@id='journeys-table']/tbody/tr/*[2]/@data-v")
    #expect(try sum(journeys.map(decimal)) == lines)
    let shown = try ShownBill(estimate.bill)
    let journeysShown = try page.find("//table[@id='journeys-table']/tbody/tr/*[2]")
    #expect(try sum(journeysShown.map(shownNumber)) == shown.linesSum.shown)
    for row in 1...(try page.find("//table[@id='matrix-table']//tr[td]").count) {
      let cells = try page.find("(//table[@id='matrix-table']//tr[td])[\(row)]/td")
        .map(shownNumber)
      #expect(try sum(cells.dropLast()) == cells.last)
    }
    let exact = "//table[@id='matrix-table']/tbody/tr/td[position()<last()]/@data-v"
    #expect(try sum(page.find(exact).map(decimal)) == lines)
  }

  @Test(arguments: estimates.indices)
  func `the text names the same total`(index: Int) throws {
    let estimate = try Self.estimates[index]()
    let shown = try ShownBill(estimate.bill)
    let text = TextReport().text(try Report(estimate))
    let totals = text.split(separator: "\n").filter {
      $0.hasPrefix("Total  ") || $0.hasPrefix("  Total  ")
    }
    #expect(totals.prefix(2).allSatisfy { $0.hasSuffix(" " + shown.total.text) })
    #expect(totals.count >= 2)
  }

  @Test(arguments: estimates.indices)
  func `two renders give identical bytes`(index: Int) throws {
    // A workbook needs a library that may not be there: its own tests look at it.
    for format in ReportFormat.allCases where format != .xlsx {
      let first = try format.render(Report(Self.estimates[index]()))
      #expect(first == (try format.render(Report(Self.estimates[index]()))))
    }
  }

  /// The number a reader takes from a cell: words and `< 0.01` count as nothing.
  private func shownNumber(_ text: String) throws -> ExactDecimal {
    let plain = text.replacing("at least ", with: "").replacing(",", with: "")
      .replacing("\u{2212}", with: "-")
    let words = ["free", "unused", "no price", "–"]
    return words.contains(plain) || plain.contains("<") || plain.contains(">")
      ? .zero : try decimal(plain)
  }
}

/// A JSON document read by Foundation.
struct JSONFile {
  let root: [String: Any]

  init(_ text: String) throws {
    root = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  func object(_ key: String) -> [String: Any]? { root[key] as? [String: Any] }
}

extension SampleEstimate {
  /// A bill without a line.
  static func nothing() throws -> Estimate {
    estimate(try scenario(name: "Nothing", budget: nil), try SampleBill().bill())
  }
}
