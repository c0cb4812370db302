import Documents
import Metering
import UsageSimulator

extension LedgerFile {
  /// Reads a part, and checks that it is whole and unchanged.
  init(_ document: Document) throws(DocumentError) {
    let root = try document.root.mapping(keys: [
      "format", "scenario", "shard", "minutes", "counters", "demand", "pageLoads", "checksum",
    ])
    let format = try root.required("format")
    guard try format.text() == Self.format else {
      throw format.error("must be '\(Self.format)', found \(format.found)")
    }
    scenario = try root.required("scenario").text()
    let shardNode = try root.required("shard")
    guard let shard = Shard(try shardNode.text()) else {
      throw shardNode.error("must be a part such as 3/16, found \(shardNode.found)")
    }
    self.shard = shard
    let minutes = try root.required("minutes").integer(in: 0...44_640)
    usage = SimulatedUsage(
      ledger: UsageLedger(), demand: Demand(minutes: minutes),
      pageLoads: PageLoads(hours: minutes / 60))
    for row in try root.required("counters").items() { try add(row) }
    let demand = try root.required("demand").mapping(
      keys: DemandSeries.allCases.map { "\($0)" })
    for series in DemandSeries.allCases { try read(demand.required("\(series)"), series) }
    for (geography, node) in try root.required("pageLoads").items().enumerated() {
      try read(node, geography)
    }
    let checksum = try root.required("checksum")
    guard case .object(let members) = json, let expected = members.last,
      case .string(let hash) = expected.value, try checksum.text() == hash
    else { throw checksum.error("does not fit the content; simulate this part again") }
  }

  private mutating func add(_ row: DocumentNode) throws(DocumentError) {
    let cells = try row.items()
    guard cells.count == 4 else { throw row.error("must have 4 cells, found \(cells.count)") }
    guard let journey = Self.journeys[try cells[0].text()] else {
      throw cells[0].error("unknown journey \(cells[0].found)")
    }
    guard let operation = Self.operations[try cells[1].text()] else {
      throw cells[1].error("unknown operation \(cells[1].found)")
    }
    guard let dimension = UsageDimension(id: try cells[2].text()) else {
      throw cells[2].error("unknown dimension \(cells[2].found)")
    }
    guard let count = UInt128(try cells[3].text()) else {
      throw cells[3].error("must be a whole number, found \(cells[3].found)")
    }
    guard usage.ledger.add(count, to: dimension, operation, journey) else {
      throw cells[3].error("the sum does not fit 128 bits")
    }
  }

  private static let journeys = Dictionary(
    uniqueKeysWithValues: Journey.allCases.map { ("\($0)", $0) })
  private static let operations = Dictionary(
    uniqueKeysWithValues: Operation.allCases.map { ("\($0)", $0) })

  private mutating func read(_ node: DocumentNode, _ series: DemandSeries) throws(DocumentError) {
    let text = node.isNull ? "" : try node.text()
    let isRead = SparseCounts.read(text, below: usage.demand.minutes) { minute, count in
      usage.demand.set(count, of: series, minute: minute)
    }
    guard isRead else { throw node.error("must be counts such as '3:10 1:4'") }
  }

  private mutating func read(_ node: DocumentNode, _ geography: Int) throws(DocumentError) {
    guard geography < PageLoads.geographies else { throw node.error("one geography too many") }
    let isRead = SparseCounts.read(try node.text(), below: usage.pageLoads.hours) { hour, count in
      usage.pageLoads.set(count, of: geography, hour: hour)
    }
    guard isRead else { throw node.error("must be counts such as '3:10 1:4'") }
  }

  /// Adds the parts of one scenario, each of which must be there once.
  static func merge(
    _ parts: [(file: String, part: LedgerFile)], into empty: SimulatedUsage, scenario: String
  ) throws(DocumentError) -> SimulatedUsage {
    guard let first = parts.first else {
      throw DocumentError(file: "merge", problem: "no ledger was given")
    }
    var seen: [Int: String] = [:]
    var merged = empty
    for (file, part) in parts {
      func refuse(_ problem: String) -> DocumentError {
        DocumentError(file: file, problem: problem)
      }
      guard part.scenario == scenario else {
        throw refuse("is of another scenario; give the same file and changes as to 'simulate'")
      }
      guard part.shard.count == first.part.shard.count else {
        throw refuse("is part \(part.shard), but \(first.file) is \(first.part.shard)")
      }
      guard part.usage.demand.minutes == merged.demand.minutes else {
        throw refuse("is of another month")
      }
      if let other = seen.updateValue(file, forKey: part.shard.index) {
        throw refuse("is part \(part.shard), and so is \(other)")
      }
      merged.merge(part.usage)
    }
    let missing = (0..<first.part.shard.count).filter { seen[$0] == nil }
    guard missing.isEmpty else {
      let names = missing.prefix(8).map { "\($0 + 1)/\(first.part.shard.count)" }
      throw DocumentError(
        file: first.file,
        problem: "parts are missing: " + names.joined(separator: ", ")
          + (missing.count > 8 ? " and \(missing.count - 8) more" : ""))
    }
    return merged
  }
}
