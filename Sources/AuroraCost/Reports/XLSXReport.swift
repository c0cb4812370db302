import Documents

/// The report as a workbook: a summary, then every table on a sheet of its own, with live sums.
///
/// Cells hold the exact numbers and show them rounded. A total that is the sum of the cells above it
/// is a formula, so that finance can follow and change it.
enum XLSXReport {
  /// - Throws: where libxlsxwriter is not installed, or has no room for its temporary file.
  static func bytes(_ report: Report) throws(RenderError) -> [UInt8] {
    let book = try Spreadsheet(title: report.title)
    addSummary(of: report, to: book)
    var names: Set<String> = ["summary"]
    for section in report.sections {
      for table in section.tables {
        let name = sheetName(table.id, not: names)
        names.insert(name.lowercased())
        XLSXTable(table).add(to: book, name: name)
      }
    }
    return try book.finished()
  }

  private static func addSummary(of report: Report, to book: Spreadsheet) {
    book.addSheet("Summary", frozenRows: 0)
    book.setWidth(ofColumn: 0, 26)
    book.setWidth(ofColumn: 1, 24)
    book.setWidth(ofColumn: 2, 60)
    book.write(report.title, row: 0, column: 0, .title)
    book.write(Report.notice, row: 1, column: 0, .bold)
    book.write(report.verdict.sentence, row: 2, column: 0, .bold)
    var row = 4
    for headline in report.headlines {
      book.write(headline.label, row: row, column: 0)
      book.write(headline.value, row: row, column: 1, .bold)
      book.write(headline.note, row: row, column: 2)
      row += 1
    }
    row += 1
    for fact in report.facts {
      book.write(fact.label, row: row, column: 0)
      book.write(fact.value, row: row, column: 1)
      row += 1
    }
    for section in report.sections {
      let words = section.blocks.flatMap(words)
      guard !words.isEmpty else { continue }
      row += 1
      book.write(section.title, row: row, column: 0, .bold)
      for text in words {
        row += 1
        book.write(text, row: row, column: 0)
      }
      row += 1
    }
  }

  private static func words(_ block: ReportSection.Block) -> [String] {
    switch block {
    case .paragraph(let text): [text]
    case .list(let items): items.map { "- " + $0 }
    case .command(let arguments): [TextReport.shell(arguments)]
    case .chart, .table: []
    }
  }

  /// `lines-table` becomes `Lines`; a name taken already gets a number.
  static func sheetName(_ id: String, not taken: Set<String>) -> String {
    let stem = id.hasSuffix("-table") ? String(id.dropLast(6)) : id
    let words = stem.split(separator: "-").joined(separator: " ")
    let letters = words.filter { $0.isLetter || $0.isNumber || $0 == " " }.prefix(26)
    let name = letters.isEmpty ? "Table" : letters.prefix(1).uppercased() + letters.dropFirst()
    guard taken.contains(name.lowercased()) else { return name }
    var number = 2
    while taken.contains("\(name) \(number)".lowercased()) { number += 1 }
    return "\(name) \(number)"
  }
}

/// One table on a sheet: caption, heads, rows, totals.
private struct XLSXTable {
  private let table: ReportTable
  private let patterns: [String]

  private static let firstRow = 2

  init(_ table: ReportTable) {
    self.table = table
    patterns = table.columns.indices.map { Self.pattern(ofColumn: $0, in: table) }
  }

  func add(to book: Spreadsheet, name: String) {
    book.addSheet(name, frozenRows: Self.firstRow)
    book.write(table.caption, row: 0, column: 0, .bold)
    for (index, column) in table.columns.enumerated() {
      book.write(column.title, row: 1, column: index, .head)
      book.setWidth(ofColumn: index, width(ofColumn: index))
    }
    for (index, cells) in table.rows.enumerated() {
      write(cells, row: Self.firstRow + index, isBold: false, to: book)
    }
    for (index, cells) in table.totals.enumerated() {
      write(
        cells, row: Self.firstRow + table.rows.count + index,
        isBold: index == table.totals.count - 1, total: index, to: book)
    }
  }

  private func write(
    _ cells: [ReportTable.Cell], row: Int, isBold: Bool, total: Int? = nil, to book: Spreadsheet
  ) {
    for (column, cell) in cells.enumerated() {
      guard let value = cell.value else {
        let text = ([cell.link ?? cell.text] + cell.details).filter { !$0.isEmpty }.joined(
          separator: "; ")
        if !text.isEmpty { book.write(text, row: row, column: column, isBold ? .bold : .plain) }
        continue
      }
      let number = value.description
      let pattern = patterns[column]
      if let total, let range = summed(column: column, total: total, value) {
        book.write(
          formula: "=SUM(\(range))", value: number, pattern: pattern, row: row, column: column,
          isBold: isBold)
      } else {
        book.write(number: number, pattern: pattern, row: row, column: column, isBold: isBold)
      }
    }
  }

  /// The cells that a total sums, where their exact sum is the total: the rows for the first, all
  /// totals above for a later one.
  private func summed(column: Int, total: Int, _ value: ExactDecimal) -> String? {
    let above = total == 0 ? table.rows : Array(table.totals[..<total])
    let first = total == 0 ? Self.firstRow : Self.firstRow + table.rows.count
    let values = above.compactMap { $0[column].value }
    let sum = try? values.reduce(ExactDecimal.zero) { try $0.adding($1) }
    guard !values.isEmpty, sum == value else { return nil }
    let letter = Self.letters(column)
    return "\(letter)\(first + 1):\(letter)\(first + above.count)"
  }

  /// `A` to `Z`, then `AA` and on.
  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  private func width(ofColumn column: Int) -> Int {
    let texts = (table.rows + table.totals).map { $0[column].text.count }
    return min(60, max(8, table.columns[column].title.count, texts.max() ?? 0) + 2)
  }

  /// The decimals that the column's texts show: all alike as amounts are, or as many as needed.
  private static func pattern(ofColumn column: Int, in table: ReportTable) -> String {
    let texts = (table.rows + table.totals).map { $0[column] }
      .filter { $0.value != nil && $0.text.contains(where: \.isNumber) }.map(\.text)
    let decimals = texts.map { text in
      let digits = text.filter { $0.isNumber || $0 == "." }
      return digits.firstIndex(of: ".").map { digits[$0...].count - 1 } ?? 0
    }
    let least = decimals.min() ?? 0
    let most = decimals.max() ?? 0
    let fraction =
      least == most
      ? String(repeating: "0", count: most) : String(repeating: "#", count: most)
    let unit = texts.contains { $0.hasSuffix("%") } ? "\"%\"" : ""
    return "#,##0" + (fraction.isEmpty ? "" : "." + fraction) + unit
  }
}
