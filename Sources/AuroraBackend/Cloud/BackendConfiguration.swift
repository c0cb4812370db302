public import Metering

/// How the backend is built: every choice that changes what it is billed for.
public struct BackendConfiguration: Sendable {
  public var api = APIConfiguration()
  public var functions = FunctionConfiguration()
  public var tables = TableConfiguration()
  public var reminders = ReminderConfiguration()
  public var identity = IdentityConfiguration()
  public var events = EventBusConfiguration()
  public var mailer = MailerConfiguration()
  public var frontEnd = FrontEndConfiguration()
  public var observability = ObservabilityConfiguration()
  public var calendar = CalendarOrigin(minutesSince1970: 0)

  public init() {}
}

public enum APIKind: String, CaseIterable, Sendable { case http, rest }

/// Who checks a request's token.
public enum Authorizer: String, CaseIterable, Sendable {
  /// The gateway itself: a JWT authorizer on an HTTP API, a Cognito one on a REST API; free.
  case native
  /// A function of ours, whose answer the gateway keeps for a while.
  case lambda
}

/// Whether browsers ask before they call.
public enum Preflights: String, CaseIterable, Sendable {
  /// The page is of another origin: a browser asks once a URL, and keeps the answer for a while.
  case cached
  /// Nobody asks: the page is of the API's own origin, or the clients are no browsers.
  case none
}

public struct APIConfiguration: Sendable {
  public var kind = APIKind.http
  public var authorizer = Authorizer.native
  public var preflights = Preflights.none
  /// How long a browser keeps the answer to a preflight.
  public var preflightLifetime = Milliseconds(0)
  /// Whether events can recur, for which every list asks a second time.
  public var hasRecurringEvents = false
  /// Status line and headers as the gateway adds them.
  public var responseHeaders = Bytes.zero

  public init() {}
}

public enum Architecture: String, CaseIterable, Sendable { case arm64, x86_64 }

public struct FunctionConfiguration: Sendable {
  /// 128 to 10,240; a Lambda MB is 1/1,024 GB.
  public var memoryMegabytes = 0
  public var architecture = Architecture.arm64
  /// A function's `/tmp`, 512 to 10,240 MB; 512 are free.
  public var ephemeralMegabytes = FunctionRuntime.freeStorageMegabytes
  /// Environments kept ready of each function that a caller waits for.
  public var provisionedConcurrency = 0
  /// The share of invocations whose handler fails at its start, in 2^-32.
  public var failuresInTwo32nds: UInt64 = 0
  /// How often a failed asynchronous call is tried again, 0 to 2.
  public var asyncRetries = 2
  /// The handler's own compute, without what it waits for.
  public var compute = Microseconds(0)
  /// INIT of one cold start.
  public var initialization = Microseconds(0)
  /// What the handler logs itself, framing included.
  public var logBytesPerCall = Bytes.zero
  /// How long an idle environment is kept, and how long any lives.
  public var idleLifetime = Milliseconds(0)
  public var maximumLifetime = Milliseconds(0)

  public init() {}
}

public enum TableMode: String, CaseIterable, Sendable {
  case onDemand = "on-demand"
  case provisioned
}

public enum TableClass: String, CaseIterable, Sendable {
  case standard
  case infrequentAccess = "standard-ia"
}

public struct TableConfiguration: Sendable {
  public var mode = TableMode.onDemand
  public var tableClass = TableClass.standard
  public var pointInTimeRecovery = false
  /// Of provisioned tables: what auto scaling aims at, and never goes below.
  public var targetPercent = 70
  public var minimumUnits = 1
  /// The tables whose changes a stream tells of.
  public var streams: Set<TableName> = []
  public var streamReading = StreamConfiguration()

  public init() {}
}

/// Who reads the tables' streams.
public enum StreamReader: String, CaseIterable, Sendable {
  /// Lambda, which calls a function with each batch of records.
  case function = "lambda"
  /// A program of ours that asks every shard again and again.
  case client
}

public struct StreamConfiguration: Sendable {
  public var reader = StreamReader.function
  /// Parts of a table's stream, each read by itself.
  public var shards = 1
  /// Of Lambda: records in a batch at most, 1 to 1,000.
  public var batchSize = 100
  /// Of Lambda: how long it gathers records after the first.
  public var batchWindow = Milliseconds(0)
  /// Of a client: between two questions to a shard.
  public var pollInterval = Milliseconds(1_000)

  public init() {}
}

public enum IdentityPlan: String, CaseIterable, Sendable { case lite, essentials, plus }

/// How users sign in.
public enum SignInDesign: String, CaseIterable, Sendable {
  /// On the app's own page, by the secure remote password protocol.
  case srp
  /// On the pool's hosted pages, which send the app a code.
  case hosted
}

/// Who sends the user pool's mail.
public enum IdentitySender: String, CaseIterable, Sendable {
  /// The pool itself: 50 a day for nothing.
  case cognito
  /// SES, in the account's name.
  case ses
}

/// How accounts are looked through every night.
public enum AccountAudit: String, CaseIterable, Sendable { case none, list, get }

public struct IdentityConfiguration: Sendable {
  public var plan = IdentityPlan.essentials
  /// The plan from a moment of the month on; nil where it stays.
  public var newPlan = IdentityPlan.essentials
  public var newPlanFrom: Instant?
  public var signIn = SignInDesign.srp
  public var sender = IdentitySender.cognito
  public var audit = AccountAudit.none
  public var accessTokenLifetime = Milliseconds(0)
  public var refreshTokenLifetime = Milliseconds(0)

  public init() {}
}

/// How a reminder comes to be sent when it is due.
public enum ReminderDesign: String, CaseIterable, Sendable {
  /// One one-time schedule a reminder.
  case scheduler
  /// A rule wakes a function every minute, which asks an index by due minute.
  case poller
  /// One rule a reminder, on a cron expression that comes true once.
  case rulePerReminder = "rule-per-reminder"
}

public struct ReminderConfiguration: Sendable {
  public var design = ReminderDesign.scheduler
  /// Parts of the due-minute index, so that one minute is not one partition.
  public var indexShards = 1
  /// How long a sent reminder stays before its time to live ends.
  public var retention = Milliseconds(0)

  public init() {}
}

public enum Hosting: String, CaseIterable, Sendable {
  /// Amplify Hosting: of files alone, or with pages that a server renders.
  case amplify
  case amplifySSR = "amplify-ssr"
  case s3CloudFront = "s3-cloudfront"
}

/// The machine that Amplify Hosting builds on: 8, 16 or 72 GB.
///
/// Source: Amplify Hosting user guide, "Configuring the build instance", read 2026-11-24.
public enum BuildInstance: String, CaseIterable, Sendable { case standard, large, xlarge }

/// How the content network's one distribution, of the site and of media, is paid.
public enum EdgePlan: String, CaseIterable, Sendable {
  case payAsYouGo = "pay-as-you-go"
  case free, pro, business, premium
}

public struct FrontEndConfiguration: Sendable {
  public var hosting = Hosting.amplify
  public var firstLoad = PageLoad(bytes: .zero, requests: 0)
  public var repeatLoad = PageLoad(bytes: .zero, requests: 0)
  /// Deployments, spread evenly over the month; each makes every browser load the site anew.
  public var buildsPerMonth = 0
  public var buildDuration = Milliseconds(0)
  public var buildInstance = BuildInstance.standard
  /// The built site, as stored.
  public var siteBytes = Bytes.zero
  public var siteFiles = 0
  /// Of a server that renders pages: requests of each load that reach it, and its time for one.
  public var renderedRequests = 0
  public var renderTime = Milliseconds(0)
  public var edgePlan = EdgePlan.payAsYouGo
  /// Paths that a deployment invalidates at the edge.
  public var invalidatedPaths = 0

  public init() {}
}

/// What one visit of the page transfers.
public struct PageLoad: Sendable {
  public var bytes: Bytes
  public var requests: Int

  public init(bytes: Bytes, requests: Int) {
    self.bytes = bytes
    self.requests = requests
  }
}
