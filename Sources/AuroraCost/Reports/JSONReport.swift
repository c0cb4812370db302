import Documents
import Metering
import PricingModels

/// The report for machines, `aurora-cost/report@1`: everything exact, nothing rounded.
enum JSONReport {
  static func text(_ report: Report) -> String { value(report).text + "\n" }

  static func value(_ report: Report) -> JSONValue {
    let estimate = report.estimate
    var members: [(key: String, value: JSONValue)] = [
      ("format", .string("aurora-cost/report@1")),
      ("notice", .string(Report.notice)),
      ("scenario", scenario(estimate.scenario)),
      ("verdict", .string(report.verdict.kind.rawValue)),
      ("bill", BillJSON.value(estimate.bill)),
      ("provenance", .array(estimate.bill.lines.map(provenance))),
      ("attribution", .array(report.attribution.shares.map(share))),
      ("unitCosts", .array(estimate.unitCosts.map(unitCost))),
      ("operations", .array(estimate.operations.map(operation))),
    ]
    if let quotas = estimate.refusedQuotas {
      members.append(("refusedQuotas", .array(quotas.map(quota))))
    }
    if let peaks = estimate.peaks { members.append(("peaks", PeakJSON.value(peaks))) }
    members += [
      ("assumptions", .array(estimate.assumptions.map(assumption))),
      ("tables", .array(estimate.tables.map(table))),
      ("notIncluded", .array(estimate.notIncluded.map(JSONValue.string))),
      ("command", .array(estimate.command.map(JSONValue.string))),
      ("toolVersion", .string(estimate.toolVersion)),
    ]
    return .object(members)
  }

  private static func scenario(_ scenario: ScenarioIdentity) -> JSONValue {
    .object([
      ("name", .string(scenario.name)),
      ("description", .string(scenario.description)),
      ("file", JSONValue(scenario.file)),
      ("hash", .string(scenario.hash)),
      ("month", .string(scenario.month.description)),
      ("region", .string(scenario.region)),
      ("seed", .integer(Int128(scenario.seed))),
      ("accounts", .integer(Int128(scenario.accounts))),
      ("activeUsers", .integer(Int128(scenario.activeUsers))),
      ("signUps", .integer(Int128(scenario.signUps))),
      ("apiCalls", .integer(Int128(scenario.apiCalls))),
      ("eventsCreated", .integer(Int128(scenario.eventsCreated))),
      ("remindersSent", .integer(Int128(scenario.remindersSent))),
      ("budget", JSONValue(scenario.budget?.description)),
    ])
  }

  private static func quota(_ quota: RefusedQuota) -> JSONValue {
    .object([
      ("quota", .string(quota.id)),
      ("label", .string(quota.label)),
      ("limit", .integer(Int128(quota.limit))),
      ("refused", .integer(Int128(quota.refused))),
      ("givenUp", .integer(Int128(quota.givenUp))),
      ("consequence", .string(quota.consequence)),
    ])
  }

  /// Where a line's free part and price come from; one a line, in the bill's order.
  static func provenance(_ line: BillLine) -> JSONValue {
    let allowances = line.allowances.map { allowance in
      JSONValue.object([
        ("offer", .string(allowance.offerID)),
        ("term", .string(allowance.term)),
        ("quantity", .string(allowance.quantity.description)),
      ])
    }
    return .object([
      ("meter", .string(line.meter.id)),
      ("listCost", JSONValue(line.listCost?.description)),
      ("allowances", .array(allowances)),
      ("price", line.price.map(price) ?? .null),
    ])
  }

  private static func price(_ price: PriceOrigin) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("table", .string(price.table)),
      ("tableVersion", .string(price.tableVersion)),
      ("region", .string(price.region)),
      ("effective", JSONValue(price.effective)),
      ("usageType", JSONValue(price.usageType)),
      ("url", JSONValue(price.url)),
      ("read", JSONValue(price.read)),
      ("confidence", JSONValue(price.confidence)),
      ("note", JSONValue(price.note)),
    ]
    if let sku = price.sku { members.append(("sku", .string(sku))) }
    if !price.rateCodes.isEmpty {
      members.append(("rateCodes", .array(price.rateCodes.map(JSONValue.string))))
    }
    return .object(members)
  }

  /// What one operation caused of one line's cost; a line's shares add up to it exactly.
  private static func share(_ share: CostAttribution.Share) -> JSONValue {
    .object([
      ("meter", .string(share.meter.id)),
      ("journey", .string(share.journey)),
      ("operation", .string(share.operation)),
      ("quantity", .string(share.quantity.description)),
      ("cost", .string(share.cost.description)),
    ])
  }

  private static func unitCost(_ cost: UnitCost) -> JSONValue {
    .object([
      ("unit", .string(cost.unit.rawValue)),
      ("count", .integer(Int128(cost.count))),
      ("average", .string(cost.average.description)),
      ("marginal", JSONValue(cost.marginal?.description)),
    ])
  }

  private static func operation(_ count: OperationCount) -> JSONValue {
    .object([
      ("service", .string(count.dimension.service.title)),
      ("journey", .string(count.journey)),
      ("operation", .string(count.operation)),
      ("counted", .string(count.dimension.id)),
      ("unit", .string(count.dimension.unit.rawValue)),
      ("quantity", .string(count.quantity.description)),
    ])
  }

  private static func assumption(_ assumption: Assumption) -> JSONValue {
    .object([
      ("key", .string(assumption.key)),
      ("value", .string(assumption.value)),
      ("unit", .string(assumption.unit)),
      ("low", JSONValue(assumption.low)),
      ("high", JSONValue(assumption.high)),
      ("source", .string(assumption.source)),
      ("grade", .string(assumption.grade)),
      ("changed", .bool(assumption.isChanged)),
    ])
  }

  static func table(_ table: TableIdentity) -> JSONValue {
    .object([
      ("name", .string(table.name)),
      ("version", .string(table.version)),
      ("hash", .string(table.hash)),
    ])
  }
}
