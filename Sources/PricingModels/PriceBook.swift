public import Documents
public import Metering

/// The prices that apply to one region in one month, each with the table it came from.
///
/// Tables come in layers. A later layer overrides an earlier one meter by meter; within a layer the
/// region's own row beats a global one. A row applies where it is in force on the month's first
/// day; without a month the latest row does.
public struct PriceBook: Sendable {
  public let region: String
  /// ISO 4217 code of every price.
  public let currency: String
  /// The tables looked at, in the order of their layers.
  public let tables: [PriceTable]
  /// What a reader of the bill should know: tables ignored, prices that change inside the month.
  public private(set) var warnings: [Warning] = []
  private var prices: [UsageDimension: BookedPrice] = [:]

  public enum Warning: Sendable, Equatable, CustomStringConvertible {
    case ignored(table: String, of: String, wanted: String)
    /// The month is priced by the row of its first day.
    case changes(UsageDimension, on: CalendarDate)
    /// The month has no price, for none holds on its first day.
    case begins(UsageDimension, on: CalendarDate)

    /// The meter it is about; nil where it is about a table.
    public var meter: UsageDimension? {
      switch self {
      case .ignored: nil
      case .changes(let meter, _), .begins(let meter, _): meter
      }
    }

    public var description: String {
      switch self {
      case .ignored(let table, let region, let wanted):
        "\(table): ignored: its region is '\(region)', not '\(wanted)'"
      case .begins(let meter, let day):
        "the first price of '\(meter.id)' holds from \(day), inside the month, which has none"
      case .changes(let meter, let day):
        "the price of '\(meter.id)' changes on \(day); the month is priced as on its first day"
      }
    }
  }

  /// - Throws: where no table is of the region, or two tables differ in currency.
  public init(
    layers: [[PriceTable]], region: String, month: CalendarMonth?
  ) throws(DocumentError) {
    self.region = region
    let (layers, ignored) = Self.sorted(layers, region)
    tables = layers.flatMap(\.self)
    currency = try Self.currency(of: tables, or: ignored, region)
    for table in tables {
      for (meter, rows) in table.rows {
        guard let row = Self.row(of: rows, in: month) else { continue }
        prices[meter] = BookedPrice(row: row, table: table)
      }
    }
    var warnings = ignored.map { Warning.ignored(table: $0.name, of: $0.region, wanted: region) }
    for meter in UsageDimension.meters {
      if let month, let change = change(of: meter, in: month) { warnings.append(change) }
    }
    self.warnings = warnings
  }

  /// The tables that hold prices of a region, by layer and the weakest first, and the others.
  private static func sorted(
    _ layers: [[PriceTable]], _ region: String
  ) -> (layers: [[PriceTable]], ignored: [PriceTable]) {
    let matching = layers.map { layer in
      layer.filter(\.isGlobal) + layer.filter { !$0.isGlobal && $0.region == region }
    }
    let ignored = layers.flatMap(\.self).filter { !$0.isGlobal && $0.region != region }
    return (matching, ignored)
  }

  private static func currency(
    of tables: [PriceTable], or ignored: [PriceTable], _ region: String
  ) throws(DocumentError) -> String {
    guard let first = tables.first else {
      let found = ignored.map(\.region.quoted).joined(separator: ", ")
      throw DocumentError(
        file: ignored.first?.document.file ?? "prices",
        problem: "no price table is of region '\(region)'; found \(found.isEmpty ? "none" : found)")
    }
    for table in tables where table.currency != first.currency {
      throw (table.document.value(of: "currency") ?? table.document).error(
        "'\(table.currency)', but \(first.name) is in '\(first.currency)'; a book has one currency")
    }
    return first.currency
  }

  /// What happens to the price of a meter inside the month.
  private func change(of meter: UsageDimension, in month: CalendarMonth) -> Warning? {
    func isInside(_ day: CalendarDate) -> Bool { day > month.firstDay && day <= month.lastDay }
    if let row = prices[meter]?.row {
      return row.until.flatMap { isInside($0) ? .changes(meter, on: $0) : nil }
    }
    let starts = tables.flatMap { $0.rows[meter] ?? [] }.compactMap(\.effective)
    return starts.filter(isInside).min().map { .begins(meter, on: $0) }
  }

  /// The price of a meter, or nil where no table has one for the month.
  subscript(meter: UsageDimension) -> BookedPrice? { prices[meter] }

  /// Meters that have a price, in catalogue order.
  public var pricedMeters: [UsageDimension] {
    UsageDimension.meters.filter { prices[$0] != nil }
  }

  public func ladder(of meter: UsageDimension) -> TierLadder? { prices[meter]?.row.ladder }
  public func origin(of meter: UsageDimension) -> PriceOrigin? { prices[meter]?.origin }

  private static func row(of rows: [PriceRow], in month: CalendarMonth?) -> PriceRow? {
    guard let month else { return rows.last }
    return rows.first { $0.isInForce(on: month.firstDay) }
  }
}

/// A price row and the table that holds it.
struct BookedPrice: Sendable {
  let row: PriceRow
  let table: PriceTable

  var origin: PriceOrigin {
    let source = row.source
    return PriceOrigin(
      table: table.name, tableVersion: table.version, region: table.region,
      effective: row.effective?.description, usageType: source.usageType, sku: source.sku,
      rateCodes: source.rateCodes, url: source.url, read: source.read?.description,
      confidence: source.confidence?.rawValue, note: source.note)
  }
}
