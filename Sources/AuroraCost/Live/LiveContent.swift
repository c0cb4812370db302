/// What live mode keeps of an event beside the backend's record of its size.
struct EventContent: Sendable {
  var title = JSONText("")
  var notes = JSONText("")
  var durationMinutes = 0
  /// Six hexadecimal digits.
  var colour = "3366cc"
  var isAllDay = false
  var created = 0
  var updated = 0
  var attachments: [AttachmentContent] = []

  var textCount: Int { title.count + notes.count }
  var escapes: Int { title.escapes + notes.escapes }
}

/// An attachment as its event lists it, uploaded or not.
struct AttachmentContent: Sendable {
  /// 20 characters.
  let name: String
  /// 64 hexadecimal digits.
  let mediaKey: String
}

/// What live mode keeps of a profile beside its size.
struct ProfileContent: Sendable {
  var name = JSONText("")
  var timeZone = JSONText("")
  var locale = JSONText("")
  var weekStart = 1
  var view = View.month
  var sendsEmail = true
  /// 50 hexadecimal digits.
  var picture: String?
  var created = 0
  var updated = 0

  enum View: String, CaseIterable, Sendable { case month, week, day }

  var textCount: Int { name.count + timeZone.count + locale.count }
  var escapes: Int { name.escapes + timeZone.escapes + locale.escapes }
}
