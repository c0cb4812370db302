public import Metering

/// The Lambda functions of the backend.
public enum Function: UInt8, CaseIterable, Sendable {
  case readCalendar, writeCalendar, reminders, account, sendReminder, checkHealth, authorize
  case consumeChanges

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
    }
  }
}

/// Lambda: requests, billed duration and the platform's own log lines.
public struct FunctionRuntime: Sendable {
  private let configuration: FunctionConfiguration
  private let computeMeter: UsageDimension

  public init(_ configuration: FunctionConfiguration) {
    self.configuration = configuration
    computeMeter =
      configuration.architecture == .arm64 ? .lambdaComputeArm : .lambdaComputeX86
  }

  /// START, END and REPORT of a warm invocation, with 26 bytes of framing each.
  ///
  /// Source: counted on the samples of the Lambda developer guide, read 2026-04-13; that framing is
  /// billed is the upper bound, CloudWatch Logs states it for batch sizes only.
  static let platformLogBytes = 264 + 3 * 26
  /// INIT_START and the longer REPORT of a cold one, more than a warm one's.
  static let coldStartLogBytes = 559 - 342

  /// Bills one invocation of so long: `ceil(duration)` milliseconds × memory, and its logs.
  ///
  /// INIT is billed on top when merged demand tells how often functions started.
  @inline(__always) func finish(
    _ function: Function, after duration: Microseconds, _ usage: inout UsageRecorder
  ) {
    usage.record(.lambdaRequests)
    usage.record(
      computeMeter, duration.roundedUpToMilliseconds * configuration.memoryMegabytes)
    usage.record(.logsVended, Self.platformLogBytes + configuration.logBytesPerCall.count)
    usage.record(.callLogEvents, 4)
    usage.recordRun(function.demand, of: duration)
  }

  /// Bills so many invocations that take as long.
  func finish(
    _ function: Function, times: Int, after duration: Microseconds, _ usage: inout UsageRecorder
  ) {
    usage.record(.lambdaRequests, times)
    usage.record(
      computeMeter, times * duration.roundedUpToMilliseconds * configuration.memoryMegabytes)
    usage.record(
      .logsVended, times * (Self.platformLogBytes + configuration.logBytesPerCall.count))
    usage.record(.callLogEvents, times * 4)
    usage.record(function.demand.calls, times)
    usage.record(function.demand.busy, times * duration.count)
  }

  /// Bills the INIT of so many cold starts.
  ///
  /// Source: "AWS Lambda standardizes billing for INIT phase", 2025-04-29.
  public func initialize(_ coldStarts: Int, _ usage: inout UsageRecorder) {
    usage.record(.callLambdaColdStart, coldStarts)
    let microseconds = UInt128(coldStarts) * UInt128(configuration.initialization.count)
    usage.record(
      computeMeter, wide: (microseconds + 999) / 1_000 * UInt128(configuration.memoryMegabytes))
    usage.record(.logsVended, coldStarts * Self.coldStartLogBytes)
    usage.record(.callLogEvents, coldStarts)
  }
}
