import AuroraBackend
import Metering

/// Phase 2: what no single user causes, as a pure function of what all users caused together.
enum SharedEffects {
  /// Adds the standing jobs, INIT, the site, watching, plan fees and kept logs to the users' merged
  /// usage of the plan's month, whose minutes count from its first.
  static func add(to usage: inout SimulatedUsage, _ plan: SimulationPlan) {
    var recorder = UsageRecorder(minutes: plan.minutes)
    var probe = plan.probe()
    plan.app.checkHealth(from: .zero, to: .zero + plan.month, with: &probe, &recorder)
    var poller = plan.probe()
    plan.app.pollReminders(usage.demand, as: &poller, &recorder)
    add(&recorder, to: &usage, plan) { function, demand in
      ColdStarts.count(
        of: function, in: demand, plan.app.cloud.configuration.functions,
        isTimed: plan.app.cloud.isTimed(function))
    }
  }

  /// Adds what jobs recorded, and what follows from it and the users together.
  static func add(
    _ recorder: inout UsageRecorder, to usage: inout SimulatedUsage, _ plan: SimulationPlan,
    coldStarts: (Function, Demand) -> Int
  ) {
    SendRate.add(usage.demand, plan.app.cloud, &recorder)
    plan.app.consumeChanges(usage.demand, &recorder)
    let reads = Int(clamping: usage.ledger.total(.callAdminGetUser, of: .auditAccounts))
    plan.app.auditAccounts(Int(plan.accounts), reads: reads, until: .zero + plan.month, &recorder)
    usage.demand.add(recorder)
    let cloud = plan.app.cloud
    ProvisionedCapacity.add(usage.demand, cloud.configuration.tables, &recorder)
    ReadyFunctions.add(to: &usage, cloud, for: plan.month, &recorder)
    for function in Function.allCases {
      recorder.begin(.startFunctions, for: .standing)
      cloud.runtime.initialize(coldStarts(function, usage.demand), &recorder)
    }
    deploy(cloud, usage.pageLoads, plan.month, &recorder)
    recorder.begin(.watch, for: .standing)
    cloud.monitoring.watch(for: plan.month, &recorder)
    PlanFees.add(cloud.configuration, for: plan.month, &recorder)
    usage.ledger.merge(recorder.ledger())
    keepLogs(cloud, for: plan.month, &usage)
  }

  private static func deploy(
    _ cloud: Cloud, _ pageLoads: PageLoads, _ month: Milliseconds, _ recorder: inout UsageRecorder
  ) {
    recorder.begin(.deploySite, for: .standing)
    cloud.frontEnd.deploy(&recorder)
    cloud.frontEnd.keep(for: month, &recorder)
    recorder.begin(.loadPage, for: .loadPage)
    cloud.frontEnd.refill(EdgeCache.misses(of: pageLoads, cloud.frontEnd.configuration), &recorder)
  }

  private static func keepLogs(
    _ cloud: Cloud, for month: Milliseconds, _ usage: inout SimulatedUsage
  ) {
    var recorder = UsageRecorder(minutes: 0)
    recorder.begin(.keepLogs, for: .standing)
    let ingested = usage.ledger.total(cloud.monitoring.logMeter)
    cloud.monitoring.keepLogs(ingested: ingested, &recorder)
    cloud.monitoring.queryLogs(ingested: ingested, in: month, &recorder)
    usage.ledger.merge(recorder.ledger())
  }
}

extension SimulationPlan {
  /// Whoever the health check is made as.
  func probe() -> User {
    var probe = User()
    probe.reset(at: .zero, viewer: .us, serviceBits: ServiceBits(seed: seed, user: .max))
    return probe
  }
}

extension Cloud {
  /// Whether a function runs by the clock, at the same second of its minutes.
  func isTimed(_ function: Function) -> Bool {
    switch function {
    case .checkHealth: true
    case .sendReminder: configuration.reminders.design == .poller
    default: false
    }
  }
}

/// How often a site's files are not at an edge that is asked for them.
enum EdgeCache {
  /// One miss a viewer geography for each deployment that it asks for after.
  static func misses(of loads: PageLoads, _ frontEnd: FrontEndConfiguration) -> Int {
    let spans = max(1, min(frontEnd.buildsPerMonth, loads.hours))
    var misses = 0
    for geography in EdgeGeography.allCases {
      for span in 0..<spans {
        let hours = span * loads.hours / spans..<(span + 1) * loads.hours / spans
        if hours.contains(where: { loads[geography.index, $0] > 0 }) { misses += 1 }
      }
    }
    return misses
  }
}
