public import Metering

/// Why a request was refused or failed; each is metered up to the point of refusal.
public enum AppError: Error, Equatable, Sendable {
  case sessionExpired
  case wrongPassword
  case payloadTooLarge(Bytes)
  case itemTooLarge(Bytes)
  case noSuchEvent
  case noSuchProfile
  case endBeforeStart
  case tooManyReminders(Int)

  /// The HTTP status a client sees.
  public var status: Int {
    switch self {
    case .sessionExpired, .wrongPassword: 401
    case .payloadTooLarge: 413
    case .itemTooLarge, .endBeforeStart, .tooManyReminders: 400
    case .noSuchEvent, .noSuchProfile: 404
    }
  }
}
