import Metering
import Testing

@testable import AuroraBackend

struct StreamBatchesTests {
  private func batches(
    of records: Int, minutes: Int = 1, shards: Int = 1, size: Int = 100, window: Int64 = 0
  ) -> (batches: Int, records: Int) {
    var configuration = StreamConfiguration()
    configuration.shards = shards
    configuration.batchSize = size
    configuration.batchWindow = Milliseconds(window * 1_000)
    var stream = StreamBatches(configuration)
    var sum = (batches: 0, records: 0)
    for _ in 0..<minutes {
      let taken = stream.take(records)
      sum.batches += taken.batches
      sum.records += taken.records
    }
    let rest = stream.finish()
    return (sum.batches + min(1, rest), sum.records + rest)
  }

  @Test(arguments: [
    (0, 0), (1, 1), (2, 1), (100, 1), (101, 2), (200, 2), (201, 3),
  ])
  func `a batch holds so many records, and one more opens another`(records: Int, count: Int) {
    // A window of five minutes: only a full batch or the end closes one.
    #expect(batches(of: records, window: 300) == (count, records))
  }

  @Test func `a lone record is a batch of its own, whatever the window`() {
    for window in [0, 10, 300] as [Int64] {
      #expect(batches(of: 1, window: window) == (1, 1))
      #expect(batches(of: 1, shards: 8, window: window) == (1, 1))
    }
  }

  @Test func `every record is taken once`() {
    for (records, window) in [(3, 0), (7, 60), (250, 1), (9_999, 0), (13, 300)] as [(Int, Int64)] {
      #expect(batches(of: records, minutes: 50, window: window).records == records * 50)
    }
  }

  /// Records at random moments, batched one by one as Lambda does it.
  private func simulated(
    _ records: Int, minutes: Int, shards: Int, size: Int, window: Double
  ) -> Int {
    var random = RandomItems(seed: 7)
    var count = 0
    for _ in 0..<shards {
      var moments = (0..<records * minutes / shards).map { _ in
        Double(random.next() >> 11) / Double(1 << 53) * Double(minutes) * 60
      }
      moments.sort()
      var (opened, held) = (-Double.infinity, 0)
      for moment in moments {
        if moment > opened + window || held == size {
          count += 1
          (opened, held) = (moment, 0)
        }
        held += 1
      }
    }
    return count
  }

  @Test(
    arguments: [
      (4, 1, 100, 0), (240, 1, 100, 0), (1_200, 4, 100, 0), (60, 1, 100, 10), (60, 4, 100, 30),
      (6_000, 1, 100, 1), (3_000, 2, 10, 5),
    ] as [(Int, Int, Int, Int64)])
  func `batches are as many as records at random moments make, within 5 %`(
    records: Int, shards: Int, size: Int, window: Int64
  ) {
    let minutes = 200
    let expected = simulated(
      records, minutes: minutes, shards: shards, size: size, window: max(0.25, Double(window)))
    let counted = batches(
      of: records, minutes: minutes, shards: shards, size: size, window: window
    ).batches
    #expect(abs(counted - expected) * 20 <= expected, "\(counted), simulated \(expected)")
  }
}
