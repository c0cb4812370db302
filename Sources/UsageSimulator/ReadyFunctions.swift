import AuroraBackend
import Metering

/// Provisioned concurrency: environments kept ready all month for the functions that callers wait
/// for, and what does not fit into them.
///
/// Handlers bill their whole duration as provisioned; the share of a minute's calls that find all of
/// them busy runs on demand, where it is moved to here.
/// Source: Lambda developer guide, "Configuring provisioned concurrency", read 2026-04-13.
enum ReadyFunctions {
  static func add(
    to usage: inout SimulatedUsage, _ cloud: Cloud, for month: Milliseconds,
    _ recorder: inout UsageRecorder
  ) {
    let functions = cloud.configuration.functions
    guard functions.provisionedConcurrency > 0 else { return }
    recorder.begin(.keepFunctions, for: .standing)
    for function in Function.allCases where function.servesCallers {
      cloud.runtime.keepReady(functions.provisionedConcurrency, for: month, &recorder)
      let spill = spill(of: function, in: usage.demand, ready: functions.provisionedConcurrency)
      for operation in Operation.allCases where operation.function == function {
        for journey in Journey.allCases {
          let billed = usage.ledger[functions.provisionedDurationMeter, operation, journey]
          usage.ledger.move(
            billed * spill.over / max(1, spill.all), of: operation, journey,
            from: functions.provisionedDurationMeter, to: functions.computeMeter)
        }
      }
    }
  }

  /// Busy microseconds of a month beyond the environments that were ready, and all of them.
  static func spill(
    of function: Function, in demand: Demand, ready: Int
  ) -> (over: UInt128, all: UInt128) {
    var over: UInt128 = 0
    var all: UInt128 = 0
    var load = MinuteLoad()
    for minute in 0..<demand.minutes {
      let calls = demand[function.demand.calls, minute]
      guard calls > 0 else { continue }
      let busy = demand[function.demand.busy, minute]
      all += UInt128(busy)
      load.spread(busy, over: calls)
      over += UInt128(busy) * UInt128(load.visits(of: ready)) / (UInt128(calls) << 32)
    }
    return (over, all)
  }
}

extension Operation {
  /// The function that serves it where callers wait for one.
  var function: Function? {
    switch self {
    case .listEvents, .readEvent, .readSeries: .readCalendar
    case .createEvent, .updateEvent, .deleteEvent, .uploadAttachment, .createSeries,
      .updateSeries, .deleteSeries, .changeOccurrence, .cancelOccurrence:
      .writeCalendar
    case .setReminder, .listReminders, .deleteReminder: .reminders
    case .createProfile, .readProfile, .updateProfile, .uploadPicture, .deleteAccount: .account
    default: nil
    }
  }
}
