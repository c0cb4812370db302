public import Metering

// What a client sends to the media bucket by a pre-signed URL, and gets through the content network.
extension AuroraApp {
  /// Stores an attachment that leave was given for, in place of an earlier upload by the same leave.
  public func upload(
    attachment size: Bytes, of event: UInt32, replacing old: Bytes, as user: inout User,
    at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.begin(.uploadAttachment, for: .media, at: moment)
    if old == .zero { user.awaited.arrive(size, of: event) }
    cloud.media.put(size, replacing: old, in: &user.media, at: moment, &usage)
  }

  /// Stores a picture in place of the one before.
  public func upload(
    picture size: Bytes, replacing old: Bytes, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    usage.begin(.uploadPicture, for: .media, at: moment)
    cloud.media.put(size, replacing: old, in: &user.media, at: moment, &usage)
  }

  /// Serves an object, or the refusal where there is none; what the edge has not comes from S3.
  public func download(
    _ size: Bytes, for operation: Operation, isAtEdge: Bool, to viewer: EdgeGeography,
    at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.begin(operation, for: .media, at: moment)
    if !isAtEdge { cloud.media.get(&usage) }
    cloud.edge.serve(size, to: viewer, &usage)
  }
}
