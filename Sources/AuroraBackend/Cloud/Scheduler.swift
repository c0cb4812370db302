import Metering

/// EventBridge Scheduler: one one-time schedule a reminder, billed when it fires.
///
/// Holding, creating and deleting schedules is free. Source: EventBridge pricing, read 2026-09-11.
struct Scheduler: Sendable {
  func create(_ usage: inout UsageRecorder) {
    usage.recordCall(.callCreateSchedule)
    usage.record(.schedulesCreated)
  }

  func update(_ usage: inout UsageRecorder) { usage.recordCall(.callUpdateSchedule) }

  func delete(_ usage: inout UsageRecorder) { usage.recordCall(.callDeleteSchedule) }
}

/// EventBridge rules: one recurring rule a reminder, whose cron expression comes true once.
///
/// Rules and their triggers are free; a bus holds 300, which is this design's limit.
/// Source: EventBridge user guide, "Quotas", read 2026-04-13.
struct EventRules: Sendable {
  func put(_ usage: inout UsageRecorder) { usage.recordCall(.callPutRule) }

  func delete(_ usage: inout UsageRecorder) { usage.recordCall(.callDeleteRule) }
}
