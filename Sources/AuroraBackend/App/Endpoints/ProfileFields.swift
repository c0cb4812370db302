public import Metering

/// What a client writes of a profile, new or not.
public struct ProfileFields: Sendable {
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

  /// The request's body; the address is the user pool's and not in it.
  var body: Bytes { Profile.bareRequest + text + escapes }

  /// The profile with these fields.
  func written(to old: Profile = Profile()) -> Profile {
    var profile = old
    profile.text = email + text
    profile.escapes = escapes
    return profile
  }
}
