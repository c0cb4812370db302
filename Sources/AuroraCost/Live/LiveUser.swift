import AuroraBackend
import Metering

/// A user who signed up: the backend's slab, and the bytes that it only knows the size of.
///
/// Belongs to the actor of the live backend and never leaves it.
final class LiveUser {
  /// 36 characters.
  let id: String
  var email: String
  var password: PasswordHash
  var slab = User()
  var profile = ProfileContent()
  /// By the event's id, which a move leaves as it is.
  var events: [UInt32: EventContent] = [:]
  /// Of recurring events.
  var series: [UInt32: EventContent] = [:]
  /// Names of the pool's groups that the user is in.
  var groups: Set<String> = []
  var attachmentCount = 0
  /// The picture's object, once one has been uploaded.
  var pictureKey: String?
  var isConfirmed = false
  var signUpCode: MailedCode
  var resetCode: MailedCode?
  var lockout = SignInLockout()
  var confirmations = HourlyLimit.confirmations
  var resentCodes = HourlyLimit.resentCodes
  var recoveries = HourlyLimit.recoveries

  init(id: String, email: String, password: PasswordHash, code: MailedCode) {
    self.id = id
    self.email = email
    self.password = password
    signUpCode = code
  }

  var hasProfile: Bool { slab.profile.count > 0 }

  /// The event of a key, and its text.
  func event(_ key: UInt64) -> EventContent? {
    slab.events.index(of: key) == nil ? nil : events[CalendarEvent.id(of: key)]
  }
}

/// A password as the pool keeps it.
struct PasswordHash: Sendable {
  private let salt: UInt64
  private let hash: ContentHash

  init(_ password: String) { self.init(password, salt: .random(in: 0...(.max))) }

  func matches(_ password: String) -> Bool {
    PasswordHash(password, salt: salt).hash == hash
  }

  private init(_ password: String, salt: UInt64) {
    self.salt = salt
    hash = .sha256("\(salt) \(password)")
  }
}
