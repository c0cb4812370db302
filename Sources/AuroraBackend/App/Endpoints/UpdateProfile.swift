import Metering

/// `PUT /profile`: new name, language or settings.
public struct UpdateProfile: Endpoint, Sendable {
  static let operation = Operation.updateProfile
  static let function = Function.account
  var body: Bytes { Profile.json }

  public init() {}

  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard
      let profile = cloud.users.get(Profile.key, from: user.profile, consistency: .strong, &usage)
    else { throw .noSuchProfile }
    try cloud.users.update(profile, in: &user.profile, at: moment, &usage)
    return Profile.json
  }
}
