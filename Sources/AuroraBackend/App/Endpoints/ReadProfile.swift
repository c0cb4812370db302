import Metering

/// `GET /profile`.
public struct ReadProfile: Endpoint, Sendable {
  static let operation = Operation.readProfile
  static let function = Function.account

  public init() {}

  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let profile = cloud.users.get(Profile.key, from: &user.profile, &usage)
    else { throw .noSuchProfile }
    return profile.json
  }
}
