import Metering

/// Attachments that leave was given for and that have not come yet, by event.
///
/// Over a wire alone: where there is none, an upload follows its leave at once.
struct AwaitedUploads: Sendable {
  private var bytes: [UInt32: Bytes] = [:]

  mutating func reset() {
    if !bytes.isEmpty { bytes = [:] }
  }

  mutating func add(_ size: Bytes, to event: UInt32) {
    bytes[event, default: .zero] += size
  }

  mutating func arrive(_ size: Bytes, of event: UInt32) {
    if let awaited = bytes[event] { bytes[event] = max(.zero, awaited - size) }
  }

  /// What an event that is deleted will not get any more.
  mutating func forget(_ event: UInt32) -> Bytes {
    bytes.isEmpty ? .zero : bytes.removeValue(forKey: event) ?? .zero
  }
}
