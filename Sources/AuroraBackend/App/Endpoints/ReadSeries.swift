import Metering

/// `GET /series/{id}`.
public struct ReadSeries: Endpoint, Sendable {
  static let operation = Operation.readSeries
  static let function = Function.readCalendar
  let id: UInt32

  public init(id: UInt32) { self.id = id }

  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let series = cloud.events.get(UInt64(id), from: &user.series, &usage)
    else { throw .noSuchEvent }
    return series.json
  }
}
