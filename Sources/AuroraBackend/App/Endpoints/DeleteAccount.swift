public import Metering

/// `DELETE /account`: the user with every item, schedule, object and the sign-in.
public struct DeleteAccount: Endpoint, Sendable {
  public static let operation = Operation.deleteAccount
  public static let function = Function.account

  public init() {}

  public var url: ResourceURL { ResourceURL(.account) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    while let schedule = user.schedules.last {
      cloud.timer.cancel(
        reminder: schedule.reminder, in: &user.schedules, at: moment, &usage)
    }
    cloud.reminders.deleteAll(from: &user.reminders, at: moment, &usage)
    cloud.events.deleteAll(from: &user.events, at: moment, &usage)
    if cloud.configuration.api.hasRecurringEvents {
      cloud.events.deleteAll(from: &user.series, at: moment, &usage)
      user.exceptions = []
    }
    cloud.users.delete(Profile.key, from: &user.profile, at: moment, &usage)
    cloud.media.deleteAll(from: &user.media, at: moment, &usage)
    cloud.userPool.delete(&user.identity, at: moment, &usage)
    return .zero
  }
}
