public import Documents
public import Metering

/// What a provider does not bill: its offers, in the order in which they are spent.
public struct FreeTier: Sendable, Equatable {
  public var offers: [FreeOffer]

  public init(offers: [FreeOffer]) {
    self.offers = offers
  }
}

/// One allowance, for some accounts and for some time.
public struct FreeOffer: Sendable, Equatable {
  public enum Term: String, CaseIterable, Sendable {
    case always
    case firstYear = "first-12-months"
    case firstHalfYear = "first-6-months"

    /// Months from the day the account was made; nil where the term never ends.
    var months: Int? {
      switch self {
      case .always: nil
      case .firstYear: 12
      case .firstHalfYear: 6
      }
    }
  }

  /// What one allowance is shared by.
  public enum Scope: String, CaseIterable, Sendable { case account, region }

  public enum Grant: Sendable, Equatable {
    /// Units a month, one pool over the meters, spent on them in this order.
    case quantity(ExactDecimal, [UsageDimension])
    /// The same for each hour of the month.
    case quantityPerHour(ExactDecimal, [UsageDimension])
    /// Money, once for the whole term.
    case credit(ExactDecimal)
  }

  public var id: String
  public var term: Term
  public var grant: Grant
  public var scope: Scope
  /// Days of the account's creation: from the first, inclusive, to before the second.
  public var accountsFrom: CalendarDate?
  public var accountsBefore: CalendarDate?
  /// For user pools made before this day, which only an account made before it can have.
  public var poolsBefore: CalendarDate?
  public var source: PriceSource

  /// Whether an account of this age gets it for the whole of a month.
  ///
  /// A term that ends inside the month does not count: an estimate must not promise for a month what
  /// only a part of it has. The month in which an account is made counts whole.
  func isGranted(toAccountCreated created: CalendarDate, in month: CalendarMonth) -> Bool {
    if let accountsFrom, created < accountsFrom { return false }
    if let accountsBefore, created >= accountsBefore { return false }
    if let poolsBefore, created >= poolsBefore { return false }
    guard created <= month.lastDay else { return false }
    guard let months = term.months else { return true }
    return month.lastDay < created.adding(months: months)
  }
}
