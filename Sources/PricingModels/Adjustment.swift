public import Documents
public import Metering

/// A step between list price and total: a discount, a credit, a commitment or a tax.
public struct Adjustment: Sendable {
  public enum Rule: Sendable, Equatable {
    /// Percent off what is left of some lines.
    case discount(percent: ExactDecimal, of: Scope)
    /// Money off the bill, never below zero.
    case credit(ExactDecimal)
    /// A Compute Savings Plan: an hourly amount that is owed whether used or not, and buys Lambda
    /// duration at so many percent below list price.
    case commitment(perHour: ExactDecimal, percent: ExactDecimal)
    /// Percent of all that is owed when it is reached.
    case tax(percent: ExactDecimal)
  }

  public enum Scope: Sendable, Equatable {
    case all
    case service(Service)
    case meter(UsageDimension)

    func contains(_ meter: UsageDimension) -> Bool {
      switch self {
      case .all: true
      case .service(let service): meter.service == service
      case .meter(let wanted): meter == wanted
      }
    }
  }

  public var rule: Rule
  public var label: String
  /// First day it applies, and first day it applies no longer.
  public var from: CalendarDate?
  public var until: CalendarDate?
  /// Where the rule stands, for errors.
  let node: DocumentNode

  /// Whether it applies to a month: where it does on the month's first day, as prices do.
  ///
  /// Without a month the rules that have no end apply.
  func isInForce(in month: CalendarMonth?) -> Bool {
    guard let day = month?.firstDay else { return until == nil }
    return (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
  }
}
