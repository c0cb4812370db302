public import Metering

/// `POST /profile/picture`: answers with a pre-signed URL, to which the browser uploads.
///
/// Without a wire the upload follows at once; over one the client's own PUT counts.
public struct UploadPicture: Endpoint, Sendable {
  public static let operation = Operation.uploadPicture
  public static let function = Function.account
  let size: Bytes

  public init(size: Bytes) { self.size = size }

  public var body: Bytes { .uploadRequest(of: size) }

  public var url: ResourceURL { ResourceURL(.picture) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard
      let profile = cloud.users.get(Profile.key, from: &user.profile, consistency: .strong, &usage)
    else { throw .noSuchProfile }
    var changed = profile
    changed.picture = size
    try cloud.users.update(changed, in: &user.profile, at: moment, &usage)
    if user.wireBody == nil {
      cloud.media.put(size, replacing: profile.picture, in: &user.media, at: moment, &usage)
    }
    return Bytes.presignedURL
  }
}

extension Bytes {
  /// A pre-signed URL with its signature and security token, as JSON.
  static let presignedURL = Bytes(1_400)

  /// The request for one: how many bytes will be uploaded.
  static func uploadRequest(of size: Bytes) -> Bytes {
    Bytes(#"{"bytes":}"#.utf8.count + size.count.decimalDigits)
  }
}
