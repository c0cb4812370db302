public import Metering

extension AuroraApp {
  /// Reads the tables' streams: what all users' changes come to, minute by minute.
  ///
  /// Lambda's reads are free and its function handles record after record; a client of ours pays
  /// for every question, and where it runs is not the backend's.
  /// Source: DynamoDB developer guide, "Evaluate your Streams usage", read 2026-11-24.
  public func consumeChanges(_ demand: Demand, _ usage: inout UsageRecorder) {
    let tables = cloud.configuration.tables
    for table in TableName.allCases where tables.streams.contains(table) {
      switch tables.streamReading.reader {
      case .function: callForBatches(of: table.changes, in: demand, &usage)
      case .client: ask(about: table.changes, in: demand, &usage)
      }
    }
  }

  private func callForBatches(
    of series: DemandSeries, in demand: Demand, _ usage: inout UsageRecorder
  ) {
    var batches = StreamBatches(cloud.configuration.tables.streamReading)
    for minute in 0..<demand.minutes {
      let taken = batches.take(Int(clamping: demand[series, minute]))
      consume(taken.records, in: taken.batches, minute: minute, &usage)
    }
    let rest = batches.finish()
    consume(rest, in: min(1, rest), minute: demand.minutes - 1, &usage)
  }

  /// Runs the function for batches as equal as they can be.
  private func consume(
    _ records: Int, in batches: Int, minute: Int, _ usage: inout UsageRecorder
  ) {
    guard batches > 0 else { return }
    usage.begin(
      .consumeChanges, for: .standing, at: Instant(milliseconds: Int64(minute) * 60_000))
    let (each, larger) = records.quotientAndRemainder(dividingBy: batches)
    let compute = cloud.configuration.functions.compute.count
    cloud.runtime.finish(
      .consumeChanges, times: larger, after: Microseconds(compute * (each + 1)), &usage)
    cloud.runtime.finish(
      .consumeChanges, times: batches - larger, after: Microseconds(compute * each), &usage)
  }

  /// Asks every shard again and again, and at once where a page of 1,000 records was full.
  private func ask(
    about series: DemandSeries, in demand: Demand, _ usage: inout UsageRecorder
  ) {
    let reading = cloud.configuration.tables.streamReading
    let polls = reading.shards * 60_000 / Int(reading.pollInterval.count)
    usage.begin(.consumeChanges, for: .standing)
    for minute in 0..<demand.minutes {
      let pages = (Int(clamping: demand[series, minute]) + 999) / 1_000
      usage.record(.dynamoStreamReads, max(polls, pages))
    }
  }
}
