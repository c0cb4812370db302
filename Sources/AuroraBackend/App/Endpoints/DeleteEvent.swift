public import Metering

/// `DELETE /events/{key}`: the event with its reminders, schedules and attachments.
public struct DeleteEvent: Endpoint, Sendable {
  public static let operation = Operation.deleteEvent
  public static let function = Function.writeCalendar
  let key: UInt64

  public init(key: UInt64) { self.key = key }

  public var url: ResourceURL { ResourceURL(.event, key) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let event = cloud.events.delete(key, from: &user.events, at: moment, &usage)
    else { throw .noSuchEvent }
    cloud.forgetReminders(of: event.id, &user, at: moment, &usage)
    let kept = event.attachmentBytes - user.awaited.forget(event.id)
    cloud.media.delete(kept, from: &user.media, at: moment)
    cloud.bus.publish(.deleted, detail: event.json, as: &user, &usage)
    return .zero
  }
}
