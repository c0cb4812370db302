public import Metering

/// `DELETE /series/{id}`: the recurring event with its reminders and schedules.
///
/// Occurrences that were changed are events of their own, and stay.
public struct DeleteSeries: Endpoint, Sendable {
  public static let operation = Operation.deleteSeries
  public static let function = Function.writeCalendar
  let id: UInt32

  public init(id: UInt32) { self.id = id }

  public var url: ResourceURL { ResourceURL(.series, UInt64(id)) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let series = cloud.events.delete(UInt64(id), from: &user.series, at: moment, &usage)
    else { throw .noSuchEvent }
    user.forgetExceptions(of: id)
    cloud.forgetReminders(of: id, &user, at: moment, &usage)
    cloud.bus.publish(.deleted, detail: series.json, as: &user, &usage)
    return .zero
  }
}

extension Cloud {
  /// Deletes all reminders of an event, with the schedules of those that are pending.
  func forgetReminders(
    of event: UInt32, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    let found = reminders.query(Reminder.keys(of: event), of: &user.reminders, &usage)
    for index in found.indices.reversed() {
      let reminder = user.reminders[index]
      reminders.delete(reminder.key, from: &user.reminders, at: moment, &usage)
      if !reminder.isSent {
        timer.cancel(reminder: reminder.key, in: &user.schedules, at: moment, &usage)
      }
    }
  }
}
