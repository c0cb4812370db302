public import Metering

/// `PUT /profile` of a new user.
public struct CreateProfile: Endpoint, Sendable {
  public static let operation = Operation.createProfile
  public static let function = Function.account
  let fields: ProfileFields

  public init(_ fields: ProfileFields = ProfileFields()) { self.fields = fields }

  public var body: Bytes { fields.body }

  public var url: ResourceURL { ResourceURL(.profile) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    let profile = fields.written()
    try cloud.users.put(profile, into: &user.profile, at: moment, &usage)
    return profile.json
  }
}
