import Documents
import Metering

extension Bill {
  /// Prices a month's usage: list price less free allowances, then the scenario's rules.
  ///
  /// What a used plan includes is spent before the free tier, each in its order. Free units are the first of the ladder: what lies above them is
  /// priced at the tier where it stands, counted from zero. Nothing is rounded.
  ///
  /// - Throws: where a number does not fit 38 digits, or a rule matches nothing.
  public init(
    pricing usage: Usage, book: PriceBook, allowances: Allowances = .none,
    adjustments: [Adjustment] = [], currency: CurrencyRule? = nil
  ) throws(BillError) {
    let free = try FreeParts(of: usage, try book.included(in: usage) + allowances.pools)
    var lines: [BillLine] = []
    for (index, item) in usage.quantities.enumerated() {
      do throws(DecimalOverflow) {
        lines.append(
          try BillLine(
            item, free: free.quantities[index], allowances: free.applied[index], book: book))
      } catch {
        throw .overflow(item.meter)
      }
    }
    lines.sort { $0.meter.rawValue < $1.meter.rawValue }
    try self.init(currency: book.currency, lines: lines)
    var adjusting = BillAdjusting(lines: lines, total: total, month: usage.month)
    try adjusting.apply(adjustments, credits: allowances.credits)
    self.adjustments = adjusting.adjustments
    total = adjusting.total
    converted = try currency?.convert(self, in: usage.month)
  }

  /// Adds up lines that nothing has been taken off yet.
  private init(currency: String, lines: [BillLine]) throws(BillError) {
    do throws(DecimalOverflow) {
      var gross = ExactDecimal.zero
      var total = ExactDecimal.zero
      for line in lines {
        gross = try gross.adding(line.listCost ?? .zero)
        total = try total.adding(line.cost)
      }
      self.init(
        currency: currency, lines: lines, adjustments: [], gross: gross,
        free: try gross.subtracting(total), total: total)
    } catch {
      throw .totalOverflow
    }
  }
}

/// How much of each quantity the pools cover, and which offers did; by the usage's order.
private struct FreeParts {
  var quantities: [ExactDecimal]
  var applied: [[AppliedAllowance]]

  init(of usage: Usage, _ pools: [Allowances.Pool]) throws(BillError) {
    quantities = usage.quantities.map { _ in .zero }
    applied = usage.quantities.map { _ in [] }
    for pool in pools {
      var left = pool.quantity
      for meter in pool.meters {
        guard let index = usage.quantities.firstIndex(where: { $0.meter == meter }) else {
          continue
        }
        do throws(DecimalOverflow) {
          let taken = min(left, try usage.quantities[index].quantity.subtracting(quantities[index]))
          guard !taken.isZero else { continue }
          left = try left.subtracting(taken)
          quantities[index] = try quantities[index].adding(taken)
          applied[index].append(
            AppliedAllowance(offerID: pool.offerID, term: pool.term, quantity: taken))
        } catch {
          throw .overflow(meter)
        }
      }
    }
  }
}

extension BillLine {
  fileprivate init(
    _ usage: Usage.Quantity, free: ExactDecimal, allowances: [AppliedAllowance], book: PriceBook
  ) throws(DecimalOverflow) {
    let quantity = usage.quantity
    let billed = try quantity.subtracting(free)
    let ladder = book.ladder(of: usage.meter)
    let parts = try ladder?.parts(from: free, to: quantity) ?? .init(unpriced: billed)
    let status: Status =
      quantity.isZero
      ? .unused : billed.isZero ? .free : parts.unpriced.isZero ? .priced : .unpriced
    self.init(
      meter: usage.meter, quantity: quantity, freeQuantity: free, billedQuantity: billed,
      unpricedQuantity: parts.unpriced, tiers: parts.tiers, cost: try parts.cost(),
      listCost: try ladder?.parts(from: .zero, to: quantity).cost(), status: status,
      allowances: allowances, price: book.origin(of: usage.meter))
  }
}
