import Metering

/// How Lambda makes batches of the records of one table's stream, minute by minute.
///
/// A batch opens with a record and takes what comes to its shard until the window ends, or Lambda
/// looks again. Of n records that come to a shard evenly over a time T, each opens one unless it
/// falls into another's window w: about n / (1 + (n - 1) w / T), which is right for one record and
/// for many. A batch that is full is sent at once. What is less than a batch in one minute is kept
/// for the next.
/// Source: Lambda developer guide, "Lambda parameters for Amazon DynamoDB event source mappings",
/// read 2026-11-24; that shards are looked at four times a second: Stack Overflow 61156913.
struct StreamBatches {
  private let shards: Int
  private let size: Int
  /// At least the quarter of a second between two looks.
  private let windowMilliseconds: Int
  /// Records that no batch has taken, and batches earned so far in 2^-20.
  private var waiting = 0
  private var earned = 0

  init(_ configuration: StreamConfiguration) {
    shards = configuration.shards
    size = configuration.batchSize
    windowMilliseconds = max(250, Int(configuration.batchWindow.count))
  }

  /// Batches of the next minute's records, and how many records they hold in all.
  mutating func take(_ records: Int) -> (batches: Int, records: Int) {
    waiting += records
    if records > 0 { earned += Self.share(records, shards, windowMilliseconds) }
    guard earned >> 20 > 0 else {
      // Only full batches leave before the window ends.
      let full = waiting / size
      waiting %= size
      return (full, full * size)
    }
    let batches = max(min(earned >> 20, waiting), (waiting + size - 1) / size)
    earned = max(0, earned - batches << 20)
    defer { waiting = 0 }
    return (batches, waiting)
  }

  /// The last batch, of what has waited for a window's end.
  mutating func finish() -> Int {
    defer { waiting = 0 }
    return waiting
  }

  private static func share(_ records: Int, _ shards: Int, _ window: Int) -> Int {
    let minute = 60_000 * shards
    let (high, low) = records.multipliedFullWidth(by: minute << 20)
    return (minute + window * (records - 1)).dividingFullWidth((high, low)).quotient
  }
}
