public import Documents
public import Metering

/// What is priced differently by two tables of one region.
public struct PriceTableComparison: Sendable, Equatable {
  /// In catalogue order, and from the lowest part of a ladder up.
  public let changes: [Change]
  /// Meters whose prices are the same and whose source is not: they were read again.
  public let readAgain: [UsageDimension]
  /// Meters of plans that include something else than before, whatever their price.
  public let includesOtherwise: [UsageDimension]

  /// A part of a meter's ladder that has another price than before.
  public struct Change: Sendable, Equatable {
    public var meter: UsageDimension
    /// Where the part begins, exclusive.
    public var from: ExactDecimal
    /// Where it ends, inclusive; nil where nothing bounds it.
    public var upTo: ExactDecimal?
    /// Nil where the old table had no price.
    public var old: ExactDecimal?
    /// Nil where the new table has none.
    public var new: ExactDecimal?

    /// The change in tenths of a percent, halves away from zero; nil where either price is not
    /// known, the old one is 0, or the numbers are too long.
    public var permille: Int? {
      guard let old, let new, !old.isZero,
        let difference = try? new.subtracting(old),
        let scaled = try? difference.multiplied(by: ExactDecimal(1_000))
      else { return nil }
      let scale = max(scaled.scale, old.scale)
      guard let top = scaled.units(at: scale), let bottom = old.units(at: scale),
        top.magnitude < UInt128(Int128.max) / 2
      else { return nil }
      let magnitude = (top.magnitude * 2 + bottom.magnitude) / (bottom.magnitude * 2)
      return Int(exactly: magnitude).map { top < 0 ? -$0 : $0 }
    }
  }

  /// Compares the rows in force on the first day of a month; the latest where none is given.
  public init(from old: PriceTable, to new: PriceTable, in month: CalendarMonth? = nil) {
    var changes: [Change] = []
    var readAgain: [UsageDimension] = []
    var includesOtherwise: [UsageDimension] = []
    for meter in UsageDimension.meters {
      let before = old.rows[meter].flatMap { Self.row(of: $0, in: month) }
      let after = new.rows[meter].flatMap { Self.row(of: $0, in: month) }
      guard before != nil || after != nil else { continue }
      let found = Self.changes(of: meter, before?.ladder, after?.ladder)
      changes += found
      if let before, let after, before.includes != after.includes {
        includesOtherwise.append(meter)
      }
      if found.isEmpty, before?.source != after?.source { readAgain.append(meter) }
    }
    self.changes = changes
    self.readAgain = readAgain
    self.includesOtherwise = includesOtherwise
  }

  private static func row(of rows: [PriceRow], in month: CalendarMonth?) -> PriceRow? {
    guard let month else { return rows.last }
    return rows.first { $0.isInForce(on: month.firstDay) }
  }

  private static func changes(
    of meter: UsageDimension, _ old: TierLadder?, _ new: TierLadder?
  ) -> [Change] {
    let edges = Set((old?.edges ?? []) + (new?.edges ?? [])).sorted()
    var changes: [Change] = []
    var from = ExactDecimal.zero
    for upTo in edges.map(Optional.some) + [nil] {
      let before = old?.price(above: from)
      let after = new?.price(above: from)
      if before != after {
        if let last = changes.last, last.upTo == from, last.old == before, last.new == after {
          changes[changes.count - 1].upTo = upTo
        } else {
          changes.append(Change(meter: meter, from: from, upTo: upTo, old: before, new: after))
        }
      }
      if let upTo { from = upTo }
    }
    return changes
  }
}

extension TierLadder {
  fileprivate var edges: [ExactDecimal] { tiers.compactMap(\.upTo) }

  /// The price of the units just above a quantity; nil beyond the last known tier.
  fileprivate func price(above quantity: ExactDecimal) -> ExactDecimal? {
    tiers.first { $0.upTo.map { $0 > quantity } ?? true }?.price
  }
}

extension ExactDecimal {
  /// The number in units of 10^-scale, at least its own; nil where that takes more than 38 digits.
  fileprivate func units(at wanted: Int) -> Int128? {
    var units = coefficient
    for _ in scale..<wanted {
      let (next, over) = units.multipliedReportingOverflow(by: 10)
      if over { return nil }
      units = next
    }
    return units
  }
}
