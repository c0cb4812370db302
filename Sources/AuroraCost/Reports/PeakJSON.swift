import Documents

/// `peaks` of the JSON report: the busiest seconds, exact.
enum PeakJSON {
  static func value(_ peaks: PeakDemand) -> JSONValue {
    .object([
      ("minutesPerQuota", .integer(Int128(peaks.minutesPerQuota))),
      ("quotas", .array(peaks.quotas.map(quota))),
      ("partition", .object(units(peaks.partition))),
      ("keys", .array(peaks.keys.map(key))),
    ])
  }

  private static func quota(_ quota: PeakDemand.Quota) -> JSONValue {
    .object([
      ("quota", .string(quota.id)),
      ("label", .string(quota.label)),
      ("limit", .integer(Int128(quota.limit))),
      ("demand", .integer(Int128(quota.demand))),
      ("headroom", .integer(quota.headroom)),
      ("second", JSONValue(quota.second)),
    ])
  }

  private static func key(_ key: PeakDemand.Key) -> JSONValue {
    .object(
      [("table", .string(key.table)), ("key", .string(key.name))] + units(key.units))
  }

  private static func units(_ units: PeakDemand.Units) -> [(key: String, value: JSONValue)] {
    [
      ("writeUnits", .integer(Int128(units.writes))),
      ("readUnits", .string(units.reads.description)),
    ]
  }
}
