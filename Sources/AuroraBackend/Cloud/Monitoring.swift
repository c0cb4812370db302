public import Metering

/// CloudWatch beyond ingestion: kept and queried logs, metrics, alarms, dashboards, API calls.
public struct Monitoring: Sendable {
  private let configuration: ObservabilityConfiguration
  private let metrics: Int
  /// API calls by which each invocation puts its figures.
  private let metricPuts: Int

  public init(_ configuration: ObservabilityConfiguration, feedback: MailFeedback = .email) {
    self.configuration = configuration
    // Bounces and complaints, where the mailer counts them as metrics.
    metrics = configuration.customMetrics + (feedback == .cloudWatch ? 2 : 0)
    metricPuts =
      configuration.metricSource == .api ? Self.puts(of: configuration.customMetrics) : 0
  }

  /// Counts the month's metrics, alarms and dashboards, each for the whole of it, and the calls of
  /// whoever reads them.
  ///
  /// GetMetricData is billed by the metric asked for, every other call as one request.
  /// Source: CloudWatch pricing, read 2025-10-28.
  public func watch(for month: Milliseconds, _ usage: inout UsageRecorder) {
    let span = Int(month.count)
    usage.record(.customMetrics, metrics * span)
    usage.record(.alarmsStandard, configuration.alarms * span)
    usage.record(.alarmsHighResolution, configuration.highResolutionAlarms * span)
    usage.record(.alarmsComposite, configuration.compositeAlarms * span)
    usage.record(.dashboards, configuration.dashboards * span)
    usage.record(.cloudWatchRequests, configuration.apiRequests)
    if configuration.polledMetrics > 0 {
      let interval = configuration.metricPollInterval.count
      usage.record(
        .metricReads, configuration.polledMetrics * Int((month.count + interval - 1) / interval))
    }
  }

  /// Puts the figures of the invocation that runs, where that takes calls.
  @inline(__always) func putMetrics(_ usage: inout UsageRecorder) {
    guard _slowPath(metricPuts > 0) else { return }
    for _ in 0..<metricPuts { usage.recordCall(.cloudWatchRequests) }
  }

  /// PutMetricData requests for so many metrics: one takes up to a thousand.
  ///
  /// Source: CloudWatch API reference, "PutMetricData", read 2026-11-24.
  static func puts(of metrics: Int) -> Int { (metrics + 999) / 1_000 }

  /// The log meters that it keeps and queries.
  public var logMeter: UsageDimension { configuration.logMeter }

  /// Counts kept logs: what a month ingests, compressed, for as long as it is retained.
  ///
  /// In a steady state that equals the month's byte-time of all logs kept. Compression to 15 %:
  /// AWS Pricing Calculator, read 2021-09-18.
  public func keepLogs(ingested: UInt128, _ usage: inout UsageRecorder) {
    let percent = UInt128(configuration.compressionPercent)
    usage.record(
      .logsStored, wide: ingested * percent / 100 * UInt128(configuration.retention.count))
  }

  /// Counts what Logs Insights scans: a share of all logs kept, once a query.
  ///
  /// What is kept is what the retention's months ingested. A scan is billed by the log data read;
  /// here as ingested, the upper bound, for no source says that it is compressed.
  /// Source: CloudWatch pricing, read 2025-10-28.
  public func queryLogs(ingested: UInt128, in month: Milliseconds, _ usage: inout UsageRecorder) {
    let kept = ingested * UInt128(configuration.retention.count) / UInt128(month.count)
    usage.record(
      .logsInsights,
      wide: kept * UInt128(configuration.insightsScannedPercent)
        * UInt128(configuration.insightsQueries) / 100)
  }
}
