import Documents
import Metering

extension Bill {
  /// Prices a month's usage at list price, less the free allowances.
  ///
  /// Pools are spent in their order. Free units are the first of the ladder: what lies above them is
  /// priced at the tier where it stands, counted from zero. Nothing is rounded.
  ///
  /// - Throws: where a number does not fit 38 digits.
  public init(
    pricing usage: Usage, book: PriceBook, allowances: Allowances = .none
  ) throws(BillError) {
    var applied: [[AppliedAllowance]] = usage.quantities.map { _ in [] }
    var free = usage.quantities.map { _ in ExactDecimal.zero }
    for pool in allowances.pools {
      var left = pool.quantity
      for meter in pool.meters {
        guard let index = usage.quantities.firstIndex(where: { $0.meter == meter }) else {
          continue
        }
        let spent = try within(meter) { () throws(DecimalOverflow) in
          let taken = min(left, try usage.quantities[index].quantity.subtracting(free[index]))
          left = try left.subtracting(taken)
          free[index] = try free[index].adding(taken)
          return taken
        }
        guard !spent.isZero else { continue }
        applied[index].append(
          AppliedAllowance(offerID: pool.offerID, term: pool.term, quantity: spent))
      }
    }
    var lines: [BillLine] = []
    for (index, item) in usage.quantities.enumerated() {
      let line = try within(item.meter) { () throws(DecimalOverflow) in
        try BillLine(item, free: free[index], allowances: applied[index], book: book)
      }
      lines.append(line)
    }
    lines.sort { $0.meter.rawValue < $1.meter.rawValue }
    try self.init(currency: book.currency, lines: lines)
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

/// Names the meter whose numbers grew too large.
private func within<Result>(
  _ meter: UsageDimension, _ body: () throws(DecimalOverflow) -> Result
) throws(BillError) -> Result {
  do throws(DecimalOverflow) {
    return try body()
  } catch {
    throw .overflow(meter)
  }
}
