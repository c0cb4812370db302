public import Metering

/// `PUT /profile`: new name, language or settings.
public struct UpdateProfile: Endpoint, Sendable {
  static let operation = Operation.updateProfile
  static let function = Function.account
  let text: Bytes
  let email: Bytes
  let escapes: Bytes

  /// Bytes of the address, of name, time zone and language, and what JSON's escapes add to them.
  public init(
    text: Bytes = Profile.typicalText, email: Bytes = Profile.typicalEmail, escapes: Bytes = .zero
  ) {
    self.text = text
    self.email = email
    self.escapes = escapes
  }

  var body: Bytes { Profile.bareRequest + text + escapes }

  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard
      var profile = cloud.users.get(Profile.key, from: &user.profile, consistency: .strong, &usage)
    else { throw .noSuchProfile }
    profile.text = email + text
    profile.escapes = escapes
    try cloud.users.update(profile, in: &user.profile, at: moment, &usage)
    return profile.json
  }
}
