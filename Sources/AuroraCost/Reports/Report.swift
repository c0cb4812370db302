public import Documents
import Metering
import PricingModels

/// What people and machines are told about one estimate, free of any format.
///
/// Every format is a rendering of this value: people's from `title` to `sections`, where amounts
/// are rounded so that they add up, machines' from `estimate`, where they are exact.
public struct Report: Sendable {
  /// Stands first in every format meant for people.
  public static let notice = "Estimate, not a bill"

  /// The finding, as a sentence.
  public var title: String
  /// What was estimated: scenario, month, region, size, currency, prices.
  public var facts: [Fact]
  public var headlines: [Headline]
  public var verdict: Verdict
  public var sections: [ReportSection]
  public var estimate: Estimate
  /// Which operation caused what cost, exactly.
  let attribution: CostAttribution

  /// - Throws: when a sum of the bill does not fit 38 digits.
  public init(_ estimate: Estimate) throws(DecimalOverflow) {
    let shown = try ShownBill(estimate.bill)
    let verdict = try Verdict(estimate, shown)
    let attribution = try CostAttribution(estimate)
    self.estimate = estimate
    self.attribution = attribution
    self.verdict = verdict
    title = verdict.title(estimate, shown)
    facts = Fact.all(estimate)
    headlines = try Headline.all(estimate, shown)
    let quotas = [ReportSection.quotas(estimate), .peaks(estimate)].compactMap(\.self)
    sections = [
      try .byService(estimate, shown),
      try .byJourney(estimate, shown, attribution),
      .billLines(estimate.bill, shown),
      try .usage(estimate),
    ]
    sections += quotas
    sections += [
      .assumptions(estimate),
      .prices(estimate),
      .notIncluded(estimate),
      .method(estimate),
      .signOff,
      .counts(estimate),
    ]
  }

  /// A label and what it stands for.
  public struct Fact: Sendable, Equatable {
    public var label: String
    public var value: String

    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// A number that leads the report, with what it means.
  public struct Headline: Sendable, Equatable {
    public var label: String
    public var value: String
    public var note: String

    public init(_ label: String, _ value: String, note: String) {
      self.label = label
      self.value = value
      self.note = note
    }
  }
}

extension Report.Fact {
  fileprivate static func all(_ estimate: Estimate) -> [Report.Fact] {
    let scenario = estimate.scenario
    let tables = estimate.tables.map { [$0.name, $0.version].filter { !$0.isEmpty } }
      .map { $0.joined(separator: " ") }.joined(separator: ", ")
    return [
      Report.Fact("Scenario", scenario.name + (scenario.file.map { " (\($0))" } ?? "")),
      Report.Fact("Month", "\(scenario.month.name), UTC, \(scenario.month.hours) hours"),
      Report.Fact("Region", scenario.region),
      Report.Fact("Accounts", counted(scenario.accounts, "account", "accounts")),
      Report.Fact("Active users", grouped(String(scenario.activeUsers))),
      Report.Fact("API calls", grouped(String(scenario.apiCalls))),
      Report.Fact("Currency", estimate.bill.currency),
      Report.Fact("Prices", tables.isEmpty ? "none" : tables),
    ]
  }
}

extension Report.Headline {
  fileprivate static func all(
    _ estimate: Estimate, _ shown: ShownBill
  ) throws(DecimalOverflow) -> [Report.Headline] {
    let bill = estimate.bill
    let free = try ShownAmount.sum(of: shown.lines.map(\.free), shown.currency)
    let gross = try ShownAmount.sum(of: shown.lines.compactMap(\.list), shown.currency)
    let unlisted = bill.lines.count { $0.listCost == nil && !$0.quantity.isZero }
    return [
      Report.Headline(
        "Total for \(estimate.scenario.month.name)", shown.total.fullText,
        note: bill.isComplete
          ? "one simulated month; no range was computed" : "at least: incomplete")
    ] + (try beforeCredits(shown)) + [
      try budget(estimate, shown),
      Report.Headline(
        "Per active user", perUser(estimate, shown.currency),
        note: counted(estimate.scenario.activeUsers, "active user", "active users")),
      Report.Headline(
        "Saved by free allowances", free.fullText,
        note: "of \(gross.fullText) at list prices"
          + (unlisted > 0 ? ", less \(counted(unlisted, "line", "lines")) without one" : "")),
    ] + (bill.converted.map { [converted($0, from: shown.currency)] } ?? [])
      + refusals(estimate) + peaks(estimate)
  }

  /// A credit may be for once only: what the month costs without it stands beside the total.
  private static func beforeCredits(
    _ shown: ShownBill
  ) throws(DecimalOverflow) -> [Report.Headline] {
    guard let credits = shown.credits, let before = try shown.beforeCredits else { return [] }
    return [
      Report.Headline(
        "Before credits", before.fullText, note: "credits take \(credits.fullText) off")
    ]
  }

  private static func converted(
    _ totals: ConvertedTotals, from currency: Currency
  ) -> Report.Headline {
    let source = totals.rateSource.map { ", \($0)" } ?? ""
    return Report.Headline(
      "Total in \(totals.currency)", Currency(code: totals.currency).text(totals.total),
      note: "\(totals.rate) \(totals.currency) for one \(currency.code), from \(totals.rateDate)"
        + source)
  }

  private static func budget(
    _ estimate: Estimate, _ shown: ShownBill
  ) throws(DecimalOverflow) -> Report.Headline {
    guard let budget = estimate.scenario.budget else {
      return Report.Headline("Budget", "none", note: "the scenario sets no budget.monthly")
    }
    let used = usedPercent(of: budget, shown).map { "\($0) of it used" } ?? "nothing to spend"
    return Report.Headline("Budget", shown.currency.text(budget), note: used)
  }

  private static func usedPercent(of budget: ExactDecimal, _ shown: ShownBill) -> String? {
    guard budget > .zero, let units = try? budget.roundedUnits(places: shown.currency.places),
      units > 0
    else { return nil }
    let (tenths, over) = shown.total.units.multipliedReportingOverflow(by: 1_000)
    guard !over else { return nil }
    return grouped(ExactDecimal(coefficient: tenths / units, scale: 1).formatted(places: 1)) + "%"
  }

  private static func perUser(_ estimate: Estimate, _ currency: Currency) -> String {
    let cost = estimate.bill.total.divided(by: estimate.scenario.activeUsers)
    return cost.map(currency.unitCost) ?? "none"
  }
}
