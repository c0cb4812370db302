public import Metering

/// What of its own a function writes to its log.
public enum LogLevel: String, CaseIterable, Sendable { case error, info, debug }

public enum LogClass: String, CaseIterable, Sendable {
  case standard
  case infrequentAccess = "infrequent-access"
}

/// How the app's figures become custom metrics, each of which costs the same.
public enum MetricSource: String, CaseIterable, Sendable {
  /// Filters over log lines that are there anyway, for nothing more.
  case metricFilter = "metric-filter"
  /// One more log line a call, in the embedded metric format.
  case embedded = "emf"
  /// One PutMetricData request a call, which the function waits for.
  case api
}

public struct ObservabilityConfiguration: Sendable {
  public var logLevel = LogLevel.info
  public var logClass = LogClass.standard
  /// What a call logs at `debug` beyond `info`, and what a failed one logs at any level.
  public var debugBytesPerCall = Bytes.zero
  public var failureBytes = Bytes.zero
  public var metricSource = MetricSource.metricFilter
  /// A call's line in the embedded metric format.
  public var embeddedBytesPerCall = Bytes.zero
  public var retention = Milliseconds(0)
  /// Stored bytes per hundred ingested.
  public var compressionPercent = 0
  /// Queries a month, and how much of all logs kept one of them scans.
  public var insightsQueries = 0
  public var insightsScannedPercent = 0
  public var customMetrics = 0
  public var alarms = 0
  public var highResolutionAlarms = 0
  public var compositeAlarms = 0
  public var dashboards = 0
  /// Metrics that a tool outside reads with GetMetricData, and how often.
  public var polledMetrics = 0
  public var metricPollInterval = Milliseconds(0)
  /// Other calls of CloudWatch's API a month.
  public var apiRequests = 0
  /// Between two runs of the health check's rule.
  public var healthCheckInterval = Milliseconds(0)

  public init() {}
}
