import Documents
import Metering

extension ReportSection {
  /// What the simulated users did, by journey and operation, in the handful of counts that matter.
  static func usage(_ estimate: Estimate) throws(DecimalOverflow) -> ReportSection {
    let rows = try UsageRow.all(estimate.operations)
    let scenario = estimate.scenario
    var blocks: [Block] = [
      .paragraph(
        "\(counted(scenario.accounts, "account", "accounts")) made "
          + "\(counted(scenario.apiCalls, "API call", "API calls")), created "
          + "\(counted(scenario.eventsCreated, "event", "events")) and were sent "
          + "\(counted(scenario.remindersSent, "reminder", "reminders")). "
          + "All are simulated, none is measured.")
    ]
    guard !rows.isEmpty else {
      blocks.append(.paragraph("This estimate starts from a usage file, so no journey is known."))
      return ReportSection(id: "usage", title: "Usage by journey", blocks: blocks)
    }
    if let chart = try chart(rows, scenario) { blocks.append(.chart(chart)) }
    blocks.append(.table(try table(rows)))
    return ReportSection(id: "usage", title: "Usage by journey", blocks: blocks)
  }

  private static func chart(
    _ rows: [UsageRow], _ scenario: ScenarioIdentity
  ) throws(DecimalOverflow) -> BarChart? {
    var calls: [(journey: String, count: ExactDecimal)] = []
    for row in rows {
      let count = row.counts[0]
      if let place = calls.firstIndex(where: { $0.journey == row.journey }) {
        calls[place].count = try calls[place].count.adding(count)
      } else {
        calls.append((row.journey, count))
      }
    }
    let sorted = calls.filter { !$0.count.isZero }.sorted { $0.count > $1.count }
    guard let first = sorted.first else { return nil }
    return BarChart(
      id: "usage-chart", title: "\(first.journey) makes most API calls",
      subtitle: "Simulated API calls by journey, \(scenario.region), \(scenario.month.name)",
      bars: sorted.map {
        BarChart.Bar(
          label: $0.journey, value: $0.count, text: shownQuantity($0.count), style: .count)
      })
  }

  private static func table(_ rows: [UsageRow]) throws(DecimalOverflow) -> ReportTable {
    var shownFamilies: [Int] = []
    var sums: [Int: ExactDecimal] = [:]
    for family in UsageFamily.allCases.indices {
      var sum = ExactDecimal.zero
      for row in rows { sum = try sum.adding(row.counts[family]) }
      if !sum.isZero { shownFamilies.append(family) }
      sums[family] = sum
    }
    let columns = shownFamilies.enumerated().map { place, family in
      ReportTable.Column(UsageFamily.allCases[family].rawValue, .number, rank: place)
    }
    return ReportTable(
      id: "usage-table", caption: "Counts by journey and operation",
      columns: [.init("Journey"), .init("Operation")] + columns,
      rows: rows.map { row in
        [ReportTable.Cell(row.journey), ReportTable.Cell(row.operation)]
          + shownFamilies.map { ReportTable.Cell(quantity: row.counts[$0]) }
      },
      totals: [
        [.empty, ReportTable.Cell("Total")]
          + shownFamilies.map { ReportTable.Cell(quantity: sums[$0] ?? .zero) }
      ],
      nameColumn: 1)
  }

  /// Every counter, for reference.
  static func counts(_ estimate: Estimate) -> ReportSection {
    let table = ReportTable(
      id: "counts-table", caption: "Every counted operation",
      columns: [
        .init("Journey"), .init("Operation"), .init("Counted"), .init("Quantity", .number),
        .init("Unit"),
      ],
      rows: estimate.operations.map { count in
        [
          ReportTable.Cell(count.journey), ReportTable.Cell(count.operation),
          ReportTable.Cell(
            "\(count.dimension.service.title): \(count.dimension.label)",
            details: [count.dimension.id]),
          ReportTable.Cell(quantity: count.quantity),
          ReportTable.Cell(
            count.quantity.isOne
              ? count.dimension.unit.rawValue : count.dimension.unit.plural),
        ]
      },
      nameColumn: 2, isReference: true)
    return ReportSection(
      id: "counts", title: "Every count",
      blocks: [
        .paragraph("What the bill was made of, billable or not, in billed units."), .table(table),
      ])
  }
}

/// Meters that a reader thinks of as one count.
private enum UsageFamily: String, CaseIterable {
  case apiCalls = "API calls"
  case functionRuns = "Function runs"
  case reads = "Read units"
  case writes = "Write units"
  case schedules = "Schedules fired"
  case mails = "E-mails"
  case pages = "Page loads"

  var dimensions: [UsageDimension] {
    switch self {
    case .apiCalls: [.restRequests, .httpRequests, .webSocketMessages]
    case .functionRuns: [.lambdaRequests]
    case .reads: [.dynamoReadRequestUnits, .dynamoIAReadRequestUnits]
    case .writes: [.dynamoWriteRequestUnits, .dynamoIAWriteRequestUnits]
    case .schedules: [.schedulerInvocations, .ruleTriggers]
    case .mails:
      [
        .sesRecipientsALaCarte, .sesRecipientsEssentials, .sesRecipientsPro,
        .sesRecipientsEnterprise,
      ]
    case .pages: [.callPageLoad]
    }
  }
}

/// One operation's counts, one a family.
private struct UsageRow {
  let journey: String
  let operation: String
  var counts = [ExactDecimal](repeating: .zero, count: UsageFamily.allCases.count)

  /// One row an operation, in the order first met; those with no count of any family are left out.
  static func all(_ operations: [OperationCount]) throws(DecimalOverflow) -> [UsageRow] {
    var rows: [UsageRow] = []
    var places: [[String]: Int] = [:]
    for count in operations {
      guard
        let family = UsageFamily.allCases.firstIndex(where: {
          $0.dimensions.contains(count.dimension)
        })
      else { continue }
      let place = places[[count.journey, count.operation], default: rows.count]
      if place == rows.count {
        places[[count.journey, count.operation]] = place
        rows.append(UsageRow(journey: count.journey, operation: count.operation))
      }
      rows[place].counts[family] = try rows[place].counts[family].adding(count.quantity)
    }
    return rows
  }
}
