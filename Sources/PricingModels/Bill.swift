public import Documents
public import Metering

/// What a month costs: one line a meter, exact and unrounded, in the order of the meter catalogue.
///
/// `total` is exactly the sum of the lines' costs and the adjustments' amounts.
public struct Bill: Sendable, Equatable {
  /// ISO 4217 code of every amount.
  public var currency: String
  public var lines: [BillLine]
  /// Discounts, credits, commitments and tax, in the order they were applied.
  public var adjustments: [BillAdjustment]
  /// What list prices alone would charge, free allowances ignored; leaves out lines without a price.
  public var gross: ExactDecimal
  /// What the free allowances save: gross less the sum of the lines.
  public var free: ExactDecimal
  public var total: ExactDecimal

  /// False when some quantity has no price; such a bill is never a basis to pass a gate.
  public var isComplete: Bool { lines.allSatisfy { $0.status != .unpriced } }

  public init(
    currency: String, lines: [BillLine], adjustments: [BillAdjustment], gross: ExactDecimal,
    free: ExactDecimal, total: ExactDecimal
  ) {
    self.currency = currency
    self.lines = lines
    self.adjustments = adjustments
    self.gross = gross
    self.free = free
    self.total = total
  }
}

/// One meter's month: quantity → free part → tiers → cost.
public struct BillLine: Sendable, Equatable {
  public enum Status: String, Sendable, CaseIterable {
    /// All of the billed quantity has a price.
    case priced
    /// Wholly inside a free allowance; may have no price row.
    case free
    /// Quantity 0.
    case unused
    /// Some of the quantity lies beyond an allowance or the last known tier and has no price.
    case unpriced
  }

  public var meter: UsageDimension
  public var quantity: ExactDecimal
  public var freeQuantity: ExactDecimal
  /// `quantity − freeQuantity`.
  public var billedQuantity: ExactDecimal
  /// The part of `billedQuantity` that has no price; 0 unless `status` is `unpriced`.
  public var unpricedQuantity: ExactDecimal
  /// The parts of the billed quantity by tier, lowest first.
  public var tiers: [BilledTier]
  /// Cost of the priced part.
  public var cost: ExactDecimal
  /// Cost of the whole quantity at list price without allowances; nil where no price row exists.
  public var listCost: ExactDecimal?
  public var status: Status
  /// The free-tier offers that covered `freeQuantity`, in the order applied.
  public var allowances: [AppliedAllowance]
  /// The price row used; nil where there is none.
  public var price: PriceOrigin?

  public init(
    meter: UsageDimension, quantity: ExactDecimal, freeQuantity: ExactDecimal,
    billedQuantity: ExactDecimal, unpricedQuantity: ExactDecimal, tiers: [BilledTier],
    cost: ExactDecimal, listCost: ExactDecimal?, status: Status, allowances: [AppliedAllowance],
    price: PriceOrigin?
  ) {
    self.meter = meter
    self.quantity = quantity
    self.freeQuantity = freeQuantity
    self.billedQuantity = billedQuantity
    self.unpricedQuantity = unpricedQuantity
    self.tiers = tiers
    self.cost = cost
    self.listCost = listCost
    self.status = status
    self.allowances = allowances
    self.price = price
  }
}

/// The part of a quantity that one tier of the ladder prices; `from` exclusive, `upTo` inclusive.
public struct BilledTier: Sendable, Equatable {
  public var from: ExactDecimal
  public var upTo: ExactDecimal
  public var quantity: ExactDecimal
  public var unitPrice: ExactDecimal
  public var cost: ExactDecimal

  public init(
    from: ExactDecimal, upTo: ExactDecimal, quantity: ExactDecimal, unitPrice: ExactDecimal,
    cost: ExactDecimal
  ) {
    self.from = from
    self.upTo = upTo
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.cost = cost
  }
}

/// How much of a line one free-tier offer covered.
public struct AppliedAllowance: Sendable, Equatable {
  public var offerID: String
  /// The offer's `term`: `always`, `first-12-months`, `first-6-months`.
  public var term: String
  public var quantity: ExactDecimal

  public init(offerID: String, term: String, quantity: ExactDecimal) {
    self.offerID = offerID
    self.term = term
    self.quantity = quantity
  }
}

/// Where a price came from: the table and the row's own provenance.
public struct PriceOrigin: Sendable, Equatable {
  /// Base name of the table file, such as `us-east-1.yaml`.
  public var table: String
  public var tableVersion: String
  /// Region of the row, or `global`.
  public var region: String
  /// First day (`2026-10-01`) the row applies, where dated.
  public var effective: String?
  public var usageType: String?
  /// The provider's product and rates, where the row was imported from its price list.
  public var sku: String?
  public var rateCodes: [String]
  public var url: String?
  /// Day the source was read.
  public var read: String?
  /// `high`, `medium` or `low`.
  public var confidence: String?
  public var note: String?

  public init(
    table: String, tableVersion: String, region: String, effective: String? = nil,
    usageType: String? = nil, sku: String? = nil, rateCodes: [String] = [], url: String? = nil,
    read: String? = nil, confidence: String? = nil, note: String? = nil
  ) {
    self.table = table
    self.tableVersion = tableVersion
    self.region = region
    self.effective = effective
    self.usageType = usageType
    self.sku = sku
    self.rateCodes = rateCodes
    self.url = url
    self.read = read
    self.confidence = confidence
    self.note = note
  }
}

/// One step between the lines' sum and the total.
public struct BillAdjustment: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case discount, credit, commitment, tax }

  public var kind: Kind
  public var label: String
  /// Signed: a discount or credit is negative.
  public var amount: ExactDecimal

  public init(kind: Kind, label: String, amount: ExactDecimal) {
    self.kind = kind
    self.label = label
    self.amount = amount
  }
}
