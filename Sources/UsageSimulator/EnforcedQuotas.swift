import AuroraBackend
public import Metering

/// What the provider refused in a month because a quota was used up.
public struct QuotaRefusals: Sendable, Equatable {
  public let quota: SharedQuota
  /// In the unit that the quota's label names.
  public let limit: Int
  public let refused: UInt64
  /// Of the refused, those that nobody tried again.
  public let givenUp: UInt64

  public init(quota: SharedQuota, limit: Int, refused: UInt64, givenUp: UInt64) {
    self.quota = quota
    self.limit = limit
    self.refused = refused
    self.givenUp = givenUp
  }
}

/// The shared quotas of a month as time goes on, and what they refused.
struct EnforcedQuotas {
  private let limits: [Int]
  private var rolling: [RollingLimit?]
  private var api: TokenBucket
  private var identityMails: DailyLimit
  private var tables: [DemandSeries: TableCapacity] = [:]
  private var refused = [UInt64](repeating: 0, count: SharedQuota.allCases.count)
  private var givenUp = [UInt64](repeating: 0, count: SharedQuota.allCases.count)
  private var last = SharedQuota.apiRequests

  init(_ quotas: Scenario.Quotas, _ configuration: BackendConfiguration) {
    limits = SharedQuota.allCases.map { quotas.limit(of: $0, configuration) }
    let limits = limits
    rolling = SharedQuota.allCases.map { quota in
      quota.window.map { RollingLimit(limits[quota.rawValue] * quota.windows, in: $0) }
    }
    api = TokenBucket(rate: quotas.apiRequestsPerSecond, burst: quotas.apiBurst)
    // Resets at 09:00 UTC. Source: Cognito developer guide, "Quotas", 2026.
    identityMails = DailyLimit(quotas.identityMailsPerDay, resetAt: .minutes(9 * 60))
    guard configuration.tables.mode == .provisioned else { return }
    for table in TableName.allCases {
      for (series, perUnit) in [(table.consumption.writes, 1), (table.consumption.reads, 2)] {
        tables[series] = TableCapacity(
          configuration.tables, perUnit: perUnit, burstSeconds: quotas.tableBurstSeconds)
      }
    }
  }

  /// `running` executions are under way at the moment.
  mutating func admits(_ quota: SharedQuota, at moment: Instant, running: () -> Int) -> Bool {
    let isAdmitted =
      switch quota {
      case .apiRequests: takeRequest(at: moment)
      case .functionConcurrency: running() < limits[quota.rawValue]
      case .identityMails: identityMails.admits(at: moment)
      case .tableCapacity: true
      default: rolling[quota.rawValue]?.admits(at: moment) ?? true
      }
    if !isAdmitted { refuse(quota) }
    return isAdmitted
  }

  private mutating func takeRequest(at moment: Instant) -> Bool {
    api.fill(until: moment)
    return api.take()
  }

  mutating func hasCapacity(_ series: [DemandSeries], at moment: Instant) -> Bool {
    let isThere = series.allSatisfy { tables[$0]?.hasCapacity(at: moment) ?? true }
    if !isThere { refuse(.tableCapacity) }
    return isThere
  }

  mutating func consume(_ series: DemandSeries, _ amount: Int, at moment: Instant) {
    tables[series]?.consume(amount, at: moment)
  }

  mutating func endMinute(at moment: Instant) {
    for series in tables.keys { tables[series]?.endMinute(at: moment) }
  }

  private mutating func refuse(_ quota: SharedQuota) {
    last = quota
    refused[quota.rawValue] += 1
    if !quota.isTriedAgain { givenUp[quota.rawValue] += 1 }
  }

  /// Hears that nobody tries again what was refused last.
  mutating func giveUp() { givenUp[last.rawValue] += 1 }

  /// Of every quota that the design meets: tables on demand have none.
  var refusals: [QuotaRefusals] {
    SharedQuota.allCases.filter { $0 != .tableCapacity || !tables.isEmpty }.map {
      QuotaRefusals(
        quota: $0, limit: limits[$0.rawValue], refused: refused[$0.rawValue],
        givenUp: givenUp[$0.rawValue])
    }
  }
}

extension SharedQuota {
  /// The span that its limit is for, where it is one of a rate.
  fileprivate var window: Milliseconds? {
    switch self {
    case .functionRequests, .authentications, .userCreations, .accountRecoveries,
      .scheduleRequests:
      Milliseconds(1_000)
    case .mailRate, .scheduleInvocations: .minutes(1)
    case .mailsPerDay: .days(1)
    case .apiRequests, .functionConcurrency, .tableCapacity, .identityMails: nil
    }
  }

  /// How many of its own spans that one is: reminders are due on the minute and spread over it.
  fileprivate var windows: Int { self == .mailRate || self == .scheduleInvocations ? 60 : 1 }

  fileprivate var isTriedAgain: Bool {
    switch self {
    case .userCreations, .accountRecoveries, .identityMails, .mailRate, .mailsPerDay: false
    default: true
    }
  }
}

extension Scenario.Quotas {
  func limit(of quota: SharedQuota, _ configuration: BackendConfiguration) -> Int {
    let isSandboxed = configuration.mailer.isSandboxed
    return switch quota {
    case .apiRequests: apiRequestsPerSecond
    case .functionConcurrency: concurrentExecutions
    // Source: Lambda developer guide, "Lambda quotas", 2026: ten times the concurrency.
    case .functionRequests: 10 * concurrentExecutions
    case .tableCapacity: configuration.tables.minimumUnits
    case .authentications: authenticationsPerSecond
    case .userCreations: userCreationsPerSecond
    case .accountRecoveries: accountRecoveriesPerSecond
    case .identityMails: identityMailsPerDay
    case .mailRate: isSandboxed ? sandboxMailsPerSecond : mailsPerSecond
    case .mailsPerDay: isSandboxed ? sandboxMailsPerDay : mailsPerDay
    case .scheduleRequests: schedulesPerSecond
    case .scheduleInvocations: scheduleInvocationsPerSecond
    }
  }
}
