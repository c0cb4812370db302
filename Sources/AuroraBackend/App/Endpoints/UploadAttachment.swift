public import Metering

/// `POST /events/{key}/attachments`: answers with a pre-signed URL, to which the browser uploads.
public struct UploadAttachment: Endpoint, Sendable {
  public static let operation = Operation.uploadAttachment
  public static let function = Function.writeCalendar
  let event: UInt64
  let size: Bytes

  public init(event: UInt64, size: Bytes) {
    self.event = event
    self.size = size
  }

  public var body: Bytes { .uploadRequest(of: size) }

  public var url: ResourceURL { ResourceURL(.attachments, event) }

  public func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes {
    guard let event = cloud.events.get(event, from: &user.events, consistency: .strong, &usage)
    else { throw .noSuchEvent }
    try cloud.events.update(
      event.with(attachment: size), in: &user.events, at: moment, &usage)
    if user.wireBody == nil {
      cloud.media.put(size, replacing: .zero, in: &user.media, at: moment, &usage)
    } else {
      user.awaited.add(size, to: event.id)
    }
    return Bytes.presignedURL
  }
}
