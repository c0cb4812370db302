public import Documents
import Metering
import UsageSimulator

/// The most that was asked of the provider in a second of the month, where a second pass measured it.
public struct PeakDemand: Sendable, Equatable {
  /// Minutes looked at second by second for each quota: the busiest.
  public var minutesPerQuota: UInt64
  public var quotas: [Quota]
  /// The hottest partition keys, the hottest first.
  public var keys: [Key]
  /// Write and read units that one partition takes in a second.
  public var partition: Units

  public init(minutesPerQuota: UInt64, quotas: [Quota], keys: [Key], partition: Units) {
    self.minutesPerQuota = minutesPerQuota
    self.quotas = quotas
    self.keys = keys
    self.partition = partition
  }

  /// A shared quota of a second, or of so much at once.
  public struct Quota: Sendable, Equatable {
    /// The quota's name in files, such as `functionConcurrency`.
    public var id: String
    /// As the provider calls it, with its unit.
    public var label: String
    public var limit: UInt64
    /// In the second with the most.
    public var demand: UInt64
    /// That second, such as `2026-10-05T09:00:07Z`; nil where nothing was asked.
    public var second: String?

    public init(id: String, label: String, limit: UInt64, demand: UInt64, second: String?) {
      self.id = id
      self.label = label
      self.limit = limit
      self.demand = demand
      self.second = second
    }

    /// What is left of the limit; below zero where it is exceeded.
    public var headroom: Int128 { Int128(limit) - Int128(demand) }
  }

  /// A partition key, and the most that was asked of it in a second.
  public struct Key: Sendable, Equatable {
    public var table: String
    /// Such as `user 17`.
    public var name: String
    public var units: Units

    public init(table: String, name: String, units: Units) {
      self.table = table
      self.name = name
      self.units = units
    }
  }

  /// Request units of DynamoDB.
  public struct Units: Sendable, Equatable {
    public var writes: UInt64
    public var reads: ExactDecimal

    public init(writes: UInt64, reads: ExactDecimal) {
      self.writes = writes
      self.reads = reads
    }
  }

  /// Quotas that the busiest second exceeds.
  var exceeded: [Quota] { quotas.filter { $0.headroom < 0 } }

  /// Keys of which a second asks more than a partition takes.
  var tooHot: [Key] {
    keys.filter { $0.units.writes > partition.writes || $0.units.reads > partition.reads }
  }
}

extension PeakDemand {
  init(_ peaks: Peaks, in month: CalendarMonth) {
    self.init(
      minutesPerQuota: UInt64(peaks.minutesPerQuota),
      quotas: peaks.quotas.map { peak in
        Quota(
          id: "\(peak.quota)", label: peak.quota.label, limit: UInt64(peak.limit),
          demand: peak.demand, second: peak.second.map { month.moment($0) + "Z" })
      },
      keys: peaks.keys.map { key in
        Key(
          table: "\(key.table)", name: key.owner.name(in: month),
          units: Units(writes: UInt64(key.writes), halfReads: key.halfReads))
      },
      partition: Units(
        writes: UInt64(peaks.partitionWrites), halfReads: 2 * peaks.partitionReads))
  }

  /// As lines of a diagnosis: each quota, and the hottest key.
  var findings: [String] {
    var lines = quotas.map { quota in
      "\(quota.label): limit \(grouped(String(quota.limit))), "
        + "peak \(grouped(String(quota.demand)))" + (quota.second.map { " at \($0)" } ?? "")
    }
    if let key = keys.first {
      lines.append(
        "hottest key: \(key.table), \(key.name): \(grouped(String(key.units.writes))) write and "
          + "\(shownQuantity(key.units.reads)) read units in a second")
    }
    return lines
  }
}

extension PeakDemand.Units {
  fileprivate init(writes: UInt64, halfReads: Int) {
    self.init(
      writes: writes,
      reads: halfReads.isMultiple(of: 2)
        ? ExactDecimal(coefficient: Int128(halfReads / 2), scale: 0)
        : ExactDecimal(coefficient: Int128(halfReads) * 5, scale: 1))
  }
}

extension HotKey.Owner {
  fileprivate func name(in month: CalendarMonth) -> String {
    switch self {
    case .user(let number): "user \(number)"
    case .dueMinute(let minute): "due minute \(month.moment(minute * 60).prefix(16))Z"
    }
  }
}

extension CalendarMonth {
  /// A moment of the month by its second: `2026-10-05T09:00:07`.
  fileprivate func moment(_ second: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(self)-\(two(second / 86_400 + 1))T\(two(second / 3_600 % 24)):"
      + "\(two(second / 60 % 60)):\(two(second % 60))"
  }
}
