import Metering
import Testing

@testable import AuroraBackend

struct FunctionLogsTests {
  private func logs(_ change: (inout ObservabilityConfiguration) -> Void) -> FunctionLogs {
    var configuration = ObservabilityConfiguration()
    configuration.debugBytesPerCall = Bytes(2_000)
    configuration.embeddedBytesPerCall = Bytes(400)
    configuration.failureBytes = Bytes(900)
    change(&configuration)
    return FunctionLogs(configuration, infoBytes: Bytes(300))
  }

  /// Three platform lines are 264 bytes and 26 of framing each.
  @Test(
    arguments: [(.error, 342, 3), (.info, 642, 4), (.debug, 2_642, 5)] as [(LogLevel, Int, Int)])
  func `a level takes the bytes of its own lines and of those above`(
    level: LogLevel, bytes: Int, lines: Int
  ) {
    let logs = logs { $0.logLevel = level }
    #expect(logs.bytesPerCall == bytes)
    #expect(logs.linesPerCall == lines)
    #expect(logs.failureBytes == 900)
  }

  @Test(
    arguments: [(.metricFilter, 642), (.api, 642), (.embedded, 1_042)] as [(MetricSource, Int)])
  func `the embedded metric format is one more line`(source: MetricSource, bytes: Int) {
    #expect(logs { $0.metricSource = source }.bytesPerCall == bytes)
  }

  @Test(
    arguments: [
      (.standard, .logsVended), (.infrequentAccess, .logsVendedIA),
    ] as [(LogClass, UsageDimension)])
  func `a log class has its own meter`(logClass: LogClass, meter: UsageDimension) {
    #expect(logs { $0.logClass = logClass }.meter == meter)
  }
}
