public import Metering

/// When a reminder is due, and which.
public struct Schedule: Sendable, Equatable, BitwiseCopyable {
  public var due: Instant
  public var reminder: UInt64

  public init(due: Instant, reminder: UInt64) {
    self.due = due
    self.reminder = reminder
  }
}

/// One user's pending reminders in the order of their time, the earliest last: taking it is O(1).
public struct Schedules: ~Copyable {
  private var pending: Slab<Schedule>
  /// When the next one fires, or the end of all time: stored, so that a look at it calls nothing.
  public private(set) var earliest = Instant(milliseconds: .max)
  /// What their entries in an index by due minute keep, where there is one.
  var index = StorageClock()

  /// `capacity` schedules find room at once, one at least.
  public init(capacity: Int = 64) { pending = Slab(capacity: capacity) }

  public mutating func reset(at moment: Instant) {
    pending.removeAll()
    look()
    index = StorageClock(since: moment)
  }

  public var count: Int { pending.count }

  /// When the next one fires, or nil.
  public var nextDue: Instant? { last?.due }

  /// Those of one moment, which must be the next.
  public func due(at moment: Instant) -> [Schedule] {
    var due: [Schedule] = []
    var index = pending.count - 1
    while index >= 0, pending[index].due == moment {
      due.append(pending[index])
      index -= 1
    }
    return due
  }

  var last: Schedule? { pending.count > 0 ? pending[pending.count &- 1] : nil }

  private mutating func look() { earliest = last?.due ?? Instant(milliseconds: .max) }

  mutating func insert(_ schedule: Schedule) {
    var index = pending.count
    while index > 0, pending[index &- 1].due <= schedule.due { index &-= 1 }
    pending.insert(schedule, at: index)
    look()
  }

  mutating func popNext() -> Schedule? {
    guard let next = last else { return nil }
    pending.removeLast(1)
    look()
    return next
  }

  /// Forgets a reminder; false where it was not pending.
  @discardableResult
  mutating func remove(reminder: UInt64) -> Bool {
    var index = pending.count
    while index > 0 {
      index &-= 1
      if pending[index].reminder == reminder {
        pending.remove(at: index)
        look()
        return true
      }
    }
    return false
  }
}
