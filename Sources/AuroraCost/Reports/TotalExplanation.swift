import Documents
import PricingModels

/// How a bill's lines become its total: the adjustments in order, then the other currency.
struct TotalExplanation {
  private let bill: Bill
  private let shown: ShownBill

  init(_ bill: Bill, _ shown: ShownBill) {
    self.bill = bill
    self.shown = shown
  }

  var text: String {
    var rows = [["All lines", shown.linesSum.exact.description, ""]]
    for adjustment in bill.adjustments {
      rows.append([adjustment.label, adjustment.amount.description, adjustment.kind.rawValue])
    }
    if let converted = bill.converted {
      let source = converted.rateSource.map { ", \($0)" } ?? ""
      rows.append([
        "In \(converted.currency)", converted.total.description,
        "at \(converted.rate) from \(converted.rateDate)" + source,
      ])
    }
    let completeness = bill.isComplete ? "" : ", at least: incomplete"
    let credits = shown.credits.map { ", after credits of \($0.fullText)" } ?? ""
    let title = "Total: \(shown.total.fullText), exactly \(bill.total)\(completeness)\(credits)"
    return ([title] + TerminalText.columns(rows)).map(\.withoutControls)
      .joined(separator: "\n") + "\n"
  }
}

extension TerminalText {
  /// Rows of text in aligned columns, indented.
  static func columns(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      trimmed("  " + zip(row, widths).map { padded($0, to: $1) }.joined(separator: "  "))
    }
  }
}
