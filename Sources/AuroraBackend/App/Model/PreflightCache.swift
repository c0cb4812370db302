import Metering

/// The URLs that a browser may call from another origin without asking again, and until when.
///
/// The answer to one preflight allows every method of its URL, query included, and each answer is
/// kept as long. Source: Fetch standard, "CORS-preflight cache", read 2026-11-24.
struct PreflightCache: ~Copyable {
  private var kept = Slab<Kept>(capacity: 8)
  /// Those before have ended: the oldest end first.
  private var first = 0

  // Internal for the same reason as a row of `Partition`.
  struct Kept: BitwiseCopyable {
    let url: ResourceURL
    let end: Instant
  }

  mutating func reset() {
    kept.removeAll()
    first = 0
  }

  /// Whether the browser must ask before it calls a URL.
  ///
  /// O(n) in the URLs with answers that are kept.
  mutating func mustAsk(about url: ResourceURL, at moment: Instant) -> Bool {
    while first < kept.count, kept[first].end <= moment { first &+= 1 }
    if first == kept.count { reset() }
    var place = kept.count
    while place > first {
      place &-= 1
      if kept[place].url == url { return false }
    }
    return true
  }

  /// Keeps the answer about a URL until a moment that is not before that of any other.
  mutating func keep(_ url: ResourceURL, until end: Instant) {
    kept.append(Kept(url: url, end: end))
  }
}

/// A URL of the API, as two words that no other URL has.
struct ResourceURL: Equatable, Sendable, BitwiseCopyable {
  private let item: UInt64
  private let path: UInt64

  /// `path` and `part` tell templates and what stands at their end apart, `item` what is in them.
  private init(_ path: UInt64, _ item: UInt64 = 0, part: Int = 0) {
    self.path = path | UInt64(part) << 8
    self.item = item
  }
}

extension Request {
  /// The URL that the request goes to.
  var url: ResourceURL { ResourceURL(self) }
}

extension ResourceURL {
  init(_ request: Request) {
    switch request {
    case .createProfile, .readProfile, .updateProfile: self.init(0)
    case .uploadPicture: self.init(1)
    case .createEvent: self.init(2)
    case .listEvents(let list):
      self.init(
        3, UInt64(bitPattern: Int64(list.startMinutes.lowerBound)),
        part: list.startMinutes.count)
    case .readEvent(let event): self.init(4, event.key)
    case .updateEvent(let event): self.init(4, event.key)
    case .deleteEvent(let event): self.init(4, event.key)
    case .uploadAttachment(let upload): self.init(5, upload.event)
    // Reminders are told apart by the event's number: it has one start at a time.
    case .setReminder(let set):
      self.init(
        6, Reminder.key(event: CalendarEvent.id(of: set.event), leadMinutes: set.leadMinutes))
    case .deleteReminder(let reminder): self.init(6, reminder.key)
    case .listReminders: self.init(7)
    case .deleteAccount: self.init(8)
    case .createSeries: self.init(9)
    case .readSeries(let series): self.init(10, UInt64(series.id))
    case .updateSeries(let series): self.init(10, UInt64(series.id))
    case .deleteSeries(let series): self.init(10, UInt64(series.id))
    case .changeOccurrence(let change): self.init(occurrence: change.startMinute, of: change.id)
    case .cancelOccurrence(let cancel): self.init(occurrence: cancel.startMinute, of: cancel.id)
    }
  }
  private init(occurrence startMinute: Int, of series: UInt32) {
    self.init(11, CalendarEvent.key(startMinute: startMinute, id: series))
  }
}
