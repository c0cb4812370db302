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
    functions.memoryMegabytes = scenario.functions.memory
    functions.architecture = scenario.functions.architecture
    functions.compute = Microseconds(milliseconds: scenario.functions.handlerMilliseconds)
    functions.initialization = Microseconds(milliseconds: scenario.functions.initMilliseconds)
    functions.logBytesPerCall = Bytes(scenario.functions.logBytesPerCall)
    functions.idleLifetime = .minutes(Int64(scenario.functions.idleMinutes))
    functions.maximumLifetime = .minutes(Int64(scenario.functions.recycleMinutes))
    tables.mode = scenario.tables.mode
    tables.tableClass = scenario.tables.tableClass
    tables.pointInTimeRecovery = scenario.tables.pointInTimeRecovery
    tables.targetPercent = scenario.tables.targetPercent
    tables.minimumUnits = scenario.tables.minimumUnits
    reminders.design = scenario.reminders.design
    reminders.indexShards = scenario.reminders.indexShards
    reminders.retention = .days(Int64(scenario.reminders.retentionDays))
    identity.plan = scenario.identity.plan
    identity.accessTokenLifetime = .minutes(Int64(scenario.identity.accessTokenMinutes))
    identity.refreshTokenLifetime = .days(Int64(scenario.identity.refreshTokenDays))
    mailer.plan = scenario.mailer.plan
    mailer.isSandboxed = scenario.mailer.sandbox
    frontEnd = FrontEndConfiguration(scenario.frontend)
    observability = ObservabilityConfiguration(scenario.observability)
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
  }
}

extension ObservabilityConfiguration {
  fileprivate init(_ observability: Scenario.Observability) {
    self.init()
    retention = .days(Int64(observability.retentionDays))
    compressionPercent = observability.logCompressionPercent
    customMetrics = observability.customMetrics
    alarms = observability.alarms
    dashboards = observability.dashboards
    healthCheckInterval = .minutes(Int64(observability.healthCheckMinutes))
  }
}

extension ServiceTimes {
  /// Lognormal times of a dependency's answer.
  init(_ functions: Scenario.Functions) {
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
