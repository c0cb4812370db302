import AuroraBackend
import Metering
import Testing

/// Write units of a secondary index.
///
/// Source: DynamoDB developer guide, "Global secondary indexes", write capacity units; that 200 bytes
/// take a whole unit: "General guidelines for secondary indexes"; read 2026-04-13.
struct IndexChangeTests {
  @Test(
    arguments: [
      (.none, 0), (.added(.zero), 1), (.added(Bytes(200)), 1), (.added(Bytes(1_024)), 1),
      (.added(Bytes(1_025)), 2), (.removed(Bytes(1_024)), 1), (.removed(Bytes(1_025)), 2),
      (.rewritten(from: Bytes(1_024), to: Bytes(10)), 1),
      (.rewritten(from: Bytes(1_025), to: Bytes(10)), 2),
      (.rewritten(from: Bytes(10), to: Bytes(2_049)), 3),
      (.moved(from: Bytes(10), to: Bytes(10)), 2),
      (.moved(from: Bytes(1_024), to: Bytes(1_024)), 2),
      (.moved(from: Bytes(1_025), to: Bytes(10)), 3),
      (.moved(from: Bytes(10), to: Bytes(1_025)), 3),
      (.moved(from: Bytes(2_049), to: Bytes(1_025)), 5),
    ] as [(IndexChange, Int)])
  func `a change costs no, one or two writes, each rounded by itself`(
    change: IndexChange, units: Int
  ) {
    #expect(change.writeUnits == units)
  }
}
