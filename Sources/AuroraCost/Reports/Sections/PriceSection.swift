import Documents
import Metering
import PricingModels

/// How old a price is in the month it prices.
struct PriceAge: Equatable {
  /// A price read longer ago than this is pointed out.
  static let staleAfterDays = 90

  let days: Int

  /// Days from the day a source was read to the month's first day; a later reading has age 0.
  ///
  /// Nil where the day is not known or is no date.
  init?(read: String?, at month: CalendarMonth) {
    guard let read, let day = CalendarDate(read) else { return nil }
    days = max(0, month.firstDay.ordinal - day.ordinal)
  }

  var isStale: Bool { days > Self.staleAfterDays }
}

extension ReportSection {
  /// Where every price came from, and how old it is in the estimate's month.
  static func prices(_ estimate: Estimate) -> ReportSection {
    let month = estimate.scenario.month
    let lines = estimate.bill.lines.filter { $0.price != nil }
    let ages = lines.compactMap { PriceAge(read: $0.price?.read, at: month) }
    let stale = ages.count(where: \.isStale)
    var summary =
      "\(counted(lines.count, "line rests", "lines rest")) on a price row. Age is counted from the "
      + "day the source was read to the first day of \(month.name). "
    if stale > 0 {
      summary +=
        "\(counted(stale, "price is", "prices are")) stale: read more than "
        + "\(PriceAge.staleAfterDays) days before. "
    } else if !ages.isEmpty {
      summary += "None is older than \(PriceAge.staleAfterDays) days. "
    }
    if ages.count < lines.count {
      summary +=
        "\(counted(lines.count - ages.count, "row does", "rows do")) not say when it was "
        + "read."
    }
    return ReportSection(
      id: "prices", title: "Where the prices come from",
      blocks: [.paragraph(summary)]
        + (lines.isEmpty ? [] : [.table(table(lines, month, estimate.bill.currency))])
        + [.table(tables(estimate))])
  }

  private static func table(
    _ lines: [BillLine], _ month: CalendarMonth, _ currency: String
  ) -> ReportTable {
    ReportTable(
      id: "prices-table", caption: "Price rows used, unit prices in \(currency)",
      columns: [
        .init("Line"), .init("Unit price", .number), .init("Unit"), .init("Table", rank: 3),
        .init("Read", .word, rank: 2), .init("Age in days", .number, rank: 1),
        .init("Source", rank: 4),
      ],
      rows: lines.compactMap { line in line.price.map { row(line, $0, month) } }, isReference: true)
  }

  private static func row(
    _ line: BillLine, _ price: PriceOrigin, _ month: CalendarMonth
  ) -> [ReportTable.Cell] {
    let age = PriceAge(read: price.read, at: month)
    let prices = line.tiers.map(\.unitPrice.description)
    return [
      ReportTable.Cell(
        "\(line.meter.service.title): \(line.meter.label)",
        details: [price.usageType, price.note].compactMap(\.self)),
      ReportTable.Cell(
        prices.first ?? "not charged", details: Array(prices.dropFirst()),
        value: line.tiers.first?.unitPrice),
      ReportTable.Cell(line.meter.unit.rawValue),
      ReportTable.Cell(
        "\(price.table) \(price.tableVersion)",
        details: [price.region] + (price.effective.map { ["applies from \($0)"] } ?? [])),
      ReportTable.Cell(
        price.read ?? "not known", details: price.confidence.map { ["\($0) confidence"] } ?? []),
      ReportTable.Cell(
        age.map { grouped(String($0.days)) + ($0.isStale ? ", stale" : "") } ?? "not known",
        value: age.map { ExactDecimal($0.days) }),
      ReportTable.Cell(price.url.map(shortened) ?? "not known", link: price.url),
    ]
  }

  /// Host and last part of an address, `github.com/…/prices.json`; a short one as it is.
  private static func shortened(_ address: String) -> String {
    guard address.hasPrefix("https://") else { return address }
    let parts = address.dropFirst(8).split(separator: "/")
    guard parts.count > 2, let host = parts.first, let last = parts.last else {
      return parts.joined(separator: "/")
    }
    return "\(host)/…/\(last)"
  }

  private static func tables(_ estimate: Estimate) -> ReportTable {
    ReportTable(
      id: "tables-table", caption: "Tables, in the order they were layered",
      columns: [
        .init("Table"), .init("Version", .word), .init("SHA-256 of its bytes", .code, rank: 1),
      ],
      rows: estimate.tables.map {
        [ReportTable.Cell($0.name), ReportTable.Cell($0.version), ReportTable.Cell($0.hash)]
      })
  }
}
