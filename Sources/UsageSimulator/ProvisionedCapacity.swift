import AuroraBackend
import Metering

/// What provisioned tables are billed for: capacity that auto scaling keeps ready, not what is used.
///
/// Scaling out takes two minutes in a row above the target, scaling in fifteen below it.
/// Source: DynamoDB developer guide, "Managing throughput capacity automatically", read 2026-04-13.
enum ProvisionedCapacity {
  static func add(
    _ demand: Demand, _ configuration: TableConfiguration, _ usage: inout UsageRecorder
  ) {
    guard configuration.mode == .provisioned else { return }
    let isRare = configuration.tableClass == .infrequentAccess
    usage.begin(.keepData, for: .standing)
    for table in TableName.allCases {
      let series = table.consumption
      usage.record(
        isRare ? .dynamoIAWCUHours : .dynamoWCUHours,
        unitMilliseconds(of: series.writes, in: demand, perUnit: 1, configuration))
      usage.record(
        isRare ? .dynamoIARCUHours : .dynamoRCUHours,
        unitMilliseconds(of: series.reads, in: demand, perUnit: 2, configuration))
    }
  }

  /// Capacity units kept ready, times milliseconds; `perUnit` counts make one unit.
  static func unitMilliseconds(
    of series: DemandSeries, in demand: Demand, perUnit: Int, _ configuration: TableConfiguration
  ) -> Int {
    var scaling = AutoScaling(configuration)
    var sum = 0
    for minute in 0..<demand.minutes {
      let counts = Int(clamping: demand[series, minute])
      scaling.observe(unitsInMinute: (counts + perUnit - 1) / perUnit)
      sum += scaling.capacity * 60_000
    }
    return sum
  }
}

/// Target tracking of one table's reads or writes.
struct AutoScaling {
  /// Units a second.
  private(set) var capacity: Int
  private let minimum: Int
  private let targetPercent: Int
  private var minutesAbove = 0
  private var minutesBelow = 0
  /// The most that one of the minutes below needed.
  private var neededBelow = 0

  init(_ configuration: TableConfiguration) {
    minimum = configuration.minimumUnits
    targetPercent = configuration.targetPercent
    capacity = minimum
  }

  mutating func observe(unitsInMinute units: Int) {
    let needed = max(minimum, Self.roundedUp(units * 100, by: 60 * targetPercent))
    minutesAbove = needed > capacity ? minutesAbove + 1 : 0
    minutesBelow = needed < capacity ? minutesBelow + 1 : 0
    neededBelow = minutesBelow == 1 ? needed : max(neededBelow, needed)
    if minutesAbove == 2 {
      capacity = needed
      minutesAbove = 0
    } else if minutesBelow == 15 {
      capacity = neededBelow
      minutesBelow = 0
    }
  }

  private static func roundedUp(_ number: Int, by divisor: Int) -> Int {
    (number + divisor - 1) / divisor
  }
}
