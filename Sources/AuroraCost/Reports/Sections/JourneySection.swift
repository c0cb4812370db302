import Documents
import Metering
import PricingModels

extension ReportSection {
  /// What each journey of a user costs, what one of a thing costs, and which service it goes to.
  static func byJourney(
    _ estimate: Estimate, _ shown: ShownBill, _ attribution: CostAttribution
  ) throws(DecimalOverflow) -> ReportSection {
    let title = "Cost by journey"
    guard !estimate.operations.isEmpty else {
      let words = "This estimate starts from a usage file, so no cost has a journey."
      return ReportSection(id: "journeys", title: title, blocks: [.paragraph(words)])
    }
    let costs = try ShownJourneys(shown, attribution)
    var blocks: [Block] = [
      .paragraph(
        "Each line's net cost is shared among the operations that used its meter, by quantity. "
          + "“\(Journey.standing.label)” is what no user's act causes. "
          + "Adjustments belong to no journey.")
    ]
    let order = costs.journeys.indices.filter { costs.journeySums[$0].units > 0 }
      .sorted { costs.journeySums[$0].units > costs.journeySums[$1].units }
    if let first = order.first {
      blocks.append(.chart(chart(costs, order, first, estimate)))
    }
    blocks.append(.table(table(costs, estimate.bill, shown)))
    if !estimate.unitCosts.isEmpty { blocks.append(.table(unitCosts(estimate))) }
    if !costs.services.isEmpty { blocks.append(.table(matrix(costs, shown))) }
    return ReportSection(id: "journeys", title: title, blocks: blocks)
  }

  private static func chart(
    _ costs: ShownJourneys, _ order: [Int], _ first: Int, _ estimate: Estimate
  ) -> BarChart {
    BarChart(
      id: "journeys-chart", title: "“\(costs.journeys[first])” costs most",
      subtitle: "Forecast cost in \(estimate.bill.currency) by journey, before adjustments, "
        + "\(estimate.scenario.region), \(estimate.scenario.month.name)",
      bars: order.map { index in
        let sum = costs.journeySums[index]
        return BarChart.Bar(
          label: costs.journeys[index], value: sum.shown, text: sum.text, style: .forecast)
      })
  }

  private static func table(
    _ costs: ShownJourneys, _ bill: Bill, _ shown: ShownBill
  ) -> ReportTable {
    let shares = Apportionment.shares(of: costs.journeySums.map(\.units), parts: 1_000)
    let rows = costs.journeys.indices.map { index in
      [
        ReportTable.Cell(costs.journeys[index]), ReportTable.Cell(costs.journeySums[index]),
        ReportTable.Cell(
          percent(shares[index]), value: ExactDecimal(coefficient: shares[index], scale: 1)),
      ]
    }
    func row(_ label: String, _ amount: ShownAmount) -> [ReportTable.Cell] {
      [ReportTable.Cell(label), ReportTable.Cell(amount), .empty]
    }
    let steps = zip(bill.adjustments, shown.adjustments).map { row($0.label, $1) }
    return ReportTable(
      id: "journeys-table", caption: "Cost by journey, in \(shown.currency.code)",
      columns: [.init("Journey"), .init("Cost", .number), .init("Share", .number, rank: 1)],
      rows: rows,
      totals: (steps.isEmpty ? [] : [row("All journeys", shown.linesSum)] + steps)
        + [row("Total", shown.total)])
  }

  private static func matrix(_ costs: ShownJourneys, _ shown: ShownBill) -> ReportTable {
    let rows = costs.services.indices.map { index in
      [ReportTable.Cell(costs.services[index].title)] + costs.cells[index].map(matrixCell)
        + [ReportTable.Cell(costs.serviceSums[index])]
    }
    return ReportTable(
      id: "matrix-table",
      caption: "Cost by service and journey, in \(shown.currency.code), before adjustments",
      columns: [.init("Service")] + costs.journeys.map { .init($0, .number) }
        + [.init("All", .number)],
      rows: rows,
      totals: [
        [ReportTable.Cell("All")] + costs.journeySums.map { ReportTable.Cell($0) }
          + [ReportTable.Cell(shown.linesSum)]
      ],
      isReference: true)
  }

  /// What a journey does not use at all is told from what it uses for next to nothing.
  private static func matrixCell(_ amount: ShownAmount) -> ReportTable.Cell {
    amount.exact.isZero ? ReportTable.Cell("–", value: .zero) : ReportTable.Cell(amount)
  }

  private static func unitCosts(_ estimate: Estimate) -> ReportTable {
    let currency = Currency(code: estimate.bill.currency)
    let hasMarginal = estimate.unitCosts.contains { $0.marginal != nil }
    let rows = estimate.unitCosts.map { cost in
      [
        ReportTable.Cell("One \(cost.unit.name)"),
        ReportTable.Cell(quantity: ExactDecimal(cost.count)),
        ReportTable.Cell(currency.unitCost(cost.average), value: cost.average),
      ]
        + (hasMarginal
          ? [
            cost.marginal.map { ReportTable.Cell(currency.unitCost($0), value: $0) }
              ?? ReportTable.Cell("not computed")
          ] : [])
        + [ReportTable.Cell(cost.unit.scope)]
    }
    return ReportTable(
      id: "units-table",
      caption: "What one costs: on average, after free allowances and before adjustments"
        + (hasMarginal ? "; and what one more would add to the bill" : ""),
      columns: [
        .init("Unit"), .init("In the month", .number, rank: 2), .init("Average", .number),
      ] + (hasMarginal ? [.init("One more", .number)] : []) + [.init("Counted", rank: 1)],
      rows: rows)
  }
}
