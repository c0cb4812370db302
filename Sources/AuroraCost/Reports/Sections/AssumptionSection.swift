extension ReportSection {
  /// What the estimate takes for granted, those that were changed first.
  static func assumptions(_ estimate: Estimate) -> ReportSection {
    let changed = estimate.assumptions.filter(\.isChanged)
    let kept = estimate.assumptions.filter { !$0.isChanged }
    let grades = ["A", "B", "C", "D"].compactMap { grade -> String? in
      let count = estimate.assumptions.count { $0.grade == grade }
      return count == 0 ? nil : "\(count) of grade \(grade)"
    }
    let summary =
      estimate.assumptions.isEmpty
      ? "This estimate starts from a usage file; it assumes nothing about users."
      : "\(counted(estimate.assumptions.count, "assumption", "assumptions"))"
        + (grades.isEmpty ? "" : ": \(grades.formattedList)")
        + ". A is official or measured, B a named study, C secondary text, D our own assumption. "
        + "\(counted(changed.count, "value differs", "values differ")) from the defaults."
    var blocks = [ReportSection.Block.paragraph(summary)]
    if !changed.isEmpty {
      blocks.append(
        .table(table("changed-assumptions", "Assumptions changed from the defaults", changed)))
    }
    if !kept.isEmpty {
      // For reference: a terminal would scroll away what matters.
      blocks.append(
        .table(table("kept-assumptions", "Assumptions as in the defaults", kept, true)))
    }
    return ReportSection(id: "assumptions", title: "Assumptions", blocks: blocks)
  }

  private static func table(
    _ id: String, _ caption: String, _ assumptions: [Assumption], _ isReference: Bool = false
  ) -> ReportTable {
    ReportTable(
      id: id, caption: caption,
      columns: [
        .init("Assumption", .code), .init("Value"), .init("Unit"), .init("Range", rank: 2),
        .init("Grade", rank: 1), .init("Source", rank: 3),
      ],
      rows: assumptions.map(row), isReference: isReference)
  }

  private static func row(_ assumption: Assumption) -> [ReportTable.Cell] {
    let range: String =
      switch (assumption.low, assumption.high) {
      case (let low?, let high?): "\(low) to \(high)"
      case (let low?, nil): "from \(low)"
      case (nil, let high?): "up to \(high)"
      case (nil, nil): "fixed"
      }
    return [
      ReportTable.Cell(assumption.key, details: assumption.isChanged ? ["changed"] : []),
      ReportTable.Cell(assumption.value),
      ReportTable.Cell(assumption.unit),
      ReportTable.Cell(range),
      ReportTable.Cell(assumption.grade),
      ReportTable.Cell(
        assumption.source,
        link: assumption.source.hasPrefix("https://") ? assumption.source : nil),
    ]
  }
}
