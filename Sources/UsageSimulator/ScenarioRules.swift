import AuroraBackend
import Documents

/// What several keys of a scenario must be together.
enum ScenarioRules {
  static func check(_ scenario: Scenario, _ layers: [ScenarioLayer]) throws(DocumentError) {
    func refuse(_ key: String, _ problem: String) throws(DocumentError) {
      let node = layers.compactMap { $0.values[key] }.last
      throw node?.error(problem) ?? DocumentError(argument: layers[0].name, problem: problem)
    }
    if scenario.behaviour.actionShares.allSatisfy(\.isZero) {
      try refuse("behaviour.viewShare", "one of the action shares at least must be above 0")
    }
    let mailer = scenario.mailer
    if Chance(mailer.bounceShare).inTwo32nds + Chance(mailer.complaintShare).inTwo32nds > 1 << 32 {
      try refuse("mailer.complaintShare", "with mailer.bounceShare it must be at most 1")
    }
    let rate = mailer.sandbox ? "sandboxMailsPerSecond" : "mailsPerSecond"
    if mailer.waitAtRate, BackendConfiguration(scenario).mailer.sendRate == 0 {
      try refuse("quotas.\(rate)", "must be above 0 where mailer.waitAtRate is true")
    }
    let observability = scenario.observability
    // A subset of the standard class's features, by the CloudWatch Logs user guide ("Concepts",
    // read 2026-11-24); that these are not among them is from memory.
    if observability.logClass == .infrequentAccess, observability.metricSource != .api,
      observability.customMetrics > 0
    {
      try refuse(
        "observability.logClass",
        "infrequent-access takes neither metric filters nor EMF; "
          + "set observability.metricSource to api, or observability.customMetrics to 0")
    }
  }
}
