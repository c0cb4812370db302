public import Metering

/// `GET /profile`.
public struct ReadProfile: Endpoint, Sendable {
  public static let operation = Operation.readProfile
  public static let function = Function.account

  public init() {}

  public var url: ResourceURL { ResourceURL(.profile) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let profile = cloud.users.get(Profile.key, from: &user.profile, &usage)
    else { throw .noSuchProfile }
    return profile.json
  }
}
