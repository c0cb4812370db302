import Metering

/// THE list of things whose cost a planner asks for by the piece.
public enum CountedUnit: String, CaseIterable, Sendable {
  case activeUser, eventCreated, reminderSent

  /// Singular, as in `one reminder sent`.
  var name: String {
    switch self {
    case .activeUser: "active user"
    case .eventCreated: "event created"
    case .reminderSent: "reminder sent"
    }
  }

  /// How many the month had.
  func count(in scenario: ScenarioIdentity) -> UInt64 {
    switch self {
    case .activeUser: scenario.activeUsers
    case .eventCreated: scenario.eventsCreated
    case .reminderSent: scenario.remindersSent
    }
  }

  /// Whether one of it causes a share of this operation's usage.
  func causes(journey: String, operation: String) -> Bool {
    switch self {
    case .activeUser: journey != Journey.standing.label
    case .eventCreated: operation == Operation.createEvent.label
    case .reminderSent: journey == Journey.remind.label
    }
  }

  /// What `causes` picks, in words.
  var scope: String {
    switch self {
    case .activeUser: "all but standing cost"
    case .eventCreated: "the operation “\(Operation.createEvent.label)”"
    case .reminderSent: "the journey “\(Journey.remind.label)”"
    }
  }
}
