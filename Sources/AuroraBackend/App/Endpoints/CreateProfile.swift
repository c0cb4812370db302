import Metering

/// `PUT /profile` of a new user.
public struct CreateProfile: Endpoint, Sendable {
  static let operation = Operation.createProfile
  static let function = Function.account
  var body: Bytes { Profile.json }

  public init() {}

  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    try cloud.users.put(Profile(), into: &user.profile, at: moment, &usage)
    return Profile.json
  }
}
