public import Metering

extension AuroraApp {
  /// Runs the poller of the reminders that came due, minute by minute: once each, due or not.
  ///
  /// Each run asks every shard of the due-minute index, then sends what is due; the calls for each
  /// reminder were counted where it was sent, here the function waits for them.
  /// A run that fails is tried again; one given up leaves its reminders to the next, which finds them.
  public func pollReminders(
    _ demand: Demand, as poller: inout User, _ usage: inout UsageRecorder
  ) {
    for minute in 0..<demand.minutes {
      pollReminders(Int(clamping: demand[.emails, minute]), in: minute, as: &poller, &usage)
    }
  }

  /// Runs the poller once, in a minute of the month in which so many came due.
  public func pollReminders(
    _ due: Int, in minute: Int, as poller: inout User, _ usage: inout UsageRecorder
  ) {
    guard cloud.configuration.reminders.design == .poller else { return }
    let shards = cloud.configuration.reminders.indexShards
    let moment = Instant(milliseconds: Int64(minute) * 60_000)
    usage.begin(.pollReminders, for: .remind, at: moment)
    usage.record(.ruleTriggers)
    guard
      attempt(.sendReminder, of: .pollReminders, for: .remind, as: &poller, at: moment, &usage)
        != nil
    else { return }
    for shard in 0..<shards {
      let entries = (due + shards - 1 - shard) / shards
      cloud.reminders.queryIndex(Bytes(entries * DueIndex.entry.count), &usage)
    }
    cloud.monitoring.putMetrics(&usage)
    let calls = usage.serviceCalls + due * Self.callsToSend
    let waited = Microseconds(calls * cloud.meanTime.count)
    cloud.runtime.finish(
      .sendReminder, after: cloud.configuration.functions.compute + waited, &usage)
  }

  /// Reads of reminder and event, the mark, the mail.
  private static let callsToSend = 4
}
