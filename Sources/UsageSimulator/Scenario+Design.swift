public import AuroraBackend
public import Documents

// How the backend is built, service by service, and what limits it.
extension Scenario {
  public struct API: Sendable {
    public var kind = APIKind.http
    public var authorizer = Authorizer.native
    public var responseHeaderBytes = 0
    public var preflights = Preflights.none
    /// What `Access-Control-Max-Age` says.
    public var preflightSeconds = 0
    public var recurringEvents = false
  }

  public struct Functions: Sendable {
    public var memory = 0
    public var architecture = Architecture.arm64
    public var ephemeralMegabytes = 0
    public var provisionedConcurrency = 0
    public var failureShare = ExactDecimal.zero
    public var asyncRetries = 0
    public var handlerMilliseconds = ExactDecimal.zero
    public var dependencyMilliseconds = ExactDecimal.zero
    public var dependencySigma = ExactDecimal.zero
    public var initMilliseconds = ExactDecimal.zero
    public var idleMinutes = 0
    public var recycleMinutes = 0
    public var logBytesPerCall = 0
  }

  public struct Tables: Sendable {
    public var mode = TableMode.onDemand
    public var tableClass = TableClass.standard
    public var pointInTimeRecovery = false
    public var targetPercent = 0
    public var minimumUnits = 0
    /// Whether a stream tells of the table's changes.
    public var usersStream = false
    public var eventsStream = false
    public var remindersStream = false
    public var streamReader = StreamReader.function
    public var streamShards = 0
    public var streamBatchSize = 0
    public var streamWindowSeconds = 0
    public var streamPollSeconds = 0
  }

  public struct Identity: Sendable {
    public var plan = IdentityPlan.essentials
    public var accessTokenMinutes = 0
    public var refreshTokenDays = 0
    /// The plan from a day of the month on; day 0 is never.
    public var newPlan = IdentityPlan.essentials
    public var newPlanDay = 0
    public var signIn = SignInDesign.srp
    public var sender = IdentitySender.cognito
    public var audit = AccountAudit.none
    public var groups = false
    public var adminCreatedShare = ExactDecimal.zero
    public var disabledShare = ExactDecimal.zero
  }

  public struct Reminders: Sendable {
    public var design = ReminderDesign.scheduler
    public var indexShards = 0
    public var retentionDays = 0
  }

  /// What the app publishes on an event bus of its own.
  public struct Events: Sendable {
    public var published = false
    public var consumers = 0
  }

  public struct Mailer: Sendable {
    public var plan = MailPlan.aLaCarte
    public var sandbox = false
    public var verifiedRecipients = 0
    /// Shares of mails sent; such an address gets no more.
    public var bounceShare = ExactDecimal.zero
    public var complaintShare = ExactDecimal.zero
    public var feedback = MailFeedback.email
    public var invitationBytes = 0
    public var waitAtRate = false
    public var dedicatedIPs = 0
  }

  public struct Frontend: Sendable {
    public var hosting = Hosting.amplify
    public var firstLoadBytes = 0
    public var firstLoadRequests = 0
    public var repeatLoadBytes = 0
    public var repeatLoadRequests = 0
    public var buildsPerMonth = 0
    public var minutesPerBuild = ExactDecimal.zero
    public var buildInstance = BuildInstance.standard
    public var siteBytes = 0
    public var siteFiles = 0
    public var renderedRequests = 0
    public var renderMilliseconds = 0
    public var edgePlan = EdgePlan.payAsYouGo
    public var invalidatedPaths = 0
  }

  public struct Observability: Sendable {
    public var retentionDays = 0
    public var logCompressionPercent = 0
    public var logLevel = LogLevel.info
    public var logClass = LogClass.standard
    public var debugBytesPerCall = 0
    public var failureBytes = 0
    public var insightsQueriesPerMonth = 0
    public var insightsScannedPercent = 0
    public var customMetrics = 0
    public var metricSource = MetricSource.metricFilter
    public var embeddedBytesPerCall = 0
    public var alarms = 0
    public var highResolutionAlarms = 0
    public var compositeAlarms = 0
    public var dashboards = 0
    public var polledMetrics = 0
    public var metricPollMinutes = 0
    public var apiRequestsPerMonth = 0
    public var healthCheckMinutes = 0
  }
}

extension Scenario {
  /// The provider's quotas that all users share: enforced where that is asked for, and held against
  /// measured peaks.
  public struct Quotas: Sendable {
    public var apiRequestsPerSecond = 0
    public var apiBurst = 0
    public var concurrentExecutions = 0
    public var authenticationsPerSecond = 0
    public var userCreationsPerSecond = 0
    public var accountRecoveriesPerSecond = 0
    public var identityMailsPerDay = 0
    public var mailsPerSecond = 0
    public var mailsPerDay = 0
    public var sandboxMailsPerSecond = 0
    public var sandboxMailsPerDay = 0
    public var schedulesPerSecond = 0
    public var scheduleInvocationsPerSecond = 0
    public var tableBurstSeconds = 0
    /// What one partition of a table takes, in write and read units.
    public var partitionWritesPerSecond = 0
    public var partitionReadsPerSecond = 0
  }
}
