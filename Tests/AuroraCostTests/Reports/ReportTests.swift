import Documents
import Metering
import PricingModels
import Testing

@testable import AuroraCost

struct ReportTests {
  @Test(arguments: [
    (
      "3", "Two lines will cost about USD\u{A0}2.73 in October 2026, within its budget",
      "Within budget: USD\u{A0}0.27 to spare"
    ),
    (
      "2.733338", "Two lines will cost about USD\u{A0}2.73 in October 2026, within its budget",
      "Within budget: USD\u{A0}0.00 to spare"
    ),
    (
      "2.733337", "Two lines will cost about USD\u{A0}2.73 in October 2026, over its budget",
      "Over budget by USD\u{A0}< 0.01"
    ),
    (
      "1", "Two lines will cost about USD\u{A0}2.73 in October 2026, over its budget",
      "Over budget by USD\u{A0}1.73"
    ),
    (
      nil, "Two lines will cost about USD\u{A0}2.73 in October 2026",
      "No budget is set, so there is nothing to hold the total against"
    ),
  ])
  func `the title states the finding and the verdict its margin`(
    budget: String?, title: String, verdict: String
  ) throws {
    let report = try Report(SampleEstimate.small(budget: budget))
    #expect(report.title == title)
    #expect(report.verdict.sentence == verdict)
  }

  @Test(arguments: [
    ("1000" as String?, Verdict.Kind.incomplete), ("1", .overBudget), (nil, .incomplete),
  ])
  func `an estimate with an unpriced line never passes`(
    budget: String?, kind: Verdict.Kind
  ) throws {
    var estimate = try SampleEstimate.rich()
    estimate.scenario.budget = try budget.map(decimal)
    let report = try Report(estimate)
    #expect(report.verdict.kind == kind)
    #expect(report.title.contains("at least"))
  }

  @Test func `headlines name total, budget, cost per user and what allowances save`() throws {
    let headlines = try Report(SampleEstimate.small()).headlines
    #expect(
      headlines == [
        .init(
          "Total for October 2026", "USD\u{A0}2.73",
          note: "one simulated month; no range was computed"),
        .init("Budget", "USD\u{A0}5.00", note: "54.6% of it used"),
        .init("Per active user", "USD\u{A0}0.00020", note: "13,412 active users"),
        .init(
          "Saved by free allowances", "USD\u{A0}6.87", note: "of USD\u{A0}9.60 at list prices"),
      ])
  }

  @Test func `ids are unique over sections, tables and charts`() throws {
    let report = try Report(SampleEstimate.rich())
    let ids = report.sections.flatMap { section in
      [section.id]
        + section.blocks.compactMap { block in
          switch block {
          case .table(let table): table.id
          case .chart(let chart): chart.id
          default: nil
          }
        }
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func `every row of every table has a cell for each column`() throws {
    for table in try Report(SampleEstimate.rich()).sections.flatMap(\.tables) {
      for row in table.rows + table.totals {
        #expect(row.count == table.columns.count, "\(table.id)")
      }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `shown amounts add up in every view`(seed: UInt64) throws {
    let shown = try ShownBill(SampleEstimate.random(seed: seed).bill)
    let lines = shown.lines.map(\.cost.units).reduce(0, +)
    #expect(lines == shown.linesSum.units)
    #expect(lines + shown.adjustments.map(\.units).reduce(0, +) == shown.total.units)
    let rounded = shown.total.exact.rounded(toPlaces: shown.currency.places)
    #expect(shown.total.shown == rounded)
    for line in shown.lines {
      #expect(line.list.map { $0.units - line.free.units == line.cost.units } ?? true)
      #expect(line.free.units >= 0)
    }
  }

  @Test func `a line says in words why it costs nothing`() throws {
    let report = try Report(SampleEstimate.rich())
    let table = try #require(report.sections.flatMap(\.tables).first { $0.id == "lines-table" })
    let why = Dictionary(
      table.rows.map { ($0[1].details[0], [$0[6].text, $0[7].text]) }, uniquingKeysWith: { $1 })
    #expect(why["lambda.gb-seconds.arm64"] == ["free", "free: lambda-compute"])
    #expect(why["cognito.m2m-tokens"] == ["unused", "not used"])
    #expect(why["eventbridge.rule-triggers"] == ["0.00", "priced at 0"])
    #expect(why["kms.requests"] == ["no price", "no price for 500 requests"])
    #expect(why["cloudwatch.metrics"] == ["0.60", "charged above metrics"])
    #expect(why["ses.recipients.a-la-carte"] == ["65.51", "charged"])
  }

  @Test(arguments: [
    ("2026-10-01", 0, false), ("2026-09-30", 1, false), ("2026-07-03", 90, false),
    ("2026-07-02", 91, true), ("2026-11-24", 0, false),
  ])
  func `a price's age is counted at the estimate's month`(
    read: String, days: Int, isStale: Bool
  ) throws {
    let month = try #require(CalendarMonth(year: 2026, month: 10))
    let age = try #require(PriceAge(read: read, at: month))
    #expect(age.days == days)
    #expect(age.isStale == isStale)
    #expect(PriceAge(read: "last week", at: month) == nil)
    #expect(PriceAge(read: nil, at: month) == nil)
  }

  @Test func `bars are sorted, and even the least above zero is seen`() throws {
    let charts = try Report(SampleEstimate.rich()).sections.flatMap(\.blocks).compactMap { block in
      if case .chart(let chart) = block { chart } else { nil }
    }
    #expect(
      charts.map(\.id) == ["budget-chart", "services-chart", "journeys-chart", "usage-chart"])
    for chart in charts.dropFirst() {
      let values = chart.bars.map(\.value)
      #expect(values == values.sorted(by: >))
      #expect(chart.lengths.first == 10_000)
      #expect(chart.lengths.allSatisfy { $0 > 0 && $0 <= 10_000 })
    }
  }
}
