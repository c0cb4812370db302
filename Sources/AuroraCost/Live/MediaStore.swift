import AuroraBackend
import Metering

/// Objects of the media bucket with their bytes, and leave to upload more; memory is bounded.
///
/// Keys are random and longer than anyone can guess; they are looked up and never made a path.
struct MediaStore: Sendable {
  /// What an object is, and which of the user's operations it belongs to.
  enum Kind: Sendable, Equatable {
    case picture
    case attachment(event: UInt32)
  }

  /// Leave to PUT so many bytes at a key, by the signature in its URL.
  struct Leave: Sendable {
    let key: String
    let signature: String
    let owner: String
    let kind: Kind
    let size: Int
    let expires: Instant
  }

  struct Object: Sendable {
    let owner: String
    let kind: Kind
    let bytes: [UInt8]
    /// Until when the edge keeps its copy.
    var isAtEdgeUntil = Instant(milliseconds: .min)
  }

  /// Bytes of all objects; an upload beyond them is refused as S3 refuses what it cannot take now.
  let capacity: Int
  /// Leaves at a time; the oldest gives way.
  let mostLeaves: Int
  private var leaves: [String: Leave] = [:]
  /// Keys in the order in which their leave was given, from `firstLeave` on.
  private var given: [String] = []
  private var firstLeave = 0
  private var objects: [String: Object] = [:]
  private(set) var bytes = 0

  init(capacity: Int = 256 << 20, mostLeaves: Int = 100_000) {
    self.capacity = capacity
    self.mostLeaves = mostLeaves
  }

  /// Largest object that leave is given for.
  static let largest = 25 << 20
  /// As the URL says, in seconds.
  static let lifetime = 900

  mutating func allow(
    _ size: Bytes, _ kind: Kind, of owner: String, at moment: Instant
  ) -> Leave {
    dropOldLeaves(at: moment)
    let leave = Leave(
      key: UploadURL.randomHex(kind == .picture ? 50 : 64), signature: UploadURL.randomHex(64),
      owner: owner, kind: kind, size: size.count,
      expires: moment + Milliseconds(Int64(Self.lifetime) * 1_000))
    leaves[leave.key] = leave
    given.append(leave.key)
    return leave
  }

  private mutating func dropOldLeaves(at moment: Instant) {
    while firstLeave < given.count {
      let leave = leaves[given[firstLeave]]
      let isOver = leave.map { moment >= $0.expires } ?? true
      guard isOver || given.count - firstLeave >= mostLeaves else { break }
      leaves[given[firstLeave]] = nil
      firstLeave += 1
    }
    if firstLeave > 1_000, 2 * firstLeave > given.count {
      given.removeFirst(firstLeave)
      firstLeave = 0
    }
  }

  /// Bytes of a body worth keeping: one more than leave was given for shows that it is too long.
  func room(for key: String) -> Int { leaves[key].map { $0.size + 1 } ?? 0 }

  /// Why an upload is refused, in S3's words, or nil where it is as signed.
  ///
  /// The length is signed with the rest, so that another one is another signature.
  func refusal(of key: String, signature: String?, size: Int, at moment: Instant) -> StorageError? {
    guard let leave = leaves[key], leave.signature == signature else {
      return .signatureDoesNotMatch
    }
    guard moment < leave.expires else { return .expired }
    guard size == leave.size else { return .signatureDoesNotMatch }
    let replaced = objects[key]?.bytes.count ?? 0
    return bytes - replaced + size > capacity ? .slowDown : nil
  }

  func leave(_ key: String) -> Leave? { leaves[key] }

  func object(_ key: String) -> Object? { objects[key] }

  mutating func keep(_ body: [UInt8], by leave: Leave) {
    drop(leave.key)
    objects[leave.key] = Object(owner: leave.owner, kind: leave.kind, bytes: body)
    bytes += body.count
  }

  mutating func drop(_ key: String) {
    if let object = objects.removeValue(forKey: key) { bytes -= object.bytes.count }
  }

  /// Remembers that the edge has a copy; pictures may stay a day, attachments not at all.
  mutating func cache(_ key: String, at moment: Instant) {
    if objects[key]?.kind == .picture { objects[key]?.isAtEdgeUntil = moment + .days(1) }
  }

  /// Everything of a user whose account is deleted, leave to upload included.
  mutating func dropAll(of owner: String) {
    for (key, object) in objects where object.owner == owner { drop(key) }
    leaves = leaves.filter { $0.value.owner != owner }
  }
}

/// Refusals of the bucket; S3 bills none but that of a key which does not exist.
///
/// Source: S3 user guide, "Billing for Amazon S3 error responses", read 2026-11-24.
enum StorageError: Sendable {
  case signatureDoesNotMatch, expired, slowDown, noSuchKey

  var status: Int {
    switch self {
    case .signatureDoesNotMatch, .expired: 403
    case .slowDown: 503
    case .noSuchKey: 404
    }
  }

  private var code: String {
    switch self {
    case .signatureDoesNotMatch: "SignatureDoesNotMatch"
    case .expired: "AccessDenied"
    case .slowDown: "SlowDown"
    case .noSuchKey: "NoSuchKey"
    }
  }

  private var message: String {
    switch self {
    case .signatureDoesNotMatch:
      "The request signature we calculated does not match the signature you provided."
    case .expired: "Request has expired"
    case .slowDown: "Please reduce your request rate."
    case .noSuchKey: "The specified key does not exist."
    }
  }

  var xml: String {
    #"<?xml version="1.0" encoding="UTF-8"?>"#
      + "<Error><Code>\(code)</Code><Message>\(message)</Message></Error>"
  }
}
