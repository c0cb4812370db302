public import Metering

extension AuroraApp {
  /// Runs the health check's rule from one moment to another: each probe reads a missing item.
  public func checkHealth(
    from start: Instant, to end: Instant, with probe: inout User, _ usage: inout UsageRecorder
  ) {
    let interval = cloud.configuration.observability.healthCheckInterval
    guard interval.count > 0 else { return }
    // The first probe of the rule that is not before the start.
    let ordinal = (start.milliseconds + interval.count - 1) / interval.count
    var moment = Instant(milliseconds: ordinal * interval.count)
    while moment < end {
      usage.begin(.checkHealth, for: .standing, at: moment)
      usage.record(.ruleTriggers)
      defer { moment = moment + interval }
      guard
        attempt(.checkHealth, of: .checkHealth, for: .standing, as: &probe, at: moment, &usage)
          != nil
      else { continue }
      _ = cloud.users.get(Profile.key, from: &probe.profile, &usage)
      finish(.checkHealth, &probe, &usage)
    }
  }

  /// Counts from now on what the design keeps for reminders set before the month.
  public func openMonth(of user: inout User, at start: Instant) {
    cloud.open(&user, at: start)
  }

  /// Counts what a user's data kept over the month that ends now.
  public func closeMonth(
    of user: inout User, at end: Instant, _ usage: inout UsageRecorder
  ) {
    expireReminders(of: &user, before: end, &usage)
    usage.begin(.keepData, for: .standing)
    cloud.settle(&user, until: end, &usage)
  }

  /// Begins another month of a user: who does anything in it counts as active once more.
  public func turnMonth(of user: inout User) {
    user.identity.isCounted = false
    user.identity.highestPlan = nil
  }
}

// Steps of the cloud's own, for the reason of those of a reminder's send.
extension Cloud {
  fileprivate func open(_ user: inout User, at start: Instant) {
    timer.open(&user.schedules, at: start)
  }

  fileprivate func settle(
    _ user: inout User, until end: Instant, _ usage: inout UsageRecorder
  ) {
    users.settle(&user.profile, until: end, &usage)
    events.settle(&user.events, until: end, &usage)
    events.settle(&user.series, until: end, &usage)
    reminders.settle(&user.reminders, until: end, &usage)
    timer.settle(&user.schedules, until: end, &usage)
    media.settle(&user.media, until: end, &usage)
  }
}
