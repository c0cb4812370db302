import Metering
import UsageSimulator

/// What one of the provider's shared quotas refused in the month, where quotas were enforced.
public struct RefusedQuota: Sendable, Equatable {
  /// The quota's name in files, such as `functionConcurrency`.
  public var id: String
  /// As the provider calls it, with its unit.
  public var label: String
  public var limit: UInt64
  public var refused: UInt64
  /// Of the refused, those that nobody tried again.
  public var givenUp: UInt64
  /// What becomes of what is refused, such as `reminder lost`.
  public var consequence: String

  public init(
    id: String, label: String, limit: UInt64, refused: UInt64, givenUp: UInt64,
    consequence: String
  ) {
    self.id = id
    self.label = label
    self.limit = limit
    self.refused = refused
    self.givenUp = givenUp
    self.consequence = consequence
  }

  init(_ refusals: QuotaRefusals) {
    self.init(
      id: "\(refusals.quota)", label: refusals.quota.label, limit: UInt64(refusals.limit),
      refused: refusals.refused, givenUp: refusals.givenUp,
      consequence: refusals.quota.consequence)
  }

  /// As one line of a diagnosis.
  var finding: String {
    "\(label): limit \(grouped(String(limit))), \(grouped(String(refused))) refused, "
      + "\(grouped(String(givenUp))) given up"
  }
}
