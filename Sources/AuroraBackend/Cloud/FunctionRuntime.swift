public import Metering

/// The Lambda functions of the backend.
public enum Function: UInt8, CaseIterable, Sendable {
  case readCalendar, writeCalendar, reminders, account, sendReminder, checkHealth, authorize
  case consumeChanges, handleEvent

  /// The series that count its invocations and its busy time by the minute.
  @inline(__always) public var demand: (calls: DemandSeries, busy: DemandSeries) {
    switch self {
    case .readCalendar: (.readCalendarCalls, .readCalendarBusy)
    case .writeCalendar: (.writeCalendarCalls, .writeCalendarBusy)
    case .reminders: (.remindersCalls, .remindersBusy)
    case .account: (.accountCalls, .accountBusy)
    case .sendReminder: (.sendReminderCalls, .sendReminderBusy)
    case .checkHealth: (.checkHealthCalls, .checkHealthBusy)
    case .authorize: (.authorizeCalls, .authorizeBusy)
    case .consumeChanges: (.consumeChangesCalls, .consumeChangesBusy)
    case .handleEvent: (.handleEventCalls, .handleEventBusy)
    }
  }

  /// Whether a caller of the API waits for it: what provisioned concurrency is bought for.
  public var servesCallers: Bool {
    switch self {
    case .readCalendar, .writeCalendar, .reminders, .account: true
    case .sendReminder, .checkHealth, .authorize, .consumeChanges, .handleEvent: false
    }
  }
}

/// Lambda: requests, billed duration and the platform's own log lines.
public struct FunctionRuntime: Sendable {
  private let configuration: FunctionConfiguration
  private let computeMeter: UsageDimension
  /// Of the functions that serve callers, where environments are kept ready for them.
  private let servingMeter: UsageDimension
  private let paidStorageMegabytes: Int
  private let logs: FunctionLogs

  public init(
    _ configuration: FunctionConfiguration,
    logging observability: ObservabilityConfiguration = ObservabilityConfiguration()
  ) {
    self.configuration = configuration
    computeMeter = configuration.computeMeter
    servingMeter =
      configuration.provisionedConcurrency > 0
      ? configuration.provisionedDurationMeter : configuration.computeMeter
    paidStorageMegabytes = configuration.ephemeralMegabytes - Self.freeStorageMegabytes
    logs = FunctionLogs(observability, infoBytes: configuration.logBytesPerCall)
  }

  /// Storage that every function has.
  ///
  /// Source: Lambda pricing, read 2025-10-28: the first 512 MB per function are included.
  public static let freeStorageMegabytes = 512

  /// Bills one invocation of so long: `ceil(duration)` milliseconds × memory, and its logs.
  ///
  /// INIT is billed on top when merged demand tells how often functions started.
  @inline(__always) func finish(
    _ function: Function, after duration: Microseconds, _ usage: inout UsageRecorder
  ) {
    finish(function.demand, servesCallers: function.servesCallers, after: duration, &usage)
  }

  @inline(__always) func finish(
    _ demand: (calls: DemandSeries, busy: DemandSeries), servesCallers: Bool,
    after duration: Microseconds, _ usage: inout UsageRecorder
  ) {
    let milliseconds = duration.roundedUpToMilliseconds
    usage.record(.lambdaRequests)
    usage.record(
      servesCallers ? servingMeter : computeMeter,
      milliseconds * configuration.memoryMegabytes)
    if _slowPath(paidStorageMegabytes > 0) {
      usage.record(.lambdaEphemeralStorage, milliseconds * paidStorageMegabytes)
    }
    usage.record(logs.meter, logs.bytesPerCall)
    usage.record(.callLogEvents, logs.linesPerCall)
    usage.recordRun(demand, of: duration)
  }

  /// Bills so many invocations that take as long.
  func finish(
    _ function: Function, times: Int, after duration: Microseconds, _ usage: inout UsageRecorder
  ) {
    let milliseconds = times * duration.roundedUpToMilliseconds
    usage.record(.lambdaRequests, times)
    usage.record(computeMeter, milliseconds * configuration.memoryMegabytes)
    usage.record(.lambdaEphemeralStorage, milliseconds * paidStorageMegabytes)
    usage.record(logs.meter, times * logs.bytesPerCall)
    usage.record(.callLogEvents, times * logs.linesPerCall)
    usage.record(function.demand.calls, times)
    usage.record(function.demand.busy, times * duration.count)
  }

  /// Whether the next invocation's handler fails; no stream is read where none ever does.
  @inline(__always) func fails(_ fates: inout Fates) -> Bool {
    _slowPath(configuration.failuresInTwo32nds > 0) && fates.fails(configuration.failuresInTwo32nds)
  }

  /// Counts a handler's failure and its log line; the invocation is billed like any other.
  func recordFailure(_ usage: inout UsageRecorder) {
    usage.record(.callLambdaFailed)
    usage.record(logs.meter, logs.failureBytes)
    usage.record(.callLogEvents)
  }

  /// Bills seconds that a function's calls waited beyond what their handlers took.
  public func wait(_ function: Function, for seconds: Int, _ usage: inout UsageRecorder) {
    let milliseconds = seconds * 1_000
    usage.record(computeMeter, milliseconds * configuration.memoryMegabytes)
    usage.record(.lambdaEphemeralStorage, milliseconds * paidStorageMegabytes)
    usage.record(function.demand.busy, milliseconds * 1_000)
  }

  /// How often a failed asynchronous call is tried again.
  var asyncRetries: Int { configuration.asyncRetries }

  /// Bills the INIT of so many cold starts.
  ///
  /// Source: "AWS Lambda standardizes billing for INIT phase", 2025-04-29.
  public func initialize(_ coldStarts: Int, _ usage: inout UsageRecorder) {
    usage.record(.callLambdaColdStart, coldStarts)
    let microseconds = UInt128(coldStarts) * UInt128(configuration.initialization.count)
    let milliseconds = (microseconds + 999) / 1_000
    usage.record(computeMeter, wide: milliseconds * UInt128(configuration.memoryMegabytes))
    usage.record(.lambdaEphemeralStorage, wide: milliseconds * UInt128(paidStorageMegabytes))
    usage.record(logs.meter, coldStarts * FunctionLogs.coldStartBytes)
    usage.record(.callLogEvents, coldStarts)
  }

  /// Bills environments kept ready for so long, used or not, in steps of five minutes.
  ///
  /// Their own INIT is left out: no source says under which meter it is billed.
  /// Source: Lambda pricing, read 2025-10-28.
  public func keepReady(_ environments: Int, for time: Milliseconds, _ usage: inout UsageRecorder) {
    let step: Int64 = 5 * 60_000
    let milliseconds = Int((time.count + step - 1) / step * step)
    usage.record(
      configuration.provisionedMeter,
      environments * milliseconds * configuration.memoryMegabytes)
  }
}

extension FunctionConfiguration {
  public var computeMeter: UsageDimension {
    architecture == .arm64 ? .lambdaComputeArm : .lambdaComputeX86
  }

  /// Environments kept ready.
  public var provisionedMeter: UsageDimension {
    architecture == .arm64 ? .lambdaProvisionedArm : .lambdaProvisionedX86
  }

  /// Duration in an environment kept ready.
  public var provisionedDurationMeter: UsageDimension {
    architecture == .arm64 ? .lambdaProvisionedDurationArm : .lambdaProvisionedDurationX86
  }
}
