/// A table of text, aligned and no wider than the page.
///
/// Where it does not fit, the columns of the highest rank are left out, then text is wrapped.
/// A first column that only repeats itself becomes headings over indented rows.
struct TextTable {
  struct Line: Equatable {
    var text: String
    var isBold = false
  }

  private let table: ReportTable
  /// The columns shown, by their place in the table, and the width of each.
  private var shown: [Int]
  private var widths: [Int]
  private let pageWidth: Int

  private static let gap = 2
  private static let narrowest = 12

  init(_ table: ReportTable, width: Int) {
    self.table = table
    pageWidth = width
    shown = Array(table.columns.indices)
    widths = table.columns.indices.map { Self.naturalWidth(of: $0, in: table) }
    if isGrouped {
      shown.removeFirst()
    }
    fit()
  }

  var lines: [Line] {
    var lines = wrapped(table.caption, to: pageWidth).map { Line(text: $0) }
    let titles = table.columns.map { ReportTable.Cell($0.title) }
    lines += rowLines(titles).map { Line(text: $0, isBold: true) }
    lines.append(Line(text: String(repeating: "-", count: used)))
    var group: String?
    for row in table.rows {
      if isGrouped, row[0].text != group {
        group = row[0].text
        lines += wrapped(row[0].text, to: pageWidth).map { Line(text: $0, isBold: true) }
      }
      lines += rowLines(row).map { Line(text: $0) }
    }
    guard !table.totals.isEmpty else { return lines }
    lines.append(Line(text: String(repeating: "-", count: used)))
    for (index, row) in table.totals.enumerated() {
      lines += rowLines(row).map {
        Line(text: $0, isBold: index == table.totals.count - 1)
      }
    }
    return lines
  }

  /// Whether rows are named by another column than the first, which then heads groups of them.
  private var isGrouped: Bool { table.nameColumn > 0 }

  private var indent: Int { isGrouped ? Self.gap : 0 }

  private var used: Int {
    indent + shown.map { widths[$0] }.reduce(0, +) + Self.gap * max(0, shown.count - 1)
  }

  private mutating func fit() {
    while used > pageWidth,
      let least = shown.filter({ table.columns[$0].rank > 0 })
        .max(by: { table.columns[$0].rank < table.columns[$1].rank }),
      used - pageWidth > slack
    {
      shown.removeAll { $0 == least }
    }
    while used > pageWidth, let widest = wrappable.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 1
    {
      widths[widest] -= min(used - pageWidth, max(1, widths[widest] - Self.narrowest))
    }
  }

  /// Text columns can be wrapped; numbers cannot, unless nothing else is left.
  private var wrappable: [Int] {
    let text = shown.filter { table.columns[$0].kind != .number && widths[$0] > Self.narrowest }
    return text.isEmpty ? shown : text
  }

  /// Columns that wrapping may win before any column is left out: a third of each text column.
  private var slack: Int {
    shown.filter { table.columns[$0].kind != .number }
      .map { max(0, min(widths[$0] / 3, widths[$0] - 2 * Self.narrowest)) }.reduce(0, +)
  }

  private func rowLines(_ row: [ReportTable.Cell]) -> [String] {
    let cells = shown.map { column in
      wrapped(row[column].text, to: widths[column])
        + (table.columns[column].kind == .number
          ? row[column].details.flatMap { wrapped($0, to: widths[column]) } : [])
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = zip(shown, cells).map { column, lines in
        TerminalText.padded(
          line < lines.count ? lines[line] : "", to: widths[column],
          right: table.columns[column].kind == .number)
      }
      return TerminalText.trimmed(
        String(repeating: " ", count: indent)
          + parts.joined(separator: String(repeating: " ", count: Self.gap)))
    }
  }

  private func wrapped(_ text: String, to width: Int) -> [String] {
    TerminalText.wrapped(text.withoutControls, to: width)
  }

  private static func naturalWidth(of column: Int, in table: ReportTable) -> Int {
    var widest = TerminalText.width(table.columns[column].title)
    for row in table.rows + table.totals {
      widest = max(widest, TerminalText.width(row[column].text.withoutControls))
      if table.columns[column].kind == .number {
        widest = max(widest, row[column].details.map(TerminalText.width).max() ?? 0)
      }
    }
    return widest
  }
}
