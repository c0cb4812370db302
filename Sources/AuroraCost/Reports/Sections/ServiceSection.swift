import Documents
import Metering
import PricingModels

extension ReportSection {
  /// What each service costs, before and after free allowances, and how lines become the total.
  static func byService(
    _ estimate: Estimate, _ shown: ShownBill
  ) throws(DecimalOverflow) -> ReportSection {
    let services = try ServiceCost.all(shown)
    var blocks: [Block] = []
    if let chart = budgetChart(estimate, shown) { blocks.append(.chart(chart)) }
    blocks.append(.paragraph(finding(services, shown)))
    let costly = services.filter { $0.costUnits > 0 }.sorted { $0.costUnits > $1.costUnits }
    if !costly.isEmpty {
      blocks.append(.chart(chart(costly, estimate, shown.currency)))
    }
    blocks.append(.table(try table(services, estimate, shown)))
    return ReportSection(id: "services", title: "Cost by service", blocks: blocks)
  }

  private static func finding(_ services: [ServiceCost], _ shown: ShownBill) -> String {
    let costly = services.filter { $0.costUnits > 0 }.sorted { $0.costUnits > $1.costUnits }
    var sentences = ["No service costs a \(shown.currency.code) \(shown.currency.minorUnit)."]
    if let first = costly.first {
      let share = Apportionment.shares(of: costly.map(\.costUnits), parts: 1_000)[0]
      sentences = ["\(first.service.title) is \(percent(share)) of what the services cost."]
    }
    let free = services.filter { $0.cost.exact.isZero && !$0.isUnpriced }.map(\.service.title)
    if !free.isEmpty { sentences.append("Nothing is charged for \(free.formattedList).") }
    let unpriced = services.filter(\.isUnpriced).map(\.service.title)
    if !unpriced.isEmpty {
      sentences.append("A price is missing for \(unpriced.formattedList).")
    }
    return sentences.joined(separator: " ")
  }

  /// The estimate beside the plan it is held against; nil where there is no plan.
  private static func budgetChart(_ estimate: Estimate, _ shown: ShownBill) -> BarChart? {
    guard let budget = estimate.scenario.budget, let verdict = try? Verdict(estimate, shown) else {
      return nil
    }
    let currency = shown.currency
    return BarChart(
      id: "budget-chart", title: verdict.sentence,
      subtitle: "Forecast and budget in \(currency.code), \(estimate.scenario.region), "
        + estimate.scenario.month.name,
      bars: [
        BarChart.Bar(
          label: "Estimate", value: shown.total.shown, text: shown.total.text, style: .forecast),
        BarChart.Bar(label: "Budget", value: budget, text: currency.bare(budget), style: .plan),
      ])
  }

  private static func chart(
    _ services: [ServiceCost], _ estimate: Estimate, _ currency: Currency
  ) -> BarChart {
    let bars = services.map { service in
      BarChart.Bar(
        label: service.service.title, value: service.cost.shown, text: service.cost.text,
        style: .forecast)
    }
    let top = services.prefix(2).map(\.service.title).formattedList
    return BarChart(
      id: "services-chart", title: "\(top) cost\(services.count == 1 ? "s" : "") most",
      subtitle: "Forecast cost in \(currency.code) by service, \(estimate.scenario.region), "
        + estimate.scenario.month.name,
      bars: bars)
  }

  private static func table(
    _ services: [ServiceCost], _ estimate: Estimate, _ shown: ShownBill
  ) throws(DecimalOverflow) -> ReportTable {
    let shares = Apportionment.shares(of: services.map(\.costUnits), parts: 1_000)
    let rows = zip(services, shares).map { service, share in
      [
        ReportTable.Cell(service.service.title),
        service.list.map(ReportTable.Cell.init) ?? ReportTable.Cell("no list price"),
        ReportTable.Cell(service.free),
        ReportTable.Cell(service.costText, value: service.cost.exact),
        ReportTable.Cell(percent(share), value: ExactDecimal(coefficient: share, scale: 1)),
      ]
    }
    return ReportTable(
      id: "services-table", caption: "Cost by service, in \(shown.currency.code)",
      columns: [
        .init("Service"), .init("List price", .number, rank: 2),
        .init("Free allowances", .number, rank: 3), .init("Cost", .number),
        .init("Share", .number, rank: 1),
      ],
      rows: rows, totals: try totals(estimate.bill, shown))
  }

  /// From the services' sum through each adjustment to the total.
  private static func totals(
    _ bill: Bill, _ shown: ShownBill
  ) throws(DecimalOverflow) -> [[ReportTable.Cell]] {
    let list = try ShownAmount.sum(of: shown.lines.compactMap(\.list), shown.currency)
    let free = try ShownAmount.sum(of: shown.lines.map(\.free), shown.currency)
    let hasSteps = !bill.adjustments.isEmpty
    let sum = [
      ReportTable.Cell(hasSteps ? "All services" : "Total"), ReportTable.Cell(list),
      ReportTable.Cell(free), ReportTable.Cell(shown.linesSum), .empty,
    ]
    guard hasSteps else { return [sum] }
    func row(_ label: String, _ amount: ShownAmount) -> [ReportTable.Cell] {
      [ReportTable.Cell(label), .empty, .empty, ReportTable.Cell(amount), .empty]
    }
    let steps = zip(bill.adjustments, shown.adjustments).map { row($0.label, $1) }
    return [sum] + steps + [row("Total", shown.total)]
  }
}

/// The lines of one service, summed as shown.
private struct ServiceCost {
  let service: Service
  let cost: ShownAmount
  let free: ShownAmount
  /// Nil where no line has a list price.
  let list: ShownAmount?
  let isUnpriced: Bool

  var costUnits: Int128 { cost.units }

  var costText: String {
    guard isUnpriced else { return cost.text }
    return cost.exact.isZero ? "no price" : "at least " + cost.text
  }

  static func all(_ shown: ShownBill) throws(DecimalOverflow) -> [ServiceCost] {
    var costs: [ServiceCost] = []
    for service in Service.allCases {
      let lines = shown.lines.filter { $0.line.meter.service == service }
      if !lines.isEmpty { costs.append(try ServiceCost(service, lines, shown.currency)) }
    }
    return costs
  }

  init(
    _ service: Service, _ lines: [ShownLine], _ currency: Currency
  ) throws(DecimalOverflow) {
    let listed = lines.compactMap(\.list)
    self.service = service
    isUnpriced = lines.contains { $0.line.status == .unpriced }
    cost = try .sum(of: lines.map(\.cost), currency)
    free = try .sum(of: lines.map(\.free), currency)
    list = listed.isEmpty ? nil : try .sum(of: listed, currency)
  }
}

/// `12.5%` of tenths of a percent.
func percent(_ tenths: Int128) -> String {
  ExactDecimal(coefficient: tenths, scale: 1).formatted(places: 1) + "%"
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  var formattedList: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
