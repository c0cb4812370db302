/// The report for a terminal: aligned, within its width, coloured only where one is watching.
struct TextReport {
  /// Columns of the page, 40 or more.
  private let width: Int
  private let isTerminal: Bool

  init(_ page: TerminalPage = TerminalPage()) {
    width = max(page.width, 40)
    isTerminal = page.isTerminal
  }

  /// Charts are left to formats that can draw; tables that are for reference only are named.
  func text(_ report: Report) -> String {
    var lines = wrapped(report.title).map { styled($0, .bold) }
    lines += [Report.notice, ""]
    lines += pairs(report.facts.map { ($0.label, $0.value) }) + [""]
    lines += pairs(report.headlines.map { ($0.label, "\($0.value) (\($0.note))") }) + [""]
    lines += wrapped(report.verdict.sentence).map { styled($0, report.verdict.kind.style) }
    for section in report.sections {
      let body = section.blocks.flatMap(blockLines)
      guard !body.isEmpty, !section.isReference else { continue }
      lines += ["", styled(section.title, .bold)] + body
    }
    lines += [""] + wrapped("Further tables are in the html and json formats.")
    // Terminals wrap no amounts, and a search for one should find it.
    return lines.map(TerminalText.trimmed).joined(separator: "\n")
      .replacing("\u{A0}", with: " ") + "\n"
  }

  private func blockLines(_ block: ReportSection.Block) -> [String] {
    switch block {
    case .paragraph(let text): wrapped(text)
    case .list(let items):
      items.flatMap { item in
        TerminalText.wrapped(item.withoutControls, to: width - 2).enumerated()
          .map { $0.offset == 0 ? "- " + $0.element : "  " + $0.element }
      }
    case .chart: []
    case .table(let table) where table.isReference: []
    case .table(let table):
      [""]
        + TextTable(table, width: width).lines.map { $0.isBold ? styled($0.text, .bold) : $0.text }
    case .command(let arguments): wrapped("To reproduce: " + Self.shell(arguments))
    }
  }

  private func wrapped(_ text: String) -> [String] {
    TerminalText.wrapped(text.withoutControls, to: width)
  }

  /// Labels in one column, values in the next.
  private func pairs(_ pairs: [(label: String, value: String)]) -> [String] {
    let column = (pairs.map { TerminalText.width($0.label) }.max() ?? 0) + 2
    return pairs.flatMap { label, value in
      TerminalText.wrapped(value.withoutControls, to: width - column).enumerated().map {
        TerminalText.padded($0.offset == 0 ? label : "", to: column) + $0.element
      }
    }
  }

  /// The command as one may paste it: arguments quoted where a shell would split or read them.
  static func shell(_ arguments: [String]) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=.,/:@%+")
    return arguments.map { argument in
      if !argument.isEmpty, argument.allSatisfy(plain.contains) { return argument }
      let parts = argument.withoutControls.split(
        separator: "'", omittingEmptySubsequences: false)
      return "'" + parts.joined(separator: #"'\''"#) + "'"
    }.joined(separator: " ")
  }

  fileprivate enum Style: String {
    case bold = "1"
    case green = "32"
    case yellow = "33"
    case red = "31"
  }

  private func styled(_ text: String, _ style: Style) -> String {
    guard isTerminal, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}

extension Verdict.Kind {
  fileprivate var style: TextReport.Style {
    switch self {
    case .withinBudget: .green
    case .overBudget: .red
    case .incomplete: .yellow
    case .noBudget: .bold
    }
  }
}
