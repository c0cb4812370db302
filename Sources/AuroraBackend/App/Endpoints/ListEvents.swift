public import Metering

/// `GET /events?from=…&to=…`: the events that start in a range of minutes.
///
/// Each is preceded by one byte in the answer's list: a comma, or a space before the first. Single
/// events come first, then the occurrences of recurring ones.
public struct ListEvents: Endpoint, Sendable {
  public static let operation = Operation.listEvents
  public static let function = Function.readCalendar
  let startMinutes: Range<Int>

  public init(startMinutes: Range<Int>) { self.startMinutes = startMinutes }

  public var url: ResourceURL { ResourceURL(.eventsBetween, from: startMinutes) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    let keys =
      CalendarEvent.key(
        startMinute: startMinutes.lowerBound, id: 0)..<CalendarEvent.key(
        startMinute: startMinutes.upperBound, id: 0)
    let found = cloud.events.query(keys, of: &user.events, &usage)
    var list = found.size + Bytes(2 + found.indices.count * (1 + CalendarEvent.jsonOverhead.count))
    if _slowPath(user.hasEscapes) {
      list = found.indices.reduce(list) { $0 + user.events[$1].escapes }
    }
    guard _slowPath(cloud.configuration.api.hasRecurringEvents) else { return list }
    return list + occurrences(cloud, &user, &usage)
  }

  /// Bytes of the occurrences of recurring events, each made from its series.
  private func occurrences(
    _ cloud: Cloud, _ user: inout User, _ usage: inout UsageRecorder
  ) -> Bytes {
    let found = cloud.events.query(allOf: &user.series, &usage)
    return found.indices.reduce(.zero) { sum, index in
      let series = user.series[index]
      let count = series.starts(
        in: startMinutes, cloud.configuration.calendar, except: user.exceptions
      ).count
      return sum + Bytes(count * (1 + series.occurrenceJSON.count))
    }
  }
}
