import Documents
import Metering
import PricingModels

/// The services' costs by journey, as shown: rows add up to services, columns to journeys.
struct ShownJourneys: Sendable {
  let journeys: [String]
  /// The services that cost anything, in the bill's order.
  let services: [Service]
  /// One row a service, one amount a journey.
  let cells: [[ShownAmount]]
  let serviceSums: [ShownAmount]
  let journeySums: [ShownAmount]

  init(_ shown: ShownBill, _ attribution: CostAttribution) throws(DecimalOverflow) {
    let currency = shown.currency
    var services: [Service] = []
    var sums: [ShownAmount] = []
    var exact: [[ExactDecimal]] = []
    journeys = attribution.journeys
    for service in Service.allCases {
      let lines = shown.lines.filter { $0.line.meter.service == service }
      let sum = try ShownAmount.sum(of: lines.map(\.cost), currency)
      guard !sum.exact.isZero else { continue }
      var row: [ExactDecimal] = []
      for journey in journeys {
        row.append(
          try attribution.cost { $0.meter.service == service && $0.journey == journey })
      }
      services.append(service)
      sums.append(sum)
      exact.append(row)
    }
    let grid = try Apportionment.grid(of: exact, rows: sums.map(\.units), places: currency.places)
    self.services = services
    serviceSums = sums
    cells = zip(exact, grid).map { exactRow, units in
      zip(exactRow, units).map { ShownAmount($0, units: $1, of: currency) }
    }
    var columns: [ShownAmount] = []
    for column in journeys.indices {
      columns.append(try .sum(of: cells.map { $0[column] }, currency))
    }
    journeySums = columns
  }
}
