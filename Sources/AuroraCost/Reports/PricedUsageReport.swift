import Documents
import Metering
import PricingModels

/// What `price` prints: the bill alone, for a person or as `aurora-cost/report@1`.
struct PricedUsageReport: Sendable {
  let priced: PricedUsage

  enum Format: String, CaseIterable, Sendable { case text, json }

  /// - Throws: when a sum of the bill does not fit 38 digits.
  func render(_ format: Format, page: TerminalPage) throws(DecimalOverflow) -> [UInt8] {
    switch format {
    case .text: Array(try text(page).utf8)
    case .json: Array((json.text + "\n").utf8)
    }
  }

  /// Region and month stand beside the bill, so that it can be priced anew.
  private var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("format", .string("aurora-cost/report@1")),
      ("region", .string(priced.usage.region)),
    ]
    if let month = priced.usage.month { members.append(("month", .string(month.description))) }
    return .object(
      members + [
        ("bill", BillJSON.value(priced.bill)),
        ("provenance", .array(priced.bill.lines.map(JSONReport.provenance))),
        ("tables", .array(priced.tables.map(JSONReport.table))),
      ])
  }

  private func text(_ page: TerminalPage) throws(DecimalOverflow) -> String {
    let shown = try ShownBill(priced.bill)
    let month = priced.usage.month.map { ", \($0.name)" } ?? ""
    let tables = priced.tables.map { $0.version.isEmpty ? $0.name : "\($0.name) \($0.version)" }
    let credits = shown.credits.map { ", after credits of \($0.fullText)" } ?? ""
    var lines = [
      "\(priced.usage.region)\(month): \(shown.total.fullText)" + completeness + credits
    ]
    lines += ["Prices: " + tables.joined(separator: ", "), ""]
    for table in ReportSection.billLines(priced.bill, shown).tables {
      lines += TextTable(table, width: max(page.width, 40)).lines.map(\.text)
    }
    return lines.map { TerminalText.trimmed($0.withoutControls) }.joined(separator: "\n") + "\n"
  }

  private var completeness: String { priced.bill.isComplete ? "" : ", at least: incomplete" }
}
