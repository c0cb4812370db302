public import Metering

/// EventBridge Scheduler: one one-time schedule a reminder, billed when it fires.
///
/// Holding, creating and deleting schedules is free. Source: EventBridge pricing, read 2026-09-11.
public struct Scheduler: Sendable {
  public init() {}

  func create(
    _ schedule: Schedule, in schedules: inout Schedules, _ usage: inout UsageRecorder
  ) {
    usage.recordCall(.callCreateSchedule)
    usage.record(.schedulesCreated)
    schedules.insert(schedule)
  }

  /// Moves a schedule, or makes it anew if it has fired.
  func update(
    _ schedule: Schedule, in schedules: inout Schedules, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    usage.recordCall(.callUpdateSchedule)
    schedules.remove(reminder: schedule.reminder)
    if schedule.due > moment { schedules.insert(schedule) }
  }

  func delete(
    reminder: UInt64, from schedules: inout Schedules, _ usage: inout UsageRecorder
  ) {
    usage.recordCall(.callDeleteSchedule)
    schedules.remove(reminder: reminder)
  }

  func invoke(_ usage: inout UsageRecorder) { usage.record(.schedulerInvocations) }
}

/// A one-time schedule: when, and which reminder it sends.
public struct Schedule: Sendable, Equatable {
  public var due: Instant
  public var reminder: UInt64

  public init(due: Instant, reminder: UInt64) {
    self.due = due
    self.reminder = reminder
  }
}

/// One user's pending schedules, the earliest last, so that taking it is O(1).
public struct Schedules: ~Copyable {
  private var pending = ContiguousArray<Schedule>()

  public init() { pending.reserveCapacity(64) }

  public mutating func reset() { pending.removeAll(keepingCapacity: true) }

  public var count: Int { pending.count }

  /// When the next one fires, or nil.
  public var nextDue: Instant? { pending.last?.due }

  public mutating func insert(_ schedule: Schedule) {
    var index = pending.count
    while index > 0, pending[index - 1].due <= schedule.due { index -= 1 }
    pending.insert(schedule, at: index)
  }

  mutating func popNext() -> Schedule? { pending.popLast() }

  mutating func remove(reminder: UInt64) {
    pending.removeAll { $0.reminder == reminder }
  }
}
