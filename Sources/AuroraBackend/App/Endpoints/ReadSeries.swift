public import Metering

/// `GET /series/{id}`.
public struct ReadSeries: Endpoint, Sendable {
  public static let operation = Operation.readSeries
  public static let function = Function.readCalendar
  let id: UInt32

  public init(id: UInt32) { self.id = id }

  public var url: ResourceURL { ResourceURL(.series, UInt64(id)) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let series = cloud.events.get(UInt64(id), from: &user.series, &usage)
    else { throw .noSuchEvent }
    return series.json
  }
}
