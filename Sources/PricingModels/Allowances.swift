public import Documents
public import Metering

/// The free-tier offers that one bill may use, with how much of each is left.
public struct Allowances: Sendable, Equatable {
  /// In the order in which they are spent.
  public var pools: [Pool]
  public var credits: [Credit]

  /// Free units of a month, spent on the meters in this order.
  public struct Pool: Sendable, Equatable {
    public var offerID: String
    public var term: String
    public var meters: [UsageDimension]
    public var quantity: ExactDecimal

    public init(
      offerID: String, term: String, meters: [UsageDimension], quantity: ExactDecimal
    ) {
      self.offerID = offerID
      self.term = term
      self.meters = meters
      self.quantity = quantity
    }
  }

  /// Money that is taken off the bill.
  public struct Credit: Sendable, Equatable {
    public var offerID: String
    public var amount: ExactDecimal

    public init(offerID: String, amount: ExactDecimal) {
      self.offerID = offerID
      self.amount = amount
    }

    /// As the bill names it.
    var label: String { Self.labelStart + "'\(offerID)'" }

    /// How the label of every credit of a free tier begins.
    public static let labelStart = "Free-tier credit "
  }

  public init(pools: [Pool], credits: [Credit] = []) {
    self.pools = pools
    self.credits = credits
  }

  public static let none = Allowances(pools: [])
}

/// Which offers of a free-tier table apply.
public enum FreeTierSelection: Sendable, Equatable {
  case none
  /// Those without an end, whatever the account.
  case always
  /// Those and the first twelve months', whatever the account's age.
  case firstYear
  /// Every offer of the table, whatever its term: a user's own file.
  case all
  /// What an account made on this day gets.
  case account(created: CalendarDate)
}

extension FreeTier {
  /// Hours of a month that is not named: 8,760 / 12, as the provider's pricing pages have it.
  static let hoursOfNoMonth = 730

  /// The offers that apply, less what other workloads of the account have used already.
  ///
  /// For an account a month is needed; without one only offers without an end apply.
  ///
  /// - Throws: where `used` names no offer of this table.
  public func allowances(
    _ selection: FreeTierSelection, in month: CalendarMonth?, used: UsedAllowances = .none
  ) throws(DocumentError) -> Allowances {
    try used.check(against: offers)
    let hours = ExactDecimal(month?.hours ?? Self.hoursOfNoMonth)
    var allowances = Allowances.none
    for offer in offers where offer.isSelected(by: selection, in: month) {
      switch offer.grant {
      case .quantity(let quantity, let meters):
        allowances.pools.append(pool(offer, meters, try used.left(of: quantity, offer)))
      case .quantityPerHour(let quantity, let meters):
        let whole = try offer.month(of: quantity, hours: hours)
        allowances.pools.append(pool(offer, meters, try used.left(of: whole, offer)))
      case .credit(let amount):
        allowances.credits.append(
          Allowances.Credit(offerID: offer.id, amount: try used.left(of: amount, offer)))
      }
    }
    return allowances
  }

  private func pool(
    _ offer: FreeOffer, _ meters: [UsageDimension], _ quantity: ExactDecimal
  ) -> Allowances.Pool {
    Allowances.Pool(
      offerID: offer.id, term: offer.term.rawValue, meters: meters, quantity: quantity)
  }
}

extension FreeOffer {
  fileprivate func month(
    of perHour: ExactDecimal, hours: ExactDecimal
  ) throws(DocumentError) -> ExactDecimal {
    do throws(DecimalOverflow) {
      return try perHour.multiplied(by: hours)
    } catch {
      throw DocumentError(file: "free tier", path: id, problem: error.description)
    }
  }

  fileprivate func isSelected(
    by selection: FreeTierSelection, in month: CalendarMonth?
  ) -> Bool {
    switch selection {
    case .none: false
    case .always: term == .always
    case .firstYear: term == .always || term == .firstYear
    case .all: true
    case .account(let created):
      month.map { isGranted(toAccountCreated: created, in: $0) } ?? (term == .always)
    }
  }
}
