public import Metering

/// The tables of the backend.
public enum TableName: CaseIterable, Sendable {
  case users, events, reminders

  /// The series of consumed write units and half read units.
  public var consumption: (writes: DemandSeries, reads: DemandSeries) {
    switch self {
    case .users: (.usersWrites, .usersReads)
    case .events: (.eventsWrites, .eventsReads)
    case .reminders: (.remindersWrites, .remindersReads)
    }
  }

  /// The series of records in its stream.
  public var changes: DemandSeries {
    switch self {
    case .users: .usersChanges
    case .events: .eventsChanges
    case .reminders: .remindersChanges
    }
  }
}
