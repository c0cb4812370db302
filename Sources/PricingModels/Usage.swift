public import Documents
public import Metering

/// How much of each meter a month used in one region, in the meters' billed units.
public struct Usage: Sendable, Equatable {
  public var region: String
  /// Nil where the quantities stand as given, for no month in particular.
  public var month: CalendarMonth?
  /// Each meter once, in the order given; none is negative.
  public var quantities: [Quantity]

  public struct Quantity: Sendable, Equatable {
    public var meter: UsageDimension
    public var quantity: ExactDecimal

    public init(_ meter: UsageDimension, _ quantity: ExactDecimal) {
      self.meter = meter
      self.quantity = quantity
    }
  }

  public init(region: String, month: CalendarMonth?, quantities: [Quantity]) {
    self.region = region
    self.month = month
    self.quantities = quantities
  }

  /// Adds a quantity to the meter's; a meter not seen before comes last.
  mutating func add(_ addend: Quantity) throws(DecimalOverflow) {
    if let index = quantities.firstIndex(where: { $0.meter == addend.meter }) {
      quantities[index].quantity = try quantities[index].quantity.adding(addend.quantity)
    } else {
      quantities.append(addend)
    }
  }
}
