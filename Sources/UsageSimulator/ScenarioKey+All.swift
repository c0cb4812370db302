import AuroraBackend
import Documents

extension ScenarioKey {
  /// THE list of assumptions; `scenarios/defaults.yaml` gives each its value, source and grade.
  static let all: [ScenarioKey] =
    account + population + behaviour + backend + messages + frontend + observability + quotas

  private static let account: [ScenarioKey] = [
    ScenarioKey(path: "account.created") { node, scenario throws(DocumentError) in
      scenario.account.created = try node.date()
    },
    .choice("account.freeTier", \.account.freeTier),
  ]

  private static let population: [ScenarioKey] = [
    .integer("population.accounts", 0...10_000_000_000, \.population.accounts),
    .share("population.signUpShare", \.population.signUpShare),
    .share("population.activeShare", \.population.activeShare),
    ScenarioKey(path: "population.retention") { node, scenario throws(DocumentError) in
      scenario.population.retention = try node.retention()
    },
    .decimal("population.activitySigma", 0, 3, \.population.activitySigma),
    .decimal("population.activityCap", 1, 1_000, \.population.activityCap),
    .share("population.deletedShare", \.population.deletedShare),
    .integer("population.historyMonths", 0...240, \.population.historyMonths),
    ScenarioKey(path: "population.timeZones") { node, scenario throws(DocumentError) in
      scenario.population.timeZones = try node.timeZones()
    },
    ScenarioKey(path: "population.weekdayHours") { node, scenario throws(DocumentError) in
      scenario.population.weekdayHours = try node.weekdayHours()
    },
    .decimal("population.weekendFactor", 0, 10, \.population.weekendFactor),
    ScenarioKey(path: "population.personas") { node, scenario throws(DocumentError) in
      scenario.population.personas = try node.personas()
    },
  ]

  private static let behaviour: [ScenarioKey] = [
    .decimal("behaviour.sessionsPerMonth", 0, 3_000, \.behaviour.sessionsPerMonth),
    .decimal("behaviour.actionsPerSession", 0, 1_000, \.behaviour.actionsPerSession),
    .decimal("behaviour.thinkSeconds", 0, 3_600, \.behaviour.thinkSeconds),
    .weight("behaviour.viewShare", .view),
    .weight("behaviour.readShare", .read),
    .weight("behaviour.createShare", .create),
    .weight("behaviour.updateShare", .update),
    .weight("behaviour.deleteShare", .delete),
    .weight("behaviour.remindShare", .remind),
    .weight("behaviour.forgetShare", .forget),
    .weight("behaviour.profileShare", .profile),
    .weight("behaviour.attachShare", .attach),
    .share("behaviour.movedShare", \.behaviour.movedShare),
    .decimal("behaviour.remindersPerEvent", 0, 5, \.behaviour.remindersPerEvent),
    .share("behaviour.emailReminderShare", \.behaviour.emailReminderShare),
    ScenarioKey(path: "behaviour.reminderLeads") { node, scenario throws(DocumentError) in
      scenario.behaviour.reminderLeads = try node.reminderLeads()
    },
    .share("behaviour.recurringShare", \.behaviour.recurringShare),
    ScenarioKey(path: "behaviour.recurrences") { node, scenario throws(DocumentError) in
      scenario.behaviour.recurrences = try node.recurrences()
    },
    .share("behaviour.occurrenceShare", \.behaviour.occurrenceShare),
    .decimal("behaviour.eventHorizonDays", 0, 365, \.behaviour.eventHorizonDays),
    .integer("behaviour.titleBytes", 0...1_000, \.behaviour.titleBytes),
    .integer("behaviour.notesBytes", 0...20_000, \.behaviour.notesBytes),
    .decimal("behaviour.notesSigma", 0, 2, \.behaviour.notesSigma),
    .share("behaviour.pictureShare", \.behaviour.pictureShare),
    .integer("behaviour.pictureBytes", 0...10_000_000, \.behaviour.pictureBytes),
    .integer("behaviour.attachmentBytes", 0...20_000_000, \.behaviour.attachmentBytes),
    .decimal("behaviour.fileSigma", 0, 2, \.behaviour.fileSigma),
    .integer("behaviour.preflightCapSeconds", 0...86_400, \.behaviour.preflightCapSeconds),
    .share("behaviour.wrongPasswordShare", \.behaviour.wrongPasswordShare),
    .share("behaviour.forgottenPasswordShare", \.behaviour.forgottenPasswordShare),
    .share("behaviour.signOutShare", \.behaviour.signOutShare),
    .integer("behaviour.retries", 0...10, \.behaviour.retries),
    .integer("behaviour.retryMilliseconds", 1...60_000, \.behaviour.retryMilliseconds),
    .share("behaviour.addressChangeShare", \.behaviour.addressChangeShare),
    .decimal("behaviour.devicesPerUser", 1, User.deviceLimit, \.behaviour.devicesPerUser),
  ]

  private static let backend: [ScenarioKey] = [
    .choice("api.kind", \.api.kind),
    .choice("api.authorizer", \.api.authorizer),
    .integer("api.responseHeaderBytes", 0...10_240, \.api.responseHeaderBytes),
    .choice("api.preflights", \.api.preflights),
    .integer("api.preflightSeconds", 0...86_400, \.api.preflightSeconds),
    .flag("api.recurringEvents", \.api.recurringEvents),
    .integer("functions.memory", 128...10_240, \.functions.memory),
    .choice("functions.architecture", \.functions.architecture),
    // Source of the bounds: Lambda developer guide, "Lambda quotas", read 2026.
    .integer("functions.ephemeralMegabytes", 512...10_240, \.functions.ephemeralMegabytes),
    .integer("functions.provisionedConcurrency", 0...1_000, \.functions.provisionedConcurrency),
    .share("functions.failureShare", \.functions.failureShare),
    .integer("functions.asyncRetries", 0...2, \.functions.asyncRetries),
    .decimal("functions.handlerMilliseconds", 0, 900_000, \.functions.handlerMilliseconds),
    .decimal("functions.dependencyMilliseconds", 0, 30_000, \.functions.dependencyMilliseconds),
    .decimal("functions.dependencySigma", 0, 2, \.functions.dependencySigma),
    .decimal("functions.initMilliseconds", 0, 900_000, \.functions.initMilliseconds),
    .integer("functions.idleMinutes", 1...120, \.functions.idleMinutes),
    .integer("functions.recycleMinutes", 1...10_080, \.functions.recycleMinutes),
    .integer("functions.logBytesPerCall", 0...1_000_000, \.functions.logBytesPerCall),
    .choice("tables.mode", \.tables.mode),
    .choice("tables.class", \.tables.tableClass),
    .flag("tables.pointInTimeRecovery", \.tables.pointInTimeRecovery),
    .integer("tables.targetPercent", 20...90, \.tables.targetPercent),
    .integer("tables.minimumUnits", 1...40_000, \.tables.minimumUnits),
    .flag("tables.usersStream", \.tables.usersStream),
    .flag("tables.eventsStream", \.tables.eventsStream),
    .flag("tables.remindersStream", \.tables.remindersStream),
    .choice("tables.streamReader", \.tables.streamReader),
    .integer("tables.streamShards", 1...1_000, \.tables.streamShards),
    .integer("tables.streamBatchSize", 1...1_000, \.tables.streamBatchSize),
    .integer("tables.streamWindowSeconds", 0...300, \.tables.streamWindowSeconds),
    .integer("tables.streamPollSeconds", 1...60, \.tables.streamPollSeconds),
    .choice("identity.plan", \.identity.plan),
    .integer("identity.accessTokenMinutes", 5...1_440, \.identity.accessTokenMinutes),
    .integer("identity.refreshTokenDays", 1...3_650, \.identity.refreshTokenDays),
    .choice("identity.newPlan", \.identity.newPlan),
    .integer("identity.newPlanDay", 0...31, \.identity.newPlanDay),
    .choice("identity.signIn", \.identity.signIn),
    .choice("identity.sender", \.identity.sender),
    .choice("identity.audit", \.identity.audit),
    .flag("identity.groups", \.identity.groups),
    .share("identity.adminCreatedShare", \.identity.adminCreatedShare),
    .share("identity.disabledShare", \.identity.disabledShare),
    .choice("reminders.design", \.reminders.design),
    .integer("reminders.indexShards", 1...1_000, \.reminders.indexShards),
    .integer("reminders.retentionDays", 1...3_650, \.reminders.retentionDays),
  ]

  private static let messages: [ScenarioKey] = [
    .flag("events.published", \.events.published),
    // Source of the bound: EventBridge user guide, "Quotas", read 2026: rules a bus.
    .integer("events.consumers", 0...300, \.events.consumers),
    .choice("mailer.plan", \.mailer.plan),
    .flag("mailer.sandbox", \.mailer.sandbox),
    .integer("mailer.verifiedRecipients", 0...10_000, \.mailer.verifiedRecipients),
    .share("mailer.bounceShare", \.mailer.bounceShare),
    .share("mailer.complaintShare", \.mailer.complaintShare),
    .choice("mailer.feedback", \.mailer.feedback),
    .integer("mailer.invitationBytes", 0...30_000_000, \.mailer.invitationBytes),
    .flag("mailer.waitAtRate", \.mailer.waitAtRate),
    .integer("mailer.dedicatedIPs", 0...10_000, \.mailer.dedicatedIPs),
  ]

  private static let frontend: [ScenarioKey] = [
    .choice("frontend.hosting", \.frontend.hosting),
    .integer("frontend.firstLoadBytes", 0...100_000_000, \.frontend.firstLoadBytes),
    .integer("frontend.firstLoadRequests", 0...10_000, \.frontend.firstLoadRequests),
    .integer("frontend.repeatLoadBytes", 0...100_000_000, \.frontend.repeatLoadBytes),
    .integer("frontend.repeatLoadRequests", 0...10_000, \.frontend.repeatLoadRequests),
    .integer("frontend.buildsPerMonth", 0...10_000, \.frontend.buildsPerMonth),
    .decimal("frontend.minutesPerBuild", 0, 1_000, \.frontend.minutesPerBuild),
    .choice("frontend.buildInstance", \.frontend.buildInstance),
    .integer("frontend.siteBytes", 0...100_000_000_000, \.frontend.siteBytes),
    .integer("frontend.siteFiles", 0...1_000_000, \.frontend.siteFiles),
    .integer("frontend.renderedRequests", 0...10_000, \.frontend.renderedRequests),
    .integer("frontend.renderMilliseconds", 0...30_000, \.frontend.renderMilliseconds),
    .choice("frontend.edgePlan", \.frontend.edgePlan),
    .integer("frontend.invalidatedPaths", 0...3_000, \.frontend.invalidatedPaths),
  ]

  private static let observability: [ScenarioKey] = [
    .integer("observability.retentionDays", 1...3_653, \.observability.retentionDays),
    .integer(
      "observability.logCompressionPercent", 1...100, \.observability.logCompressionPercent),
    .choice("observability.logLevel", \.observability.logLevel),
    .choice("observability.logClass", \.observability.logClass),
    .integer("observability.debugBytesPerCall", 0...1_000_000, \.observability.debugBytesPerCall),
    .integer("observability.failureBytes", 0...1_000_000, \.observability.failureBytes),
    .integer(
      "observability.insightsQueriesPerMonth", 0...10_000_000,
      \.observability.insightsQueriesPerMonth),
    .integer(
      "observability.insightsScannedPercent", 0...100, \.observability.insightsScannedPercent),
    .integer("observability.customMetrics", 0...1_000_000, \.observability.customMetrics),
    .choice("observability.metricSource", \.observability.metricSource),
    .integer(
      "observability.embeddedBytesPerCall", 0...1_000_000, \.observability.embeddedBytesPerCall),
    .integer("observability.alarms", 0...1_000_000, \.observability.alarms),
    .integer(
      "observability.highResolutionAlarms", 0...1_000_000, \.observability.highResolutionAlarms),
    .integer("observability.compositeAlarms", 0...1_000_000, \.observability.compositeAlarms),
    .integer("observability.dashboards", 0...100_000, \.observability.dashboards),
    .integer("observability.polledMetrics", 0...1_000_000, \.observability.polledMetrics),
    .integer("observability.metricPollMinutes", 1...1_440, \.observability.metricPollMinutes),
    .integer(
      "observability.apiRequestsPerMonth", 0...1_000_000_000, \.observability.apiRequestsPerMonth),
    .integer("observability.healthCheckMinutes", 1...1_440, \.observability.healthCheckMinutes),
  ]

  private static let quotas: [ScenarioKey] = [
    .integer("quotas.apiRequestsPerSecond", 0...1_000_000, \.quotas.apiRequestsPerSecond),
    .integer("quotas.apiBurst", 0...1_000_000, \.quotas.apiBurst),
    .integer("quotas.concurrentExecutions", 0...1_000_000, \.quotas.concurrentExecutions),
    .integer(
      "quotas.authenticationsPerSecond", 0...1_000_000, \.quotas.authenticationsPerSecond),
    .integer("quotas.userCreationsPerSecond", 0...1_000_000, \.quotas.userCreationsPerSecond),
    .integer(
      "quotas.accountRecoveriesPerSecond", 0...1_000_000, \.quotas.accountRecoveriesPerSecond),
    .integer("quotas.identityMailsPerDay", 0...1_000_000_000, \.quotas.identityMailsPerDay),
    .integer("quotas.mailsPerSecond", 0...1_000_000, \.quotas.mailsPerSecond),
    .integer("quotas.mailsPerDay", 0...1_000_000_000, \.quotas.mailsPerDay),
    .integer("quotas.sandboxMailsPerSecond", 0...1_000, \.quotas.sandboxMailsPerSecond),
    .integer("quotas.sandboxMailsPerDay", 0...1_000_000, \.quotas.sandboxMailsPerDay),
    .integer("quotas.schedulesPerSecond", 0...1_000_000, \.quotas.schedulesPerSecond),
    .integer(
      "quotas.scheduleInvocationsPerSecond", 0...1_000_000,
      \.quotas.scheduleInvocationsPerSecond),
    .integer("quotas.tableBurstSeconds", 0...3_600, \.quotas.tableBurstSeconds),
    .integer(
      "quotas.partitionWritesPerSecond", 1...1_000_000, \.quotas.partitionWritesPerSecond),
    .integer("quotas.partitionReadsPerSecond", 1...1_000_000, \.quotas.partitionReadsPerSecond),
  ]
}
