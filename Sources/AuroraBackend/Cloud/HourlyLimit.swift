public import Metering

/// How often one user may do something within any hour.
public struct HourlyLimit: Sendable {
  private var moments: [Instant] = []
  private let limit: Int

  private init(_ limit: Int) { self.limit = limit }

  /// Source: Cognito developer guide, "Quotas", read 2026-09-20: 15 confirmations a user and hour,
  /// 5 codes sent again, and 5 to 20 calls of password recovery, by risk; here 20.
  public static let confirmations = HourlyLimit(15)
  public static let resentCodes = HourlyLimit(5)
  public static let recoveries = HourlyLimit(20)

  /// - Throws: `limitExceeded`; a call that is refused does not count.
  public mutating func count(at moment: Instant) throws(AppError) {
    moments.removeAll { moment - $0 >= .minutes(60) }
    guard moments.count < limit else { throw .limitExceeded }
    moments.append(moment)
  }
}
