import Documents
import Metering
import PricingModels

extension ReportSection {
  /// What a real bill may hold that this estimate does not.
  static func notIncluded(_ estimate: Estimate) -> ReportSection {
    let computed =
      "No range, sensitivity, forecast, baseline or capacity was computed for this report."
    return ReportSection(
      id: "not-included", title: "Not included",
      blocks: [
        estimate.notIncluded.isEmpty
          ? .paragraph("Nothing is known to be left out.") : .list(estimate.notIncluded),
        .paragraph(computed),
      ])
  }

  /// How the figures were made, and the command that makes them again.
  static func method(_ estimate: Estimate) -> ReportSection {
    let scenario = estimate.scenario
    let month = scenario.month
    return ReportSection(
      id: "method", title: "Method",
      blocks: [
        .paragraph(
          "Synthetic users ran the backend's own logic against simulated services for "
            + "\(month.firstDay) to \(month.lastDay), UTC, and what a provider would bill was "
            + "counted. Months have their real length: this one \(month.hours) hours."),
        .paragraph(
          "Costs are exact: quantity × unit price, tier by tier, never rounded. Only what is shown "
            + "here is: the total to \(estimate.bill.currency)'s smallest unit, halves away from "
            + "zero, and each line so that the lines add up to it (largest remainder). An amount "
            + "marked “<” is above zero and counts as nothing in the sum."),
        .paragraph(
          "Made by aurora-cost \(estimate.toolVersion), seed \(scenario.seed). The same scenario, "
            + "tables and seed give the same bytes on any machine. SHA-256 of the resolved "
            + "scenario: \(scenario.hash)."),
        .command(estimate.command),
      ])
  }

  /// Empty places for those who agree to the figures.
  static var signOff: ReportSection {
    let rows = ["Planning", "Engineering", "Finance"].map { role in
      [ReportTable.Cell(role), .empty, .empty, .empty]
    }
    let table = ReportTable(
      id: "sign-off-table", caption: "To be filled in on paper",
      columns: [.init("Role"), .init("Name"), .init("Date"), .init("Decision")], rows: rows,
      isReference: true)
    return ReportSection(id: "sign-off", title: "Sign-off", blocks: [.table(table)])
  }
}
