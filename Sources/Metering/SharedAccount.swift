/// What the users of one account share when they are simulated together, in the order of time.
///
/// A recorder without one, as where user follows user, spends a branch on it.
public protocol SharedAccount: AnyObject {
  /// Whether a quota lets one more pass now; a refusal is counted.
  func admits(_ quota: SharedQuota) -> Bool

  /// Hears that nobody tries again what was refused last.
  func giveUp()

  /// Whether a provisioned table, named by its series, has capacity left; a refusal is counted.
  func hasCapacity(_ table: (writes: DemandSeries, reads: DemandSeries)) -> Bool

  /// Hears that a provisioned table's capacity was used: by a user's own items, or by the entries of
  /// an index, which stand under keys that users share.
  func consumed(_ series: DemandSeries, _ amount: Int, byIndex: Bool)

  /// Hears that a function, named by the series of its calls, ran for so long.
  func ran(_ function: DemandSeries, for duration: Microseconds)
}

/// The provider's quotas that all users of an account share.
public enum SharedQuota: Int, CaseIterable, Sendable {
  case apiRequests, functionConcurrency, functionRequests, tableCapacity
  case authentications, userCreations, accountRecoveries, identityMails
  case mailRate, mailsPerDay, scheduleRequests, scheduleInvocations

  /// As the provider calls it, without the limit.
  public var label: String {
    switch self {
    case .apiRequests: "API Gateway requests per second"
    case .functionConcurrency: "Lambda concurrent executions"
    case .functionRequests: "Lambda synchronous invocations per second"
    case .tableCapacity: "DynamoDB provisioned table capacity"
    case .authentications: "Cognito UserAuthentication requests per second"
    case .userCreations: "Cognito UserCreation requests per second"
    case .accountRecoveries: "Cognito UserAccountRecovery requests per second"
    case .identityMails: "Cognito default e-mails per day"
    case .mailRate: "SES messages per second"
    case .mailsPerDay: "SES recipients per 24 hours"
    case .scheduleRequests: "EventBridge Scheduler CreateSchedule requests per second"
    case .scheduleInvocations: "EventBridge Scheduler invocations per second"
    }
  }

  /// What becomes of what it refuses.
  public var consequence: String {
    switch self {
    case .apiRequests, .functionRequests, .tableCapacity, .scheduleRequests:
      "tried again, then given up"
    case .functionConcurrency: "tried again, then given up; a reminder late, or lost"
    case .authentications: "tried again with the user's next action"
    case .userCreations, .identityMails: "no account, or no new password"
    case .accountRecoveries: "no new password"
    case .mailRate, .mailsPerDay: "reminder lost"
    case .scheduleInvocations: "reminder late, or lost"
    }
  }
}
