import ArgumentParser
import Documents
import Foundation
import Metering
import PricingModels

struct PricesAgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "age",
    abstract: "Say how long ago prices were read.",
    discussion: """
      One line a table, then every price read longer ago than --older-than. With --strict such \
      prices end it with 3.

      Examples:
        aurora-cost prices age
        aurora-cost prices age --on 2026-10-01 --older-than 400 --strict
      """)

  @Option(help: "Count to this day; today by default.", transform: day)
  var on: CalendarDate?

  @Option(help: "Name prices read more than so many days before.")
  var olderThan = 365

  @Flag(help: "Exit with 3 where a price is older, or says no day.")
  var strict = false

  @OptionGroup var options: PriceTableOptions

  func run() async throws {
    try await CommandRunner.run {
      let tables = try options.tables()
      let on = try on ?? Self.today()
      let old = Self.oldPrices(in: tables, on: on, olderThan: olderThan)
      try ListFormat.text.write(Self.overview(of: tables, on: on))
      if !old.isEmpty {
        try Terminal.write(Array("\n".utf8))
        try ListFormat.text.write(Self.list(old, olderThan: olderThan))
      }
      if strict, !old.isEmpty { throw ExitCode.onlyWarnings }
    }
  }

  /// A price and how long ago it was read; nil where its source names no day.
  struct OldPrice: Equatable {
    var region: String
    var meter: UsageDimension
    var read: CalendarDate?
    var days: Int?
  }

  /// Prices in force on the day that were read too long before it, the oldest first.
  static func oldPrices(
    in tables: [PriceTable], on day: CalendarDate, olderThan limit: Int
  ) -> [OldPrice] {
    var found: [OldPrice] = []
    for table in tables {
      for meter in UsageDimension.meters {
        guard let row = table.rows[meter]?.last(where: { $0.isInForce(on: day) }) else { continue }
        let days = row.source.read.map { day.ordinal - $0.ordinal }
        guard days ?? .max > limit else { continue }
        found.append(
          OldPrice(region: table.region, meter: meter, read: row.source.read, days: days))
      }
    }
    return found.sorted { ($0.days ?? .max) > ($1.days ?? .max) }
  }

  private static func overview(of tables: [PriceTable], on day: CalendarDate) -> ReportTable {
    let days: [[Int]] = tables.map { table in
      table.rows.values.compactMap { $0.last { $0.isInForce(on: day) }?.source.read }
        .map { day.ordinal - $0.ordinal }
    }
    // What was read after the day had no age yet.
    let isAnyLater = days.joined().contains { $0 < 0 }
    var columns: [ReportTable.Column] = [
      .init("Region"), .init("Version", rank: 1), .init("Prices", .number),
      .init("Newest", .number), .init("Median", .number), .init("Oldest", .number),
    ]
    if isAnyLater { columns.append(.init("Read later", .number)) }
    return ReportTable(
      id: "age", caption: "Age of prices on \(day), in days", columns: columns,
      rows: zip(tables, days).map { table, days in
        let ages = days.filter { $0 >= 0 }.sorted()
        let median = ages.isEmpty ? nil : ages[ages.count / 2]
        var row: [ReportTable.Cell] = [
          .init(table.region), .init(table.version), .init(String(table.rows.count)),
        ]
        for age in [ages.first, median, ages.last] { row.append(.init(age.map(String.init) ?? "")) }
        if isAnyLater { row.append(.init(String(days.count - ages.count))) }
        return row
      })
  }

  private static func list(_ old: [OldPrice], olderThan limit: Int) -> ReportTable {
    ReportTable(
      id: "old", caption: "Read more than \(counted(limit, "day", "days")) before",
      columns: [.init("Meter"), .init("Region"), .init("Read"), .init("Days", .number)],
      rows: old.map { price in
        [
          .init(price.meter.id), .init(price.region), .init(price.read?.description ?? "no day"),
          .init(price.days.map(String.init) ?? ""),
        ]
      })
  }

  @Sendable private static func day(_ text: String) throws -> CalendarDate {
    if let day = CalendarDate(text) { return day }
    throw ValidationError("must be a date such as 2026-10-01, found \(text.quoted)")
  }

  /// The day of the clock, in UTC; no report depends on it.
  private static func today() throws(CommandError) -> CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let today = CalendarDate(year: year, month: month, day: day)
    else { throw .failed("the clock shows no day; give one with --on") }
    return today
  }
}
