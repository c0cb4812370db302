public import Metering

/// Why a request was refused or failed; each is metered up to the point of refusal.
public enum AppError: Error, Equatable, Sendable {
  case sessionExpired
  case wrongPassword
  case userDisabled
  case attemptsExceeded
  case notConfirmed
  case alreadyConfirmed
  case codeMismatch
  case codeExpired
  case limitExceeded
  case payloadTooLarge(Bytes)
  case itemTooLarge(Bytes)
  case noSuchEvent
  case noSuchOccurrence
  case noSuchProfile
  case endBeforeStart
  case tooManyReminders(Int)
  /// A quota that users share: of the API itself, or of what it calls.
  case tooManyRequests, busy
  /// Over the wire only: the body or the path is not what the API describes.
  case unreadable
  /// The handler failed at its start.
  case handlerFailed

  /// Whether the same request may succeed a little later.
  var isPassing: Bool { self == .tooManyRequests || self == .busy }

  /// The HTTP status a client sees.
  public var status: Int {
    switch self {
    case .sessionExpired, .wrongPassword, .userDisabled, .attemptsExceeded: 401
    case .tooManyRequests: 429
    case .busy: 503
    case .payloadTooLarge: 413
    case .itemTooLarge, .endBeforeStart, .tooManyReminders, .unreadable: 400
    case .notConfirmed, .alreadyConfirmed, .codeMismatch, .codeExpired, .limitExceeded: 400
    case .noSuchEvent, .noSuchOccurrence, .noSuchProfile: 404
    case .handlerFailed: 500
    }
  }

  /// What the answer says; for a refusal by a service, that service's own words.
  public var message: String {
    switch self {
    case .sessionExpired: "Unauthorized"
    case .wrongPassword: "Incorrect username or password."
    case .tooManyRequests: "Too Many Requests"
    case .busy: "Service Unavailable"
    case .userDisabled: "User is disabled."
    case .attemptsExceeded: "Password attempts exceeded"
    case .notConfirmed: "User is not confirmed."
    case .alreadyConfirmed: "User cannot be confirmed. Current status is CONFIRMED"
    case .codeMismatch: "Invalid verification code provided, please try again."
    case .codeExpired: "Invalid code provided, please request a code again."
    case .limitExceeded: "Attempt limit exceeded, please try after some time."
    case .payloadTooLarge: "Request Entity Too Large"
    case .itemTooLarge: "Item size has exceeded the maximum allowed size"
    case .noSuchEvent: "no such event"
    case .noSuchOccurrence: "the event does not occur then"
    case .noSuchProfile: "no profile yet; PUT one first"
    case .endBeforeStart: "the event ends before it starts"
    case .tooManyReminders: "an event takes at most five reminders"
    case .unreadable: "the request is not as the API describes it"
    case .handlerFailed: "Internal Server Error"
    }
  }

  /// The answer's body; no message holds a character that JSON escapes.
  public var json: String { #"{"message":"\#(message)"}"# }

  var body: Bytes { Bytes(json.utf8.count) }
}
