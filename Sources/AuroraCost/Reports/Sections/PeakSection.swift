import Documents

extension ReportSection {
  /// The busiest seconds against the provider's quotas; nil where none was measured.
  static func peaks(_ estimate: Estimate) -> ReportSection? {
    guard let peaks = estimate.peaks else { return nil }
    let minutes = counted(peaks.minutesPerQuota, "minute", "minutes")
    return ReportSection(
      id: "peaks", title: "Busiest seconds",
      blocks: [
        .paragraph(
          "All users were simulated once more, and counted second by second in the \(minutes) that "
            + "were busiest for each quota. Executions are those of a second's average: calls and "
            + "how long they ran. A reminder comes anywhere in its minute, a poller's while its run "
            + "lasts."),
        .table(table(of: peaks.quotas)),
        .paragraph(
          "A partition takes \(grouped(String(peaks.partition.writes))) write and "
            + "\(shownQuantity(peaks.partition.reads)) read units a second. A user's items of one "
            + "table stand under one key; all that a user does at one moment counts in its second."),
        .table(table(of: peaks.keys, peaks.partition)),
      ])
  }

  private static func table(of quotas: [PeakDemand.Quota]) -> ReportTable {
    ReportTable(
      id: "peak-by-quota", caption: "The most that was asked of each quota in a second",
      columns: [
        .init("Quota"), .init("Limit", .number), .init("Peak", .number),
        .init("Headroom", .number), .init("Second (UTC)", .word, rank: 1),
      ],
      rows: quotas.map { quota in
        [
          ReportTable.Cell(quota.label), cell(Int128(quota.limit)), cell(Int128(quota.demand)),
          cell(quota.headroom), ReportTable.Cell(quota.second ?? "none"),
        ]
      })
  }

  private static func table(
    of keys: [PeakDemand.Key], _ partition: PeakDemand.Units
  ) -> ReportTable {
    ReportTable(
      id: "hot-keys", caption: "Request units of the hottest partition keys in a second",
      columns: [
        .init("Table"), .init("Key"), .init("Written", .number),
        .init("Write headroom", .number, rank: 1), .init("Read", .number),
        .init("Read headroom", .number, rank: 1),
      ],
      rows: keys.map { key in
        [
          ReportTable.Cell(key.table), ReportTable.Cell(key.name), cell(Int128(key.units.writes)),
          cell(Int128(partition.writes) - Int128(key.units.writes)),
          ReportTable.Cell(quantity: key.units.reads), readHeadroom(key.units, partition),
        ]
      }, nameColumn: 1)
  }

  private static func readHeadroom(
    _ units: PeakDemand.Units, _ partition: PeakDemand.Units
  ) -> ReportTable.Cell {
    guard let left = try? partition.reads.subtracting(units.reads) else { return .empty }
    return ReportTable.Cell(quantity: left)
  }

  private static func cell(_ count: Int128) -> ReportTable.Cell {
    ReportTable.Cell(grouped(String(count)), value: ExactDecimal(coefficient: count, scale: 0))
  }
}

extension Report.Headline {
  /// Whether the busiest seconds stay within the quotas, by name where they do not.
  static func peaks(_ estimate: Estimate) -> [Report.Headline] {
    guard let peaks = estimate.peaks else { return [] }
    let exceeded =
      peaks.exceeded.map(\.label)
      + peaks.tooHot.map { "DynamoDB partition of \($0.table), \($0.name)" }
    return [
      Report.Headline(
        "Quotas in the busiest second",
        exceeded.isEmpty ? "none exceeded" : "\(exceeded.count) exceeded",
        note: exceeded.isEmpty
          ? "of \(peaks.quotas.count) measured" : exceeded.joined(separator: "; "))
    ]
  }
}
