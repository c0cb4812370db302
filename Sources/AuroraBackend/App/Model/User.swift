public import Metering

/// Everything the backend keeps for one user: the only data a handler can reach.
///
/// A worker reuses one for user after user, so that memory does not grow with users.
public struct User: ~Copyable {
  public var identity = Identity()
  public var viewer = EdgeGeography.us
  /// Whether the mailer knows the address as verified, which matters in its sandbox alone.
  public var hasVerifiedAddress = false
  public internal(set) var profile: Partition<Profile>
  public internal(set) var events: Partition<CalendarEvent>
  /// Recurring events, items of the events table as well.
  public internal(set) var series: Partition<EventSeries>
  /// Occurrences of theirs that were changed or cancelled, as events' keys.
  public internal(set) var exceptions: Set<UInt64> = []
  public internal(set) var reminders: Partition<Reminder>
  public internal(set) var schedules: Schedules
  /// Objects of the media bucket: the picture and attachments.
  public internal(set) var media = StorageClock()
  /// Decides how long the user's calls take.
  public var serviceBits = ServiceBits(seed: 0)
  /// Decides which of the user's mails and calls go wrong.
  var fates = Fates(ServiceBits(seed: 0))
  /// Whether the address is on the mailer's suppression list.
  var isSuppressed = false
  /// Events that the current request published.
  var publishedEvents = 0
  /// Bytes of the current request's body as it came; nil where no wire took part.
  public var wireBody: Bytes?
  /// Requests that shared quotas refused since somebody last looked.
  public var refused: [RefusedCall] = []
  /// The id that the next event gets.
  public internal(set) var nextEventID: UInt32 = 1
  /// Whether any event's text has ever held a character that JSON escapes.
  var hasEscapes = false
  /// When the first of the reminders that are there although they were due was due, or before.
  var oldestDue: Instant?
  /// The device that is used now, of at most `User.deviceLimit`.
  public var device = 0
  /// What each device's browser keeps.
  var browsers = InlineArray<8, Browser>(repeating: Browser())

  public static let deviceLimit = 8
  var awaited = AwaitedUploads()
  /// What the user's browser may call without asking.
  var preflights = PreflightCache()

  /// One for many users, with room for what most of them have.
  public init() {
    profile = Partition()
    events = Partition()
    series = Partition(capacity: 1)
    reminders = Partition()
    schedules = Schedules()
  }

  /// One of many users at once, with no more room than its own data take.
  public static func resident() -> User { User(capacity: 1) }

  private init(capacity: Int) {
    profile = Partition(capacity: capacity)
    events = Partition(capacity: capacity)
    series = Partition(capacity: 1)
    reminders = Partition(capacity: capacity)
    schedules = Schedules(capacity: capacity)
  }

  /// Turns to a user who has nothing yet.
  public mutating func reset(
    at moment: Instant, viewer: EdgeGeography, serviceBits: ServiceBits
  ) {
    identity = Identity()
    self.viewer = viewer
    self.serviceBits = serviceBits
    fates = Fates(serviceBits)
    isSuppressed = false
    publishedEvents = 0
    profile.reset(at: moment)
    events.reset(at: moment)
    series.reset(at: moment)
    if !exceptions.isEmpty { exceptions.removeAll(keepingCapacity: true) }
    reminders.reset(at: moment)
    schedules.reset(at: moment)
    media = StorageClock(since: moment)
    wireBody = nil
    awaited.reset()
    hasEscapes = false
    if !refused.isEmpty { refused = [] }
    nextEventID = 1
    oldestDue = nil
    device = 0
    browsers = InlineArray(repeating: Browser())
    preflights.reset()
  }

  /// The places of the events that start at a minute or later.
  public mutating func events(fromMinute minute: Int) -> Range<Int> {
    let key = CalendarEvent.key(startMinute: minute, id: 0)
    return events.place(notBelow: key)..<events.count
  }

  /// The key of an event by its place, which is likely to be asked for next.
  public mutating func pickEvent(_ index: Int) -> UInt64 { events.pick(index) }

  /// The same of a reminder.
  public mutating func pickReminder(_ index: Int) -> UInt64 { reminders.pick(index) }

  /// The next occurrence of a series at a minute or after, or nil.
  public func next(
    of series: EventSeries, notBefore minute: Int, _ calendar: CalendarOrigin
  ) -> Int? {
    series.next(notBefore: minute, calendar, except: exceptions)
  }

  /// Forgets the exceptions of a series.
  mutating func forgetExceptions(of series: UInt32) {
    guard !exceptions.isEmpty else { return }
    exceptions = exceptions.filter { CalendarEvent.id(of: $0) != series }
  }

  mutating func takeEventID() -> UInt32 {
    defer { nextEventID += 1 }
    return nextEventID
  }

  /// Remembers that a reminder that was due then is still there.
  mutating func noteDue(_ due: Instant) { oldestDue = min(oldestDue ?? due, due) }
}

/// When a browser last loaded the page and the picture, of which it keeps copies.
struct Browser: Sendable {
  var lastPageLoad = Instant(milliseconds: .min / 2)
  var lastPictureView = Instant(milliseconds: .min / 2)
}

// What a user already has when the month begins: put there without a request.
extension User {
  public mutating func open(profile item: Profile, at moment: Instant) {
    profile.store(item, at: moment)
    media.change(from: .zero, to: item.picture, at: moment)
  }

  /// Adds an event, and returns it with its id; `putEventsInOrder` must follow the last one.
  @discardableResult
  public mutating func open(
    eventAt startMinute: Int, text: Bytes, attachments: Int, attachmentBytes: Bytes
  ) -> CalendarEvent {
    let event = CalendarEvent(
      id: takeEventID(), startMinute: startMinute, text: text, attachments: attachments,
      attachmentBytes: attachmentBytes)
    events.append(event)
    media.add(attachmentBytes)
    return event
  }

  /// Makes the events that were added findable.
  public mutating func putEventsInOrder() { events.putInOrder() }

  /// Adds a recurring event, and returns it with its id.
  @discardableResult
  public mutating func open(
    seriesAt startMinute: Int, _ recurrence: Recurrence, text: Bytes, at moment: Instant
  ) -> EventSeries {
    let item = EventSeries(id: takeEventID(), startMinute: startMinute, recurrence, text: text)
    series.store(item, at: moment)
    return item
  }

  /// Adds a pending reminder of an occurrence with its schedule.
  public mutating func open(
    reminderOf series: EventSeries, startMinute: Int, leadMinutes: Int, at moment: Instant
  ) {
    let reminder = Reminder(of: series, startMinute: startMinute, leadMinutes: leadMinutes)
    reminders.store(reminder, at: moment)
    schedules.insert(Schedule(due: reminder.due, reminder: reminder.key))
  }

  /// Adds a reminder: pending with its schedule, or sent where it was due.
  public mutating func open(
    reminderOf event: CalendarEvent, leadMinutes: Int, at moment: Instant
  ) {
    let reminder = Reminder(of: event, leadMinutes: leadMinutes)
    guard reminder.due > moment else {
      reminders.store(reminder.sent(), at: moment)
      return noteDue(reminder.due)
    }
    reminders.store(reminder, at: moment)
    schedules.insert(Schedule(due: reminder.due, reminder: reminder.key))
  }

  /// Adds events that no request of the month can reach.
  public mutating func open(unreachable bytes: Bytes, at moment: Instant) {
    events.keepUnreachable(bytes, at: moment)
  }

  /// Adds attachments of events that no request of the month can reach.
  public mutating func open(media bytes: Bytes, at moment: Instant) {
    media.change(from: .zero, to: bytes, at: moment)
  }
}
