import Metering

/// An S3 bucket: uploads by pre-signed URL, reads by the content network.
public struct Bucket: Sendable {
  public init() {}

  /// Stores an object in place of an older one of its key.
  func put(
    _ size: Bytes, replacing old: Bytes, in storage: inout StorageClock, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    usage.record(.s3Puts)
    storage.change(from: old, to: size, at: moment)
  }

  /// Reads an object for the content network; the way there is free.
  func get(_ usage: inout UsageRecorder) { usage.record(.s3Gets) }

  /// Deletes; DELETE requests are free.
  ///
  /// Source: S3 FAQ, read 2026-04-13.
  func delete(_ size: Bytes, from storage: inout StorageClock, at moment: Instant) {
    storage.change(from: size, to: .zero, at: moment)
  }

  /// Lists a user's objects and deletes them all; the list is a request, the deletions are free.
  func deleteAll(
    from storage: inout StorageClock, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.record(.s3Puts)
    storage.change(from: storage.bytes, to: .zero, at: moment)
  }

  func settle(
    _ storage: inout StorageClock, until moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.record(.s3Storage, wide: storage.take(until: moment))
  }
}
