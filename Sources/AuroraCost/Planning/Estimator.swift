import Documents
import Metering
import PricingModels
import UsageSimulator

/// Scenario and price tables to estimate: the one place where usage meets price.
struct Estimator: Sendable {
  let data: DataFolder
  var selection = PriceSelection()
  /// Told what whoever reads the bill should know, one line at a time.
  var warn: @Sendable (String) -> Void = { _ in }

  func estimate(
    _ resolved: ResolvedScenario, file: String?, command: [String],
    simulate: (Scenario) async throws -> SimulatedUsage
  ) async throws -> Estimate {
    let scenario = resolved.scenario
    let prices = try ScenarioPrices(resolved, data, by: selection)
    let usage = try await simulate(scenario)
    let month = scenario.month
    let bill = try prices.bill(try usage.ledger.quantities(in: month))
    prices.book.warnings(of: bill).forEach(warn)
    var estimate = Estimate(
      scenario: ScenarioIdentity(resolved, file: file, usage),
      operations: try usage.ledger.operationCounts(in: month), bill: bill,
      assumptions: resolved.assumptions.map(Assumption.init), tables: prices.tables,
      notIncluded: notIncluded, command: command, toolVersion: toolVersion)
    estimate.refusedQuotas = usage.refusals?.map(RefusedQuota.init)
    estimate.peaks = usage.peaks.map { PeakDemand($0, in: month) }
    estimate.unitCosts = try UnitCost.all(of: estimate, price: prices.bill)
    return estimate
  }
}

extension UsageLedger {
  /// The month's quantity of every meter that was used at all, in catalogue order.
  func quantities(in month: CalendarMonth) throws(DecimalOverflow) -> [Usage.Quantity] {
    var quantities: [Usage.Quantity] = []
    for meter in UsageDimension.meters {
      let count = total(meter)
      if count > 0 { quantities.append(.init(meter, try meter.quantity(of: count, in: month))) }
    }
    return quantities
  }

  /// Every counter above zero as a report shows it.
  func operationCounts(in month: CalendarMonth) throws(DecimalOverflow) -> [OperationCount] {
    var counts: [OperationCount] = []
    for entry in entries() {
      counts.append(
        OperationCount(
          journey: entry.journey.label, operation: entry.operation.label,
          dimension: entry.dimension,
          quantity: try entry.dimension.quantity(of: entry.count, in: month)))
    }
    return counts
  }
}

extension UsageDimension {
  fileprivate func quantity(
    of count: UInt128, in month: CalendarMonth
  ) throws(DecimalOverflow) -> ExactDecimal {
    try .quantity(
      of: count, per: spec.base.perBilledUnit(monthMilliseconds: month.milliseconds))
  }
}

extension Assumption {
  fileprivate init(_ resolved: ResolvedAssumption) {
    self.init(
      key: resolved.key, value: resolved.value, unit: resolved.unit, low: resolved.low,
      high: resolved.high, source: resolved.source, grade: resolved.grade,
      isChanged: resolved.isChanged)
  }
}

extension ScenarioIdentity {
  fileprivate init(_ resolved: ResolvedScenario, file: String?, _ usage: SimulatedUsage) {
    let scenario = resolved.scenario
    let ledger = usage.ledger
    func count(_ dimension: UsageDimension) -> UInt64 {
      UInt64(clamping: ledger.total(dimension))
    }
    let activeMeters: [UsageDimension] = [
      .cognitoMAULite, .cognitoMAUEssentials, .cognitoMAUPlus,
    ]
    self.init(
      name: scenario.name, description: scenario.description, file: file,
      hash: resolved.hash, month: scenario.month,
      region: scenario.region, seed: scenario.seed,
      accounts: UInt64(scenario.population.accounts),
      activeUsers: activeMeters.map(count).reduce(0, +),
      signUps: count(.callSignUp) + count(.callAdminCreateUser),
      apiCalls: usage.demand.total(.apiCalls),
      eventsCreated: UInt64(
        clamping: ledger.total(.lambdaRequests, of: .createEvent)
          - ledger.total(.callLambdaFailed, of: .createEvent)),
      remindersSent: UInt64(
        clamping: ledger.total(.callSendEmail, of: .sendReminder)
          - ledger.total(.callEmailRefused, of: .sendReminder)
          - ledger.total(.callEmailSuppressed, of: .sendReminder)), budget: scenario.budget)
  }
}

extension ResolvedScenario {
  /// SHA-256 of the files and changes that it was read from, 64 hexadecimal digits.
  var hash: String { ContentHash.sha256(content).hex }
}
