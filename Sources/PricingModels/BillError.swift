public import Documents
public import Metering

/// Why a bill cannot be made.
public enum BillError: Error, Equatable, CustomStringConvertible {
  /// A quantity or cost of the meter has more digits than can be kept exactly.
  case overflow(UsageDimension)
  /// So has a sum over all lines.
  case totalOverflow
  /// A rule of the scenario cannot be applied.
  case rule(DocumentError)

  public var description: String {
    switch self {
    case .overflow(let meter): "\(meter.id): \(DecimalOverflow())"
    case .totalOverflow: "total: \(DecimalOverflow())"
    case .rule(let error): error.description
    }
  }
}
