import AuroraBackend
import Metering

// What the backend's answers change in a user's content.
extension LiveUser {
  func keep(_ new: ProfileContent, at now: Int) {
    let old = profile
    profile = new
    profile.picture = old.picture
    profile.created = old.created > 0 ? old.created : now
    profile.updated = now
  }

  /// Keeps the content of the event that the backend just made, and returns its key.
  func add(_ content: EventContent, at now: Int) -> UInt64 {
    let id = slab.nextEventID - 1
    var content = content
    content.created = now
    content.updated = now
    events[id] = content
    return slab.events.items.last { $0.id == id }?.key ?? 0
  }

  /// Keeps the changed content of an event, and returns its key, which a new start changes.
  func change(
    _ key: UInt64, startMinute: Int, _ content: EventContent, at now: Int
  ) -> UInt64 {
    let id = CalendarEvent.id(of: key)
    events[id] = content
    events[id]?.updated = now
    return CalendarEvent.key(startMinute: startMinute, id: id)
  }

  /// Lists one more attachment of an event by its object's key.
  func attach(_ mediaKey: String, to event: UInt32) {
    attachmentCount += 1
    let number = String(1_000_000_000 + attachmentCount % 1_000_000_000).dropFirst()
    events[event]?.attachments.append(
      AttachmentContent(name: "attachment-\(number)", mediaKey: mediaKey))
  }

  /// Keys of the events that start in a range of minutes.
  func eventKeys(from: Int, to: Int) -> [UInt64] {
    let first = slab.events.firstIndex(notBelow: CalendarEvent.key(startMinute: from, id: 0))
    let end = slab.events.firstIndex(notBelow: CalendarEvent.key(startMinute: to, id: 0))
    return (first..<max(first, end)).map { slab.events.key(at: $0) }
  }
}

extension LiveJSON {
  mutating func write(_ key: UInt64, of user: LiveUser) {
    guard let index = user.slab.events.index(of: key), let content = user.event(key) else { return }
    write(user.slab.events[index], content)
  }
}
