import AuroraBackend
import Metering

/// A second pass made ready: the same users, and where to look at them second by second.
final class PeakPlan: Sendable {
  let simulation: SimulationPlan
  let quotas: [SharedQuota]
  let minutes: PeakMinutes
  let firing: FiringTime
  /// The hottest of the keys that users share, which the month's series tell.
  let sharedKeys: HotKeys
  let limits: Scenario.Quotas

  let minutesPerQuota: Int

  /// `all` is the month's demand, with what users share.
  init(_ scenario: Scenario, _ all: Demand, minutesPerQuota: Int = PeakMinutes.perQuota) {
    self.minutesPerQuota = minutesPerQuota
    var watched = scenario
    // What a call takes of a provisioned table, whoever shares the account is told.
    watched.tables.mode = .provisioned
    simulation = SimulationPlan(watched)
    let cloud = simulation.app.cloud
    quotas = cloud.configuration.quotasBySecond
    minutes = PeakMinutes(all, for: quotas, perQuota: minutesPerQuota)
    firing = FiringTime(simulation, all)
    sharedKeys = Self.dueMinutes(all, cloud, firing, scenario.quotas)
    limits = scenario.quotas
  }

  /// The partitions of the due-minute index in the busiest minutes: what is due is read at once, and
  /// its entries are deleted while the poller's run lasts, one second at least.
  private static func dueMinutes(
    _ demand: Demand, _ cloud: Cloud, _ firing: FiringTime, _ quotas: Scenario.Quotas
  ) -> HotKeys {
    var keys = HotKeys(quotas)
    let busiest = PeakMinutes.busiest(HotKeys.limit, of: demand.minutes) {
      demand[.emails, $0]
    }
    for minute in busiest {
      guard let units = cloud.dueIndexUnits(due: Int(clamping: demand[.emails, minute]))
      else { break }
      let span = max(1_000, firing.span(of: minute))
      keys.add(
        HotKey(
          table: .reminders, owner: .dueMinute(minute),
          writes: (units.writes * 1_000 + span - 1) / span, halfReads: units.halfReads))
    }
    return keys
  }
}
