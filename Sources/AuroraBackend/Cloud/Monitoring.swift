public import Metering

/// CloudWatch beyond ingestion: kept logs, metrics, alarms, dashboards.
public struct Monitoring: Sendable {
  private let configuration: ObservabilityConfiguration

  public init(_ configuration: ObservabilityConfiguration) { self.configuration = configuration }

  /// Counts the month's metrics, alarms and dashboards, each for the whole of it.
  public func watch(for month: Milliseconds, _ usage: inout UsageRecorder) {
    let span = Int(month.count)
    usage.record(.customMetrics, configuration.customMetrics * span)
    usage.record(.alarmsStandard, configuration.alarms * span)
    usage.record(.dashboards, configuration.dashboards * span)
  }

  /// Counts kept logs: what a month ingests, compressed, for as long as it is retained.
  ///
  /// In a steady state that equals the month's byte-time of all logs kept. Compression to 15 %:
  /// AWS Pricing Calculator, read 2021-09-18.
  public func keepLogs(ingested: UInt128, _ usage: inout UsageRecorder) {
    let percent = UInt128(configuration.compressionPercent)
    usage.record(
      .logsStored, wide: ingested * percent / 100 * UInt128(configuration.retention.count))
  }
}
