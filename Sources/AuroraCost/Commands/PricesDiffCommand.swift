import ArgumentParser
import Documents
import Metering
import PricingModels

struct PricesDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two price tables, and what they do to a bill.",
    discussion: """
      Lists every price that differs. With --usage the usage, or the bill of a report, is priced by \
      both: what the change costs is known without simulating again. No allowance is taken off, so \
      that the whole effect shows, unless a free-tier file says so. Meters that neither table \
      prices are left out on both sides; --beside adds tables that price them.

      Examples:
        aurora-cost prices diff pricing/aws/us-east-1.yaml new.yaml
        aurora-cost prices diff old.yaml new.yaml --usage out/baseline.json --beside builtin
      """)

  @Argument(help: "The table before.", completion: .file())
  var old: String

  @Argument(help: "The table after.", completion: .file())
  var new: String

  @Option(
    help: ArgumentHelp("Price this usage or report by both tables.", valueName: "file"),
    completion: .file())
  var usage: String?

  @Option(
    help: ArgumentHelp("Take these allowances off on both sides.", valueName: "file"),
    completion: .file())
  var freeTier: String?

  @Option(
    help: ArgumentHelp(
      "Price what the compared tables do not by this file, on both sides; 'builtin' stands for "
        + "the shipped tables. May be repeated.", valueName: "file"),
    completion: .file())
  var beside: [String] = []

  @Option(
    help: ArgumentHelp("Folder of price tables and scenarios.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(help: "Compare the prices of this month; the latest by default.", transform: month)
  var month: CalendarMonth?

  @Option(help: "Format: text or csv.")
  var format = ListFormat.text

  func validate() throws {
    if freeTier != nil, usage == nil { throw ValidationError("--free-tier needs --usage") }
    if !beside.isEmpty, usage == nil { throw ValidationError("--beside needs --usage") }
  }

  func run() async throws {
    try await CommandRunner.run {
      let before = try PriceTable(Document(path: old))
      let after = try PriceTable(Document(path: new))
      try requireLike(before, after)
      let usage = try usage.map { try Usage(Document(path: $0)) }
      let comparison = PriceTableComparison(
        from: before, to: after, in: month ?? usage?.month)
      try format.write(Self.table(of: comparison, before, after))
      guard let usage else { return }
      let effect = try BillEffect(
        of: usage, before, after,
        beside: beside.isEmpty ? [] : PriceTableOptions(beside, data: data).tables(),
        allowances: allowances(for: usage))
      if format == .text { try Terminal.write(Array("\n".utf8)) }
      try format.write(effect.table)
    }
  }

  private func requireLike(_ before: PriceTable, _ after: PriceTable) throws(CommandError) {
    guard before.region == after.region, before.currency == after.currency else {
      throw .input(
        DocumentError(
          file: new,
          problem: "is of '\(after.region)' in '\(after.currency)', but \(before.name) is of "
            + "'\(before.region)' in '\(before.currency)'; compare tables of one region and currency"
        ))
    }
  }

  private func allowances(for usage: Usage) throws(DocumentError) -> Allowances {
    guard let freeTier else { return .none }
    return try FreeTier(Document(path: freeTier)).allowances(.all, in: usage.month)
  }

  static func table(
    of comparison: PriceTableComparison, _ before: PriceTable, _ after: PriceTable
  ) -> ReportTable {
    let meters = Set(comparison.changes.map(\.meter)).count
    let readAgain = comparison.readAgain.count
    return ReportTable(
      id: "price-changes",
      caption: "\(before.region), \(before.version) to \(after.version): "
        + counted(meters, "meter changes", "meters change")
        + ", \(counted(readAgain, "was", "were")) read again at the same price",
      columns: [
        .init("Meter"), .init("Above", .number, rank: 2), .init("Up to", .number, rank: 2),
        .init("Old \(before.currency)", .number), .init("New \(after.currency)", .number),
        .init("Change", .number),
      ],
      rows: comparison.changes.map { change in
        [
          .init(change.meter.id), .init(quantity: change.from),
          change.upTo.map { .init(quantity: $0) } ?? .empty,
          price(change.old), price(change.new),
          .init(Self.words(for: change)),
        ]
      })
  }

  private static func price(_ price: ExactDecimal?) -> ReportTable.Cell {
    price.map { .init($0.description, value: $0) } ?? .init("none")
  }

  static func words(for change: PriceTableComparison.Change) -> String {
    guard change.old != nil else { return "new" }
    guard change.new != nil else { return "gone" }
    guard let permille = change.permille else { return "" }
    let sign = permille < 0 ? "-" : "+"
    return "\(sign)\(permille.magnitude / 10).\(permille.magnitude % 10) %"
  }

  @Sendable private static func month(_ text: String) throws -> CalendarMonth {
    if let month = CalendarMonth(text) { return month }
    throw ValidationError("must be a month such as 2026-10, found \(text.quoted)")
  }
}
