public import Metering

/// `DELETE /events/{key}/reminders/{lead}`; deleting a missing one succeeds.
public struct DeleteReminder: Endpoint, Sendable {
  public static let operation = Operation.deleteReminder
  public static let function = Function.reminders
  let key: UInt64

  public init(key: UInt64) { self.key = key }

  public var url: ResourceURL { ResourceURL(.reminder, key) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    let old = cloud.reminders.delete(key, from: &user.reminders, at: moment, &usage)
    if let old, !old.isSent {
      cloud.timer.cancel(reminder: key, in: &user.schedules, at: moment, &usage)
    }
    return .zero
  }
}
