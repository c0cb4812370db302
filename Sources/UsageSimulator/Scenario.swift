public import AuroraBackend
public import Documents
public import Metering

/// Who uses Aurora Time in which month, and how it is built: a validated scenario.
///
/// Every field is filled from files by `ScenarioKey.all`; no value has its home in Swift.
public struct Scenario: Sendable {
  public var name = ""
  public var description = ""
  public var month = CalendarMonth.unset
  public var region = ""
  public var seed: UInt64 = 0
  public var account = Account()
  public var population = Population()
  public var behaviour = Behaviour()
  public var api = API()
  public var functions = Functions()
  public var tables = Tables()
  public var identity = Identity()
  public var reminders = Reminders()
  public var events = Events()
  public var mailer = Mailer()
  public var frontend = Frontend()
  public var observability = Observability()
  public var quotas = Quotas()
  /// Monthly budget in the bill's currency; nil where none is set.
  public var budget: ExactDecimal?

  init() {}

  /// The paying account, which decides the free tier.
  public struct Account: Sendable {
    public var created = CalendarMonth.unset.firstDay
    public var freeTier = FreeTierChoice.auto
  }

  public enum FreeTierChoice: String, CaseIterable, Sendable { case auto, none }

  public struct Population: Sendable {
    /// Accounts at the end of the month.
    public var accounts = 0
    /// Share of the accounts that signed up in the month.
    public var signUpShare = ExactDecimal.zero
    /// Share of the older accounts that use the app at all in the month.
    public var activeShare = ExactDecimal.zero
    /// The same by whole months since the month of the sign-up; empty where age does not matter.
    public var retention: [ExactDecimal] = []
    /// Lognormal sigma of activity between users, and the largest multiple of the mean.
    public var activitySigma = ExactDecimal.zero
    public var activityCap = ExactDecimal.zero
    /// Share of the active accounts that are deleted in the month.
    public var deletedShare = ExactDecimal.zero
    /// For how long the app has existed; older accounts joined evenly over it.
    public var historyMonths = 0
    public var timeZones: [TimeZone] = []
    /// Relative load of a weekday's 24 local hours.
    public var weekdayHours: [ExactDecimal] = []
    public var weekendFactor = ExactDecimal.zero
    /// Kinds of users; one at least.
    public var personas: [Persona] = []
  }

  /// Where a share of the users lives.
  public struct TimeZone: Sendable {
    public var name: String
    /// Such as `Europe/Berlin`, where the clock is not one offset all year; the loader looks it up.
    public var zone: String?
    public var time: LocalTime
    public var share: ExactDecimal
    public var geography: EdgeGeography
  }

  public struct Behaviour: Sendable {
    public var sessionsPerMonth = ExactDecimal.zero
    public var actionsPerSession = ExactDecimal.zero
    public var thinkSeconds = ExactDecimal.zero
    /// Relative weights of what a user does next, in the order of `UserAction`.
    public var actionShares = [ExactDecimal](
      repeating: .zero, count: UserAction.allCases.count)
    public var movedShare = ExactDecimal.zero
    public var remindersPerEvent = ExactDecimal.zero
    public var emailReminderShare = ExactDecimal.zero
    public var reminderLeads: [Lead] = []
    public var recurringShare = ExactDecimal.zero
    public var recurrences: [RecurrenceShare] = []
    public var occurrenceShare = ExactDecimal.zero
    public var eventHorizonDays = ExactDecimal.zero
    public var titleBytes = 0
    public var notesBytes = 0
    public var notesSigma = ExactDecimal.zero
    public var pictureShare = ExactDecimal.zero
    public var pictureBytes = 0
    public var attachmentBytes = 0
    /// Lognormal sigma of the sizes of pictures and attachments.
    public var fileSigma = ExactDecimal.zero
    public var preflightCapSeconds = 0
    public var wrongPasswordShare = ExactDecimal.zero
    public var forgottenPasswordShare = ExactDecimal.zero
    public var signOutShare = ExactDecimal.zero
    /// Times that a request which a shared quota refused is sent again, each wait twice the last.
    public var retries = 0
    public var retryMilliseconds = 0
    public var addressChangeShare = ExactDecimal.zero
    /// Mean devices that a user comes on, 1 to 8.
    public var devicesPerUser = ExactDecimal(1)
  }

  /// How a share of the recurring events recurs.
  public struct RecurrenceShare: Sendable {
    public var frequency: Recurrence.Frequency
    public var count: Int
    public var share: ExactDecimal
  }

  /// How long before its event a share of reminders is due.
  public struct Lead: Sendable {
    public var minutes: Int
    public var share: ExactDecimal
  }

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
  /// The provider's quotas that all users share; they count where they are enforced.
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
  }
}
