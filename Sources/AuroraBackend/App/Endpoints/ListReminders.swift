public import Metering

/// `GET /reminders`: a list as that of the events.
public struct ListReminders: Endpoint, Sendable {
  public static let operation = Operation.listReminders
  public static let function = Function.reminders

  public init() {}

  public var url: ResourceURL { ResourceURL(.reminders) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    let found = cloud.reminders.query(allOf: &user.reminders, &usage)
    return Bytes(2 + found.indices.count * (1 + Reminder.json.count))
  }
}
