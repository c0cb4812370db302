public import Metering

extension AuroraApp {
  /// Reads one account every midnight from one moment to another, where the audit reads each.
  ///
  /// It makes every account active, dormant ones too: the reason to list them instead.
  public func auditAccount(
    of user: inout User, from start: Instant, until end: Instant, _ usage: inout UsageRecorder
  ) {
    guard cloud.configuration.identity.audit == .get else { return }
    let first = (start.milliseconds + Self.day - 1) / Self.day
    let nights = Int((end.milliseconds + Self.day - 1) / Self.day - first)
    guard nights > 0 else { return }
    let last = first + Int64(nights) - 1
    usage.begin(
      .auditAccounts, for: .administration, at: Instant(milliseconds: last * Self.day))
    cloud.userPool.read(
      &user.identity, times: nights, at: Instant(milliseconds: last * Self.day), &usage)
  }

  /// Runs the audit's function every midnight: for as long as its calls take, a quarter of an hour
  /// at a time, which is all that a function gets.
  ///
  /// `reads` are the accounts read in all, one by one; a list has 60 a call.
  /// Source: Lambda quotas, "Function timeout", read 2026-04-13; the service's own words, "Member must
  /// have value less than or equal to 60", in qiita.com/quryu/items/c7313fb273c415976e40, 2021-03-31.
  public func auditAccounts(
    _ accounts: Int, reads: Int, until end: Instant, _ usage: inout UsageRecorder
  ) {
    let audit = cloud.configuration.identity.audit
    guard audit != .none, accounts > 0 else { return }
    let nights = Int(end.milliseconds / Self.day)
    let pages = nights * ((accounts + 59) / 60)
    usage.begin(.auditAccounts, for: .administration)
    if audit == .list { usage.record(.callListUsers, pages) }
    let calls = audit == .list ? pages : reads
    let busy = calls * cloud.meanTime.count / nights
    let runs = max(1, (busy + Self.longestRun - 1) / Self.longestRun)
    for night in 0..<nights {
      usage.begin(
        .auditAccounts, for: .administration,
        at: Instant(milliseconds: Int64(night) * Self.day))
      cloud.runtime.finish(.account, times: runs, after: Microseconds(busy / runs), &usage)
    }
  }

  private static let day: Int64 = 86_400_000
  private static let longestRun = 900_000_000
}
