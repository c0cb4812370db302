public import Documents

/// A table of a report: cells as people read them, exact values beside them.
public struct ReportTable: Sendable {
  /// Unique in the report; letters, digits and hyphens.
  public var id: String
  /// Says what is listed and in which currency or unit.
  public var caption: String
  public var columns: [Column]
  public var rows: [[Cell]]
  /// Sums below the rows; the last is the total.
  public var totals: [[Cell]]
  /// The column that names the row.
  public var nameColumn: Int
  /// Whether it may be left out where space is short, being for reference only.
  public var isReference: Bool

  public init(
    id: String, caption: String, columns: [Column], rows: [[Cell]], totals: [[Cell]] = [],
    nameColumn: Int = 0, isReference: Bool = false
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.nameColumn = nameColumn
    self.isReference = isReference
  }

  public struct Column: Sendable {
    public enum Kind: Sendable {
      case text, number, code
      /// Text that is not broken, such as a date.
      case word
    }

    public var title: String
    public var kind: Kind
    /// 0 is always shown; where the page is narrow, the highest are left out first.
    public var rank: Int

    public init(_ title: String, _ kind: Kind = .text, rank: Int = 0) {
      self.title = title
      self.kind = kind
      self.rank = rank
    }
  }

  public struct Cell: Sendable {
    public var text: String
    /// Further lines in smaller print.
    public var details: [String]
    /// The exact number behind the text, to sort and to sum by.
    public var value: ExactDecimal?
    /// An address to link the text to, shown as a link only where it is a safe one.
    public var link: String?

    public init(
      _ text: String, details: [String] = [], value: ExactDecimal? = nil, link: String? = nil
    ) {
      self.text = text
      self.details = details
      self.value = value
      self.link = link
    }

    static let empty = Cell("")

    init(_ amount: ShownAmount) { self.init(amount.text, value: amount.exact) }

    init(quantity: ExactDecimal) { self.init(shownQuantity(quantity), value: quantity) }
  }
}
