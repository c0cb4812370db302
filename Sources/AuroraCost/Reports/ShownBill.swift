import Documents
import PricingModels

/// A bill's amounts as people are shown them: rounded so that every table adds up.
///
/// Costs are rounded once, on the finest rows (lines and adjustments), and every other view sums
/// those; so a service reads the same wherever it stands. Exact values stay beside them for data.
struct ShownBill: Sendable {
  let currency: Currency
  /// In the order of the bill's lines.
  let lines: [ShownLine]
  /// In the order of the bill's adjustments.
  let adjustments: [ShownAmount]
  let linesSum: ShownAmount
  let total: ShownAmount
  /// What credits take off, above zero; nil where there is none.
  let credits: ShownAmount?

  init(_ bill: Bill) throws(DecimalOverflow) {
    let currency = Currency(code: bill.currency)
    let places = currency.places
    let exact = bill.lines.map(\.cost) + bill.adjustments.map(\.amount)
    let units = try Apportionment.units(of: exact, places: places)
    let amounts = zip(exact, units).map { ShownAmount($0, units: $1, of: currency) }

    var saved: [ExactDecimal] = []
    for line in bill.lines { saved.append(try line.saved) }
    let savedUnits = try Apportionment.units(of: saved, places: places)

    self.currency = currency
    lines = bill.lines.indices.map { index in
      let line = bill.lines[index]
      let free = ShownAmount(saved[index], units: savedUnits[index], of: currency)
      let list = line.listCost.map {
        ShownAmount($0, units: units[index] + savedUnits[index], of: currency)
      }
      return ShownLine(line: line, cost: amounts[index], free: free, list: list)
    }
    adjustments = Array(amounts[bill.lines.count...])
    linesSum = try .sum(of: amounts[..<bill.lines.count], currency)
    total = try .sum(of: amounts[...], currency)
    let credited = zip(bill.adjustments, adjustments).filter { $0.0.kind == .credit }.map(\.1)
    let sum = try ShownAmount.sum(of: credited, currency)
    credits =
      sum.exact.isZero
      ? nil : ShownAmount(try sum.exact.negated(), units: -sum.units, of: currency)
  }
}

extension ShownBill {
  /// The total without the credits, which may be for once only; tax stays what it is.
  var beforeCredits: ShownAmount? {
    get throws(DecimalOverflow) {
      guard let credits else { return nil }
      return try .sum(of: [total, credits], currency)
    }
  }
}

/// One line of a bill with its shown amounts; `list` less `free` is `cost`, as shown.
struct ShownLine: Sendable {
  let line: BillLine
  let cost: ShownAmount
  /// What allowances save on the line.
  let free: ShownAmount
  /// The list price of the whole quantity; nil where the line has no price row.
  let list: ShownAmount?

  /// The cost as people read it: in words where it is nothing, so that no 0.00 needs explaining.
  var costText: String {
    switch line.status {
    case .priced: cost.text
    case .free: "free"
    case .unused: "unused"
    case .unpriced: cost.exact.isZero ? "no price" : "at least " + cost.text
    }
  }
}

extension BillLine {
  /// List cost less cost, 0 where there is no list price.
  fileprivate var saved: ExactDecimal {
    get throws(DecimalOverflow) { try listCost?.subtracting(cost) ?? .zero }
  }
}

/// An exact amount and the whole minor units it is shown as.
struct ShownAmount: Sendable, Equatable {
  let exact: ExactDecimal
  let units: Int128
  let currency: Currency

  init(_ exact: ExactDecimal, units: Int128, of currency: Currency) {
    self.exact = exact
    self.units = units
    self.currency = currency
  }

  /// An amount that stands alone: halves are rounded away from zero.
  init(alone exact: ExactDecimal, _ currency: Currency) throws(DecimalOverflow) {
    self.init(exact, units: try exact.roundedUnits(places: currency.places), of: currency)
  }

  static func sum(
    of amounts: some Sequence<ShownAmount>, _ currency: Currency
  ) throws(DecimalOverflow) -> ShownAmount {
    var exact = ExactDecimal.zero
    var units: Int128 = 0
    for amount in amounts {
      exact = try exact.adding(amount.exact)
      units += amount.units
    }
    return ShownAmount(exact, units: units, of: currency)
  }

  var shown: ExactDecimal { ExactDecimal(coefficient: units, scale: currency.places) }

  /// `1,234.50`; an amount too small to show is `< 0.01` and counts as nothing in the sum.
  var text: String {
    if units == 0, !exact.isZero {
      let least = currency.bare(currency.minorUnit)
      return exact.isNegative ? "> -\(least)" : "< \(least)"
    }
    return currency.bare(shown)
  }

  /// With the currency's code: `USD 1,234.50`.
  var fullText: String { currency.code + "\u{A0}" + text }
}
