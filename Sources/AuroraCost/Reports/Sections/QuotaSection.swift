import Documents

extension ReportSection {
  /// What shared quotas refused; nil where none was enforced.
  static func quotas(_ estimate: Estimate) -> ReportSection? {
    guard let quotas = estimate.refusedQuotas else { return nil }
    let sum = quotas.reduce(0) { $0 + $1.refused }
    let lost = quotas.reduce(0) { $0 + $1.givenUp }
    let finding =
      sum == 0
      ? "The provider's shared quotas were enforced, and refused nothing."
      : "The provider's shared quotas were enforced: they refused "
        + "\(counted(sum, "call", "calls")), of which \(grouped(String(lost))) were given up. "
        + "What was refused is counted and not billed, but for calls that reached a function "
        + "or a table through the API."
    return ReportSection(
      id: "quotas", title: "Refused by quotas",
      blocks: [.paragraph(finding), .table(table(quotas))])
  }

  private static func table(_ quotas: [RefusedQuota]) -> ReportTable {
    ReportTable(
      id: "refused-by-quota", caption: "Calls refused by each shared quota",
      columns: [
        .init("Quota"), .init("Limit", .number), .init("Refused", .number),
        .init("Given up", .number, rank: 1), .init("Refused is", rank: 2),
      ],
      rows: quotas.map { quota in
        [
          ReportTable.Cell(quota.label), cell(quota.limit), cell(quota.refused),
          cell(quota.givenUp), ReportTable.Cell(quota.consequence),
        ]
      })
  }

  private static func cell(_ count: UInt64) -> ReportTable.Cell {
    ReportTable.Cell(
      grouped(String(count)), value: ExactDecimal(coefficient: Int128(count), scale: 0))
  }
}

extension Report.Headline {
  /// How much enforced quotas refused, and which; none where none was enforced.
  static func refusals(_ estimate: Estimate) -> [Report.Headline] {
    guard let quotas = estimate.refusedQuotas else { return [] }
    let refusing = quotas.filter { $0.refused > 0 }
    let sum = refusing.reduce(0) { $0 + $1.refused }
    return [
      Report.Headline(
        "Refused by quotas", sum == 0 ? "nothing" : counted(sum, "call", "calls"),
        note: sum == 0
          ? "of \(quotas.count) enforced" : refusing.map(\.label).joined(separator: "; "))
    ]
  }
}
