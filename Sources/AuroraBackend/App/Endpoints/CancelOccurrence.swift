public import Metering

/// `DELETE /series/{id}/{start}`: one occurrence, which becomes an exception of its series.
public struct CancelOccurrence: Endpoint, Sendable {
  public static let operation = Operation.cancelOccurrence
  public static let function = Function.writeCalendar
  let id: UInt32
  /// When the occurrence starts by its rule.
  let startMinute: Int

  public init(id: UInt32, startMinute: Int) {
    self.id = id
    self.startMinute = startMinute
  }

  public var url: ResourceURL {
    ResourceURL(.occurrence, CalendarEvent.key(startMinute: startMinute, id: id))
  }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    let series = try cloud.series(id, at: startMinute, of: &user, &usage)
    let changed = series.withException()
    try cloud.events.update(changed, in: &user.series, at: moment, &usage)
    user.exceptions.insert(series.occurrence(at: startMinute))
    try cloud.skip(startMinute, of: changed, &user, at: moment, &usage)
    cloud.bus.publish(.updated, detail: changed.json, as: &user, &usage)
    return .zero
  }
}
