import Documents
import Metering
import PricingModels
import UsageSimulator

/// The live ledger and its bill, as `/_ledger` shows them.
struct LiveLedger {
  let backend: LiveBackend
  let prices: ScenarioPrices

  func answer() async -> LiveAnswer {
    let (ledger, until) = await backend.ledger()
    do {
      return LiveAnswer(try json(ledger, until: until).text + "\n")
    } catch {
      return LiveAnswer(status: 500, message: "the ledger is too large to price")
    }
  }

  /// Calls and kept data are counted until now, what stands for the whole month, as a bill has it.
  func json(_ ledger: UsageLedger, until moment: Instant) throws -> JSONValue {
    let scenario = backend.scenario
    let month = scenario.month
    let bill = try prices.bill(try ledger.quantities(in: month))
    let counts = try ledger.operationCounts(in: month)
    return .object([
      ("format", .string("aurora-cost/live-ledger@1")),
      ("scenario", .string(scenario.name)),
      ("month", .string(month.description)),
      ("region", .string(scenario.region)),
      ("until", .string(backend.clock.text(minute: moment.minute))),
      ("standing", .string("month")),
      ("operations", .array(zip(ledger.entries(), counts).map(Self.operation))),
      ("bill", BillJSON.value(bill)),
      ("tables", .array(prices.tables.map(JSONReport.table))),
    ])
  }

  /// A count as a report has it, with the ledger's own whole number besides.
  private static func operation(_ entry: UsageLedger.Entry, _ count: OperationCount) -> JSONValue {
    .object([
      ("service", .string(count.dimension.service.title)),
      ("journey", .string(count.journey)),
      ("operation", .string(count.operation)),
      ("counted", .string(count.dimension.id)),
      ("unit", .string(count.dimension.unit.rawValue)),
      ("quantity", .string(count.quantity.description)),
      ("count", .integer(Int128(clamping: entry.count))),
    ])
  }
}
