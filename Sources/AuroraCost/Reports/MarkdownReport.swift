/// The report for a pull request or a wiki: GitHub's Markdown, without a heading of its own level 1.
///
/// It leads with the finding; tables for reference are left to other formats, long ones are folded.
/// Free text cannot form markup: every character that Markdown or HTML gives a meaning is escaped.
enum MarkdownReport {
  /// A table of more rows than this is folded away.
  static let longestOpenTable = 15

  /// Characters that a comment may hold: GitHub takes 65,536, and a bot adds some of its own.
  static let longest = 60_000

  static func text(_ report: Report) -> String {
    var blocks = [
      "## " + escaped(report.title),
      "**\(Report.notice)** · **\(escaped(report.verdict.sentence))**",
      list(report.headlines.map { "\($0.label): **\(escaped($0.value))** (\(escaped($0.note)))" }),
      report.facts.map { "\($0.label): \(escaped($0.value))" }.joined(separator: " · "),
    ]
    var isCut = false
    for section in report.sections where !section.isReference {
      for block in ["### " + escaped(section.title)] + section.blocks.compactMap(text) {
        let length = blocks.map { $0.count + 2 }.reduce(0, +)
        if length + block.count < longest { blocks.append(block) } else { isCut = true }
      }
    }
    blocks.append(
      (isCut ? "What would not fit in a comment was left out. " : "")
        + "Further tables are in the html and json formats.")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func text(_ block: ReportSection.Block) -> String? {
    switch block {
    case .paragraph(let text): line(text)
    case .list(let items): list(items.map(line))
    case .chart: nil
    case .table(let table): table.isReference ? nil : text(table)
    case .command(let arguments): "To reproduce:\n\n" + code(TextReport.shell(arguments))
    }
  }

  private static func list(_ items: [String]) -> String {
    items.map { "- " + $0 }.joined(separator: "\n")
  }

  private static func text(_ table: ReportTable) -> String {
    let head = row(table.columns.map { escaped($0.title) })
    let rule = row(table.columns.map { $0.kind == .number ? "---:" : "---" })
    let rows = table.rows.map { row($0.map(cell)) }
    let totals = table.totals.map { total in
      row(total.map { $0.text.isEmpty ? "" : "**\(cell($0))**" })
    }
    let body = ([head, rule] + rows + totals).joined(separator: "\n")
    let caption = escaped(table.caption)
    guard table.rows.count > longestOpenTable else { return "\(caption):\n\n\(body)" }
    let count = counted(table.rows.count, "row", "rows")
    return "<details><summary>\(caption) (\(count))</summary>\n\n\(body)\n\n</details>"
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func cell(_ cell: ReportTable.Cell) -> String {
    ([cell.text] + cell.details).map(escaped).joined(separator: "<br>")
  }

  /// A fence longer than any run of backticks within.
  private static func code(_ text: String) -> String {
    let line = text.onOneLine
    var longest = 0
    var run = 0
    for character in line {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)sh\n\(line)\n\(fence)"
  }

  /// Text at the start of a line, where it must not form a list or a heading either.
  static func line(_ text: String) -> String {
    let escaped = escaped(text)
    if let first = escaped.first, "-+=".contains(first) { return "\\" + escaped }
    let number = escaped.prefix(while: \.isNumber)
    let rest = escaped.dropFirst(number.count)
    guard !number.isEmpty, let mark = rest.first, ".)".contains(mark) else { return escaped }
    return number + "\\" + rest
  }

  /// Text that reads as itself: no link, mention, issue number, emphasis, cell, tag or entity.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.onOneLine {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "@": result += "&#64;"
      case "#": result += "&#35;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": result += "\\\(character)"
      // An address alone would become a link.
      case "/" where result.hasSuffix(":"): result += "&#47;"
      case "." where result.lowercased().hasSuffix("www"): result += "&#46;"
      default: result.append(character)
      }
    }
    return result
  }
}
