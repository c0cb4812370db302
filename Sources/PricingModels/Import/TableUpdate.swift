public import Documents
public import Metering

/// A price table after an import: new rows beside those that somebody wrote by hand.
///
/// Text is kept as it stands, comments included, but for the rows that the import replaces.
public struct TableUpdate: Sendable {
  /// The whole file.
  public private(set) var text: String
  /// Meters that the table had not.
  public private(set) var added: [UsageDimension] = []
  /// Meters whose row gave way: an earlier import's, or any where asked for.
  public private(set) var replaced: [UsageDimension] = []
  /// Rows written by hand that stay although the import has a price for their meter.
  public private(set) var kept: [Kept] = []

  public struct Kept: Sendable, Equatable {
    public var meter: UsageDimension
    /// Whether the import has another price.
    public var differs: Bool
  }

  /// A new table.
  public init(_ table: PriceImport, provider: String) {
    let head = """
      # Imported by `aurora-cost prices import`; each row says from which offer.
      format: aurora-cost/prices@1
      provider: \(provider)
      region: \(table.region)
      currency: \(table.currency)
      version: \(table.published)
      prices:

      """
    text = head + table.rows.map(\.yaml).joined()
    added = table.rows.map(\.meter)
  }

  /// A table that exists, updated.
  ///
  /// With `replacesHandMade`, rows without a SKU give way too.
  ///
  /// - Throws: where the table is of another region or currency, or cannot be cut at its meters.
  public init(
    of existing: Document, by table: PriceImport, replacesHandMade: Bool
  ) throws(DocumentError) {
    let old = try PriceTable(existing)
    var blocks = try TableBlocks(existing)
    try blocks.require("region", table.region)
    try blocks.require("currency", table.currency)
    text = String(decoding: existing.bytes, as: UTF8.self)
    for row in table.rows {
      if let block = blocks.rows[row.meter] {
        guard block.isImported || replacesHandMade else {
          let differs = old.rows[row.meter]?.last?.ladder != row.ladder
          kept.append(Kept(meter: row.meter, differs: differs))
          continue
        }
        guard block.text != row.yaml else { continue }
        replaced.append(row.meter)
      } else {
        added.append(row.meter)
      }
      blocks.rows[row.meter] = .init(text: row.yaml, isImported: true)
    }
    if !added.isEmpty || !replaced.isEmpty { text = blocks.text(version: table.published) }
  }
}
