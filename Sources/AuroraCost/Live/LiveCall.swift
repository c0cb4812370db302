import AuroraBackend
import Documents
import Metering

/// A request of a known caller, read: what to ask of the backend, and what to keep if it agrees.
struct LiveCall {
  let request: any Endpoint
  let journey: Journey
  let effect: Effect

  /// What becomes of the user's content when the backend has done its part.
  enum Effect {
    case profile(ProfileContent)
    case showProfile
    case picture(Bytes)
    case create(EventContent)
    case update(key: UInt64, startMinute: Int, EventContent)
    case showEvent(key: UInt64)
    case showEvents(from: Int, to: Int)
    case delete(key: UInt64)
    case createSeries(EventContent)
    case showSeries(id: UInt32)
    case updateSeries(id: UInt32, EventContent)
    case deleteSeries(id: UInt32)
    case attach(key: UInt64, Bytes)
    case showReminder(event: UInt64, lead: Int)
    case showReminders
    case nothing
    case endAccount
  }

  init(_ request: any Endpoint, _ journey: Journey, _ effect: Effect) {
    self.request = request
    self.journey = journey
    self.effect = effect
  }

  /// Longest text of one field; the table's own limit of an item is below it.
  static let longestLead = 40_320
}

/// Why a request cannot be read; the client hears `AppError.unreadable`.
struct UnreadableRequest: Error {}

extension LiveCall {
  /// Reads a request; the caller's own content completes what it leaves out.
  init(
    _ match: RouteMatch, _ call: GatewayCall, _ request: LiveRequest, of user: LiveUser,
    _ clock: LiveClock
  ) throws {
    let read = RequestReader(match, request, clock)
    let journey = call.journey
    switch match.route {
    case .readProfile: self.init(ReadProfile(), journey, .showProfile)
    case .writeProfile: self.init(try read.profile(), of: user)
    case .uploadPicture:
      let size = try read.uploadSize()
      self.init(UploadPicture(size: size), journey, .picture(size))
    case .listEvents:
      let range = try read.range()
      self.init(
        ListEvents(startMinutes: range), journey,
        .showEvents(from: range.lowerBound, to: range.upperBound))
    case .createEvent: self.init(try read.newEvent(), journey)
    case .readEvent:
      let key = try read.key()
      self.init(ReadEvent(key: key), journey, .showEvent(key: key))
    case .updateEvent: try self.init(changing: read.key(), of: user, by: read, journey)
    case .deleteEvent:
      let key = try read.key()
      self.init(DeleteEvent(key: key), journey, .delete(key: key))
    case .uploadAttachment:
      let (key, size) = (try read.key(), try read.uploadSize())
      self.init(
        UploadAttachment(event: key, size: size), journey,
        .attach(key: key, size))
    case .setReminder:
      let (key, lead) = (try read.key(), try read.lead())
      try read.channel()
      self.init(
        SetReminder(event: key, leadMinutes: lead), journey,
        .showReminder(event: key, lead: lead))
    case .deleteReminder:
      let reminder = Reminder.key(
        event: CalendarEvent.id(of: try read.key()), leadMinutes: try read.lead())
      self.init(DeleteReminder(key: reminder), journey, .nothing)
    case .listReminders: self.init(ListReminders(), journey, .showReminders)
    case .deleteAccount: self.init(DeleteAccount(), journey, .endAccount)
    case .createSeries, .readSeries, .updateSeries, .deleteSeries, .changeOccurrence,
      .cancelOccurrence:
      try self.init(ofSeries: match.route, read, journey, of: user)
    default: throw UnreadableRequest()
    }
  }

  /// The first profile of a user is created, any other updated.
  private init(_ profile: ProfileContent, of user: LiveUser) {
    let fields = ProfileFields(
      text: Bytes(profile.textCount), email: Bytes(user.email.utf8.count),
      escapes: Bytes(profile.escapes))
    if user.hasProfile {
      self.init(UpdateProfile(fields), .editCalendar, .profile(profile))
    } else {
      self.init(CreateProfile(fields), .signUp, .profile(profile))
    }
  }

  private init(_ new: RequestReader.NewEvent, _ journey: Journey) {
    let content = new.content
    self.init(
      CreateEvent(
        startMinute: new.startMinute, durationMinutes: content.durationMinutes,
        text: Bytes(content.textCount), escapes: Bytes(content.escapes), leads: new.leads),
      journey, .create(content))
  }

  private init(
    changing key: UInt64, of user: LiveUser, by read: RequestReader, _ journey: Journey
  ) throws {
    let old = user.event(key) ?? EventContent()
    let oldStart = CalendarEvent.startMinute(of: key)
    let (start, content) = try read.changes(of: old, startMinute: oldStart)
    self.init(
      UpdateEvent(
        key: key, text: Bytes(content.textCount), escapes: Bytes(content.escapes),
        startMinute: start, durationMinutes: content.durationMinutes),
      journey, .update(key: key, startMinute: start ?? oldStart, content))
  }
}
