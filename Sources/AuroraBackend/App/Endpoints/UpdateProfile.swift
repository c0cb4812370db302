public import Metering

/// `PUT /profile`: new name, language or settings.
public struct UpdateProfile: Endpoint, Sendable {
  public static let operation = Operation.updateProfile
  public static let function = Function.account
  let fields: ProfileFields

  public init(_ fields: ProfileFields = ProfileFields()) { self.fields = fields }

  public var body: Bytes { fields.body }

  public var url: ResourceURL { ResourceURL(.profile) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard
      let old = cloud.users.get(Profile.key, from: &user.profile, consistency: .strong, &usage)
    else { throw .noSuchProfile }
    let profile = fields.written(to: old)
    try cloud.users.update(profile, in: &user.profile, at: moment, &usage)
    return profile.json
  }
}
