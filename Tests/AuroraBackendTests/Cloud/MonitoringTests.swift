import Metering
import Testing

@testable import AuroraBackend

struct MonitoringTests {
  private func ledger(
    feedback: MailFeedback = .email, _ change: (inout ObservabilityConfiguration) -> Void,
    _ use: (Monitoring, inout UsageRecorder) -> Void
  ) -> UsageLedger {
    var configuration = ObservabilityConfiguration()
    change(&configuration)
    var usage = UsageRecorder(minutes: 0)
    use(Monitoring(configuration, feedback: feedback), &usage)
    return usage.ledger()
  }

  @Test func `kept logs are what a month ingests, compressed, for its retention`() {
    let ledger = ledger {
      $0.retention = .days(1)
      $0.compressionPercent = 15
    } _: {
      $0.keepLogs(ingested: 1_000, &$1)
    }
    #expect(ledger.total(.logsStored) == 150 * 86_400_000)
  }

  /// Of 31 days' 3,100 bytes, ten days' are kept.
  @Test(arguments: [(0, 10, 0), (1, 10, 100), (7, 10, 700), (1, 100, 1_000), (1, 0, 0)])
  func `a query scans its share of the logs kept, as they came`(
    queries: Int, percent: Int, bytes: UInt128
  ) {
    let ledger = ledger {
      $0.retention = .days(10)
      $0.compressionPercent = 15
      $0.insightsQueries = queries
      $0.insightsScannedPercent = percent
    } _: {
      $0.queryLogs(ingested: 3_100, in: .days(31), &$1)
    }
    #expect(ledger.total(.logsInsights) == bytes)
  }

  /// A month of 30 days has 43,200 minutes.
  @Test(arguments: [(0, 5, 0), (3, 5, 25_920), (1, 43_200, 1), (1, 43_199, 2), (1, 1_440, 30)])
  func `each metric read counts, as often as the month is asked about`(
    metrics: Int, minutes: Int64, reads: UInt128
  ) {
    let ledger = ledger {
      $0.polledMetrics = metrics
      $0.metricPollInterval = .minutes(minutes)
    } _: {
      $0.watch(for: .days(30), &$1)
    }
    #expect(ledger.total(.metricReads) == reads)
  }

  @Test(arguments: [(0, 0), (1, 1), (1_000, 1), (1_001, 2)] as [(Int, UInt128)])
  func `an invocation puts a thousand metrics by one request`(metrics: Int, requests: UInt128) {
    for source in MetricSource.allCases {
      let ledger = ledger {
        $0.customMetrics = metrics
        $0.metricSource = source
      } _: {
        $0.putMetrics(&$1)
      }
      #expect(ledger.total(.cloudWatchRequests) == (source == .api ? requests : 0))
    }
  }

  @Test func `alarms, metrics and dashboards count for the whole month, calls as they are`() {
    let ledger = ledger(feedback: .cloudWatch) {
      $0.customMetrics = 5
      $0.alarms = 4
      $0.highResolutionAlarms = 3
      $0.compositeAlarms = 2
      $0.dashboards = 1
      $0.apiRequests = 1_234
    } _: {
      $0.watch(for: .days(30), &$1)
    }
    let month: UInt128 = 30 * 86_400_000
    #expect(ledger.total(.customMetrics) == 7 * month)
    #expect(ledger.total(.alarmsStandard) == 4 * month)
    #expect(ledger.total(.alarmsHighResolution) == 3 * month)
    #expect(ledger.total(.alarmsComposite) == 2 * month)
    #expect(ledger.total(.dashboards) == month)
    #expect(ledger.total(.cloudWatchRequests) == 1_234)
  }
}
