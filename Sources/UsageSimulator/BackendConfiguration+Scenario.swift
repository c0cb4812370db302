import AuroraBackend
import Documents
import Metering

extension BackendConfiguration {
  /// The backend that a scenario describes.
  init(_ scenario: Scenario) {
    self.init()
    api.kind = scenario.api.kind
    api.authorizer = scenario.api.authorizer
    api.responseHeaders = Bytes(scenario.api.responseHeaderBytes)
    api.preflights = scenario.api.preflights
    let seconds = min(scenario.api.preflightSeconds, scenario.behaviour.preflightCapSeconds)
    api.preflightLifetime = Milliseconds(Int64(seconds) * 1_000)
    api.hasRecurringEvents = scenario.api.recurringEvents
    calendar = CalendarOrigin(minutesSince1970: scenario.month.firstDay.daysSince1970 * 1_440)
    functions.memoryMegabytes = scenario.functions.memory
    functions.architecture = scenario.functions.architecture
    functions.ephemeralMegabytes = scenario.functions.ephemeralMegabytes
    functions.provisionedConcurrency = scenario.functions.provisionedConcurrency
    functions.failuresInTwo32nds = Chance(scenario.functions.failureShare).inTwo32nds
    functions.asyncRetries = scenario.functions.asyncRetries
    functions.compute = Microseconds(milliseconds: scenario.functions.handlerMilliseconds)
    functions.initialization = Microseconds(milliseconds: scenario.functions.initMilliseconds)
    functions.logBytesPerCall = Bytes(scenario.functions.logBytesPerCall)
    functions.idleLifetime = .minutes(Int64(scenario.functions.idleMinutes))
    functions.maximumLifetime = .minutes(Int64(scenario.functions.recycleMinutes))
    tables = TableConfiguration(scenario.tables)
    reminders.design = scenario.reminders.design
    reminders.indexShards = scenario.reminders.indexShards
    reminders.retention = .days(Int64(scenario.reminders.retentionDays))
    identity = IdentityConfiguration(scenario.identity)
    events.isPublished = scenario.events.published
    events.consumers = scenario.events.consumers
    mailer = MailerConfiguration(scenario.mailer, scenario.quotas)
    frontEnd = FrontEndConfiguration(scenario.frontend)
    observability = ObservabilityConfiguration(scenario.observability)
  }
}

extension TableConfiguration {
  fileprivate init(_ tables: Scenario.Tables) {
    self.init()
    mode = tables.mode
    tableClass = tables.tableClass
    pointInTimeRecovery = tables.pointInTimeRecovery
    targetPercent = tables.targetPercent
    minimumUnits = tables.minimumUnits
    if tables.usersStream { streams.insert(.users) }
    if tables.eventsStream { streams.insert(.events) }
    if tables.remindersStream { streams.insert(.reminders) }
    streamReading.reader = tables.streamReader
    streamReading.shards = tables.streamShards
    streamReading.batchSize = tables.streamBatchSize
    streamReading.batchWindow = Milliseconds(Int64(tables.streamWindowSeconds) * 1_000)
    streamReading.pollInterval = Milliseconds(Int64(tables.streamPollSeconds) * 1_000)
  }
}

extension IdentityConfiguration {
  fileprivate init(_ identity: Scenario.Identity) {
    self.init()
    plan = identity.plan
    accessTokenLifetime = .minutes(Int64(identity.accessTokenMinutes))
    refreshTokenLifetime = .days(Int64(identity.refreshTokenDays))
    newPlan = identity.newPlan
    if identity.newPlanDay > 0 {
      newPlanFrom = Instant.zero + .days(Int64(identity.newPlanDay - 1))
    }
    signIn = identity.signIn
    sender = identity.sender
    audit = identity.audit
  }
}

extension MailerConfiguration {
  fileprivate init(_ mailer: Scenario.Mailer, _ quotas: Scenario.Quotas) {
    self.init()
    plan = mailer.plan
    isSandboxed = mailer.sandbox
    bouncesInTwo32nds = Chance(mailer.bounceShare).inTwo32nds
    complaintsInTwo32nds = Chance(mailer.complaintShare).inTwo32nds
    feedback = mailer.feedback
    invitation = Bytes(mailer.invitationBytes)
    waitsAtRate = mailer.waitAtRate
    sendRate = mailer.sandbox ? quotas.sandboxMailsPerSecond : quotas.mailsPerSecond
    dedicatedIPs = mailer.dedicatedIPs
  }
}

extension FrontEndConfiguration {
  fileprivate init(_ frontend: Scenario.Frontend) {
    self.init()
    hosting = frontend.hosting
    firstLoad = PageLoad(
      bytes: Bytes(frontend.firstLoadBytes), requests: frontend.firstLoadRequests)
    repeatLoad = PageLoad(
      bytes: Bytes(frontend.repeatLoadBytes), requests: frontend.repeatLoadRequests)
    buildsPerMonth = frontend.buildsPerMonth
    buildDuration = Milliseconds(Int64(frontend.minutesPerBuild.scaled(by: 60_000)))
    siteBytes = Bytes(frontend.siteBytes)
    siteFiles = frontend.siteFiles
    buildInstance = frontend.buildInstance
    renderedRequests = frontend.renderedRequests
    renderTime = Milliseconds(Int64(frontend.renderMilliseconds))
    edgePlan = frontend.edgePlan
    invalidatedPaths = frontend.invalidatedPaths
  }
}

extension ObservabilityConfiguration {
  fileprivate init(_ observability: Scenario.Observability) {
    self.init()
    retention = .days(Int64(observability.retentionDays))
    compressionPercent = observability.logCompressionPercent
    logLevel = observability.logLevel
    logClass = observability.logClass
    debugBytesPerCall = Bytes(observability.debugBytesPerCall)
    failureBytes = Bytes(observability.failureBytes)
    insightsQueries = observability.insightsQueriesPerMonth
    insightsScannedPercent = observability.insightsScannedPercent
    customMetrics = observability.customMetrics
    metricSource = observability.metricSource
    embeddedBytesPerCall = Bytes(observability.embeddedBytesPerCall)
    alarms = observability.alarms
    highResolutionAlarms = observability.highResolutionAlarms
    compositeAlarms = observability.compositeAlarms
    dashboards = observability.dashboards
    polledMetrics = observability.polledMetrics
    metricPollInterval = .minutes(Int64(observability.metricPollMinutes))
    apiRequests = observability.apiRequestsPerMonth
    healthCheckInterval = .minutes(Int64(observability.healthCheckMinutes))
  }
}

extension ServiceTimes {
  /// Lognormal times of a dependency's answer.
  convenience init(_ functions: Scenario.Functions) {
    let median = Microseconds(milliseconds: functions.dependencyMilliseconds)
    let table = QuantileTable(lognormalMedian: median.count, sigma: functions.dependencySigma)
    self.init(quantiles: table.quantiles)
  }
}

extension Microseconds {
  fileprivate init(milliseconds: ExactDecimal) {
    self.init(Int(clamping: milliseconds.scaled(by: 1_000)))
  }
}
