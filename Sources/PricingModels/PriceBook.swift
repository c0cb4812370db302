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
  public let warnings: [Warning]
  private var prices: [UsageDimension: BookedPrice] = [:]

  public enum Warning: Sendable, Equatable, CustomStringConvertible {
    case ignored(table: String, of: String, wanted: String)
    /// The month is priced by the row of its first day.
    case changes(UsageDimension, on: CalendarDate)

    public var description: String {
      switch self {
      case .ignored(let table, let region, let wanted):
        "\(table): ignored: its region is '\(region)', not '\(wanted)'"
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
    let matching = layers.map { $0.filter { $0.isGlobal || $0.region == region } }
    let used = matching.flatMap(\.self)
    let ignored = layers.flatMap(\.self).filter { !$0.isGlobal && $0.region != region }
    guard let first = used.first else {
      let names = layers.flatMap(\.self).map(\.region.quoted).joined(separator: ", ")
      throw DocumentError(
        file: layers.flatMap(\.self).first?.document.file ?? "prices",
        problem: "no price table is of region '\(region)'; found \(names.isEmpty ? "none" : names)")
    }
    for table in used where table.currency != first.currency {
      throw (table.document.value(of: "currency") ?? table.document).error(
        "'\(table.currency)', but \(first.name) is in '\(first.currency)'; a book has one currency")
    }
    currency = first.currency
    tables = used
    var warnings = ignored.map {
      Warning.ignored(table: $0.name, of: $0.region, wanted: region)
    }
    for layer in matching {
      // The region's own tables come last, so that their rows win.
      for table in layer.filter(\.isGlobal) + layer.filter({ !$0.isGlobal }) {
        for (meter, rows) in table.rows {
          guard let row = Self.row(of: rows, in: month) else { continue }
          prices[meter] = BookedPrice(row: row, table: table)
        }
      }
    }
    for meter in UsageDimension.meters {
      guard let month, let rows = prices[meter]?.table.rows[meter] else { continue }
      let days = rows.compactMap(\.effective) + rows.compactMap(\.until)
      if let day = days.filter({ $0 > month.firstDay && $0 <= month.lastDay }).min() {
        warnings.append(.changes(meter, on: day))
      }
    }
    self.warnings = warnings
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
