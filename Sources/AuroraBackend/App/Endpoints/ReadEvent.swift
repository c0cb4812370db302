public import Metering

/// `GET /events/{key}`.
public struct ReadEvent: Endpoint, Sendable {
  public static let operation = Operation.readEvent
  public static let function = Function.readCalendar
  let key: UInt64

  public init(key: UInt64) { self.key = key }

  public var url: ResourceURL { ResourceURL(.event, key) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let event = cloud.events.get(key, from: &user.events, &usage)
    else { throw .noSuchEvent }
    return event.json
  }
}
