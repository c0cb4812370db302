import Metering

/// What an invocation writes to its log: the platform's lines, and the handler's by level.
struct FunctionLogs: Sendable {
  /// Lambda's logs are vended logs since 2025-05-01; the log group's class has its own price.
  let meter: UsageDimension
  let bytesPerCall: Int
  let linesPerCall: Int
  /// What a handler that fails adds, whatever the level.
  let failureBytes: Int

  init(_ observability: ObservabilityConfiguration, infoBytes: Bytes) {
    meter = observability.logMeter
    failureBytes = observability.failureBytes.count
    var bytes = Self.platformBytes
    var lines = 3
    if observability.logLevel != .error {
      bytes += infoBytes.count
      lines += 1
    }
    if observability.logLevel == .debug {
      bytes += observability.debugBytesPerCall.count
      lines += 1
    }
    if observability.metricSource == .embedded {
      bytes += observability.embeddedBytesPerCall.count
      lines += 1
    }
    bytesPerCall = bytes
    linesPerCall = lines
  }

  /// START, END and REPORT of a warm invocation, with 26 bytes of framing each.
  ///
  /// Source: counted on the samples of the Lambda developer guide, read 2026-04-13; that framing is
  /// billed is the upper bound, CloudWatch Logs states it for batch sizes only.
  static let platformBytes = 264 + 3 * 26
  /// INIT_START and the longer REPORT of a cold one, more than a warm one's.
  static let coldStartBytes = 559 - 342
}

extension ObservabilityConfiguration {
  var logMeter: UsageDimension { logClass == .standard ? .logsVended : .logsVendedIA }
}
