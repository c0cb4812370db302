/// The unit a provider bills a meter in, spelled as in every file; always singular.
public enum UsageUnit: String, CaseIterable, Sendable {
  case mau = "MAU"
  case request
  case rpsMonth = "RPS-month"
  case message
  case minute
  case hour
  case gbSecond = "GB-second"
  case gb = "GB"
  case requestUnit = "request unit"
  case unitHour = "unit-hour"
  case gbMonth = "GB-month"
  case event
  case invocation
  case chunk
  case recipient
  case month
  case path
  case distributionMonth = "distribution-month"
  case metricMonth = "metric-month"
  case alarmMetricMonth = "alarm-metric-month"
  case alarmMonth = "alarm-month"
  case dashboardMonth = "dashboard-month"
  case metric
  case zoneMonth = "zone-month"
  case query
  case keyMonth = "key-month"
  case secretMonth = "secret-month"
  case webACLMonth = "web-acl-month"
  case ruleMonth = "rule-month"
  case span
  case call
}

/// The whole number that a counter holds, and how many of it make one billed unit.
///
/// GB is 2^30 bytes, a Lambda MB is 1/1,024 GB, a month is the calendar month in hand.
public enum BaseUnit: Sendable {
  case whole
  /// Half read units: an eventually consistent read of up to 4 KB is one.
  case halves
  case bytes
  case byteMilliseconds
  case megabyteMilliseconds
  case minuteMilliseconds
  case hourMilliseconds
  case monthMilliseconds

  /// Base units in one billed unit, for a calendar month of the given length.
  public func perBilledUnit(monthMilliseconds: UInt64) -> UInt128 {
    switch self {
    case .whole: 1
    case .halves: 2
    case .bytes: 1 << 30
    case .byteMilliseconds: UInt128(monthMilliseconds) << 30
    case .megabyteMilliseconds: 1_024 * 1_000
    case .minuteMilliseconds: 60_000
    case .hourMilliseconds: 3_600_000
    case .monthMilliseconds: UInt128(monthMilliseconds)
    }
  }
}
