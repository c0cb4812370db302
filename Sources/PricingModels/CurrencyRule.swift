public import Documents
import Metering

/// The currency that a scenario's totals are shown in besides the price list's, with dated rates.
public struct CurrencyRule: Sendable {
  /// ISO 4217 code.
  public let code: String
  /// From the earliest day to the latest.
  private let rates: [Rate]
  private let node: DocumentNode

  private struct Rate: Sendable {
    /// Holds from this day until the next rate's.
    var from: CalendarDate
    /// Units of the currency for one of the price list's.
    var rate: ExactDecimal
    var source: String?
  }

  /// Reads the `currency:` section of a scenario.
  public init(_ node: DocumentNode) throws(DocumentError) {
    let rule = try node.mapping(keys: ["code", "rates"])
    code = try rule.required("code").currencyCode()
    var rates: [Rate] = []
    for item in try rule.required("rates").items() {
      let rate = try item.mapping(keys: ["from", "rate", "source"])
      let from = try rate.required("from")
      let day = try from.date()
      if let last = rates.last?.from, day <= last {
        throw from.error("must be after '\(last)', the rate before it; found \(from.found)")
      }
      let value = try rate.required("rate")
      let number = try value.decimal()
      guard number > .zero else { throw value.error("must be above 0, found \(value.found)") }
      rates.append(Rate(from: day, rate: number, source: try rate["source"]?.text()))
    }
    self.rates = rates
    self.node = node
  }

  /// The totals by the rate that holds on the month's first day, or by the latest without a month.
  ///
  /// - Throws: where no rate holds then; a bill in the same currency needs none.
  func convert(_ bill: Bill, in month: CalendarMonth?) throws(BillError) -> ConvertedTotals? {
    guard bill.currency != code else { return nil }
    let inForce = rates.last { rate in month.map { rate.from <= $0.firstDay } ?? true }
    guard let inForce else {
      let day = month.map { " on \($0.firstDay)" } ?? ""
      throw .rule(node.error("no rate from '\(bill.currency)' to '\(code)' holds\(day); add one"))
    }
    do throws(DecimalOverflow) {
      return ConvertedTotals(
        currency: code, rate: inForce.rate, rateDate: inForce.from, rateSource: inForce.source,
        gross: try bill.gross.multiplied(by: inForce.rate),
        free: try bill.free.multiplied(by: inForce.rate),
        total: try bill.total.multiplied(by: inForce.rate))
    } catch {
      throw .totalOverflow
    }
  }
}
