import ArgumentParser
import Documents
import Metering
import PricingModels

struct PricesListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the price tables, or a region's prices.",
    discussion: """
      Without --region one line a table; with it one line a tier, the global prices included. \
      Prices are of one unit.

      Examples:
        aurora-cost prices list
        aurora-cost prices list --region ap-southeast-1 --service lambda
        aurora-cost prices list --region us-east-1 --format csv
      """)

  @Option(help: "List this region's prices.")
  var region: String?

  @Option(help: "Only the meters of this service, such as lambda.", transform: service)
  var service: Service?

  @Option(help: "Format: text or csv.")
  var format = ListFormat.text

  @OptionGroup var options: PriceTableOptions

  func validate() throws {
    if service != nil, region == nil { throw ValidationError("--service needs --region") }
  }

  func run() async throws {
    try await CommandRunner.run {
      let tables = try options.tables()
      guard let region else {
        return try format.write(Self.overview(of: tables))
      }
      let matching = tables.filter { $0.region == region || $0.isGlobal }
      guard matching.contains(where: { $0.region == region }) else {
        let known = tables.map(\.region)
        throw CommandError.input(
          DocumentError(
            file: "--region",
            problem: "no price table is of region '\(region)'"
              + didYouMean(region, among: known)))
      }
      try format.write(Self.prices(of: matching, service: service))
    }
  }

  @Sendable private static func service(_ name: String) throws -> Service {
    if let service = Service(rawValue: name) { return service }
    throw ValidationError(
      "unknown service \(name.quoted)" + didYouMean(name, among: Service.allCases.map(\.rawValue)))
  }

  /// One line a table.
  static func overview(of tables: [PriceTable]) -> ReportTable {
    ReportTable(
      id: "tables", caption: counted(tables.count, "price table", "price tables"),
      columns: [
        .init("Region"), .init("Table", rank: 2), .init("Version"), .init("Currency", rank: 1),
        .init("Meters", .number), .init("Read from"), .init("Read to"),
      ],
      rows: tables.map { table in
        let read = table.rows.values.joined().compactMap(\.source.read)
        return [
          .init(table.region), .init(table.name), .init(table.version), .init(table.currency),
          .init(String(table.rows.count)), .init(read.min()?.description ?? ""),
          .init(read.max()?.description ?? ""),
        ]
      })
  }

  /// One line a tier of every row, in catalogue order.
  static func prices(of tables: [PriceTable], service: Service?) -> ReportTable {
    var rows: [[ReportTable.Cell]] = []
    for meter in UsageDimension.meters where service == nil || meter.service == service {
      for table in tables {
        for row in table.rows[meter] ?? [] {
          rows += tierRows(meter, row, table)
        }
      }
    }
    return ReportTable(
      id: "prices", caption: "Prices of one unit",
      columns: [
        .init("Meter"), .init("Unit", rank: 1), .init("Effective", rank: 4),
        .init("Until", rank: 5), .init("Up to", .number), .init("Price", .number),
        .init("Currency", rank: 6), .init("Read", rank: 2), .init("Confidence", rank: 3),
        .init("Usage type", .code, rank: 8), .init("Table", rank: 7),
      ], rows: rows)
  }

  private static func tierRows(
    _ meter: UsageDimension, _ row: PriceRow, _ table: PriceTable
  ) -> [[ReportTable.Cell]] {
    row.ladder.tiers.map { tier in
      [
        .init(meter.id), .init(meter.unit.rawValue),
        .init(row.effective?.description ?? ""), .init(row.until?.description ?? ""),
        tier.upTo.map { .init(quantity: $0) } ?? .empty,
        .init(tier.price.description, value: tier.price), .init(table.currency),
        .init(row.source.read?.description ?? ""),
        .init(row.source.confidence?.rawValue ?? ""), .init(row.source.usageType ?? ""),
        .init(table.name),
      ]
    }
  }
}

/// How a table is printed: aligned for people, or as records.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case text, csv

  func write(_ table: ReportTable) throws(CommandError) {
    switch self {
    case .text:
      let width = Terminal.page.width
      let lines = TextTable(table.narrowed(to: width), width: width).lines
      try Terminal.write(Array(lines.map { $0.text + "\n" }.joined().utf8))
    case .csv:
      var csv = CSVText()
      csv.add(table.columns.map { $0.title.lowercased().replacing(" ", with: "_") })
      for row in table.rows { csv.add(row.map { $0.value?.description ?? $0.text }) }
      try Terminal.write(Array(csv.text.utf8))
    }
  }
}

extension ReportTable {
  /// The table without its least columns, so that no name in it has to be broken.
  fileprivate func narrowed(to width: Int) -> ReportTable {
    var table = self
    while table.naturalWidth > width,
      let least = table.columns.indices.max(by: { table.columns[$0].rank < table.columns[$1].rank }
      ),
      table.columns[least].rank > 0
    {
      table.columns.remove(at: least)
      for row in table.rows.indices { table.rows[row].remove(at: least) }
      for row in table.totals.indices { table.totals[row].remove(at: least) }
    }
    return table
  }

  private var naturalWidth: Int {
    columns.indices.map { column in
      let cells = (rows + totals).map { TerminalText.width($0[column].text) }
      return max(TerminalText.width(columns[column].title), cells.max() ?? 0)
    }.reduce(2 * (columns.count - 1), +)
  }
}
