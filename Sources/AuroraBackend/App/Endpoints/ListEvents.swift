import Metering

/// `GET /events?from=…&to=…`: the events that start in a range of minutes.
///
/// Each is preceded by one byte in the answer's list: a comma, or a space before the first.
public struct ListEvents: Endpoint, Sendable {
  static let operation = Operation.listEvents
  static let function = Function.readCalendar
  let startMinutes: Range<Int>

  public init(startMinutes: Range<Int>) { self.startMinutes = startMinutes }

  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    let keys =
      CalendarEvent.key(
        startMinute: startMinutes.lowerBound, id: 0)..<CalendarEvent.key(
        startMinute: startMinutes.upperBound, id: 0)
    let found = cloud.events.query(keys, of: &user.events, &usage)
    let list = found.size + Bytes(2 + found.indices.count * (1 + CalendarEvent.jsonOverhead.count))
    guard user.hasEscapes else { return list }
    return found.indices.reduce(list) { $0 + user.events[$1].escapes }
  }
}
