import Documents
import Metering
import PricingModels

/// Where a line of a bill comes from, from the operations that caused it to the source of its price.
struct LineExplanation {
  private let shown: ShownLine
  private var line: BillLine { shown.line }
  /// Those that counted the line's meter; none where the bill was priced from bare quantities.
  private let operations: [OperationCount]

  init(_ shown: ShownLine, operations: [OperationCount]) {
    self.shown = shown
    self.operations = operations
  }

  /// - Throws: when a number does not fit 38 digits.
  func text() throws(DecimalOverflow) -> String {
    var blocks = [[title]]
    if !operations.isEmpty {
      blocks.append(["Caused by"] + TerminalText.columns(operations.map(cause)))
    }
    blocks.append(["Priced as"] + TerminalText.columns(try steps))
    blocks.append(["Price from"] + origin.map { "  " + $0 })
    return blocks.flatMap(\.self).map(\.withoutControls)
      .map { TerminalText.trimmed($0) }.joined(separator: "\n") + "\n"
  }

  private var title: String {
    let cost = shown.cost
    let amount =
      line.status == .unpriced && cost.exact.isZero
      ? "no price" : "\(cost.fullText), exactly \(cost.exact)"
    return "\(line.meter.service.title), \(line.meter.label) (\(line.meter.id)): \(amount)"
  }

  private func cause(_ count: OperationCount) -> [String] {
    [count.journey, count.operation, amount(count.quantity)]
  }

  /// Free parts, then tiers, then what has no price, from the bottom of the ladder to the top.
  private var steps: [[String]] {
    get throws(DecimalOverflow) {
      var steps: [[String]] = []
      var covered = ExactDecimal.zero
      for allowance in line.allowances {
        covered = try covered.adding(allowance.quantity)
        steps.append([
          amount(allowance.quantity), "free", "inside \(allowance.offerID) (\(allowance.term))",
        ])
      }
      if covered < line.freeQuantity {
        steps.append([
          amount(try line.freeQuantity.subtracting(covered)), "free", "inside an allowance",
        ])
      }
      for tier in line.tiers {
        steps.append([
          amount(tier.quantity), "at \(tier.unitPrice) = \(tier.cost)",
          "above \(shownQuantity(tier.from)), up to \(shownQuantity(tier.upTo))",
        ])
      }
      if !line.unpricedQuantity.isZero {
        steps.append([amount(line.unpricedQuantity), "no price", "total incomplete"])
      }
      return steps.isEmpty ? [["not used"]] : steps
    }
  }

  private var origin: [String] {
    guard let price = line.price else {
      return [line.status == .free ? "no price row; all of it is free" : "no price row"]
    }
    var facts = [
      "\(price.table) \(price.tableVersion), region \(price.region)"
        + (price.effective.map { ", in force since \($0)" } ?? "")
    ]
    let product =
      [price.usageType.map { "usage type \($0)" }, price.sku.map { "SKU \($0)" }].compactMap(\.self)
      + price.rateCodes.map { "rate \($0)" }
    if !product.isEmpty { facts.append(product.joined(separator: ", ")) }
    let reading =
      [price.read.map { "read \($0)" }, price.confidence.map { "confidence \($0)" }]
      .compactMap(\.self)
    if !reading.isEmpty { facts.append(reading.joined(separator: ", ")) }
    return facts + [price.url, price.note].compactMap(\.self)
  }

  private func amount(_ quantity: ExactDecimal) -> String {
    shownQuantity(quantity) + " "
      + (quantity.isOne ? line.meter.unit.rawValue : line.meter.unit.plural)
  }
}
