import AuroraBackend
import Metering
import Testing

struct CapacityUnitsTests {
  /// Source: DynamoDB developer guide, "Read and write operations", read 2026-04-13.
  @Test(arguments: [
    (0, 1, 2, 4), (1, 1, 2, 4), (4_096, 1, 2, 4), (4_097, 2, 4, 8), (8_192, 2, 4, 8),
    (8_193, 3, 6, 12), (409_600, 100, 200, 400),
  ])
  func `reads go by 4 KB, eventual ones for half, transactional ones for double`(
    bytes: Int, eventual: Int, strong: Int, transactional: Int
  ) {
    #expect(CapacityUnits.halfReads(of: Bytes(bytes), .eventual) == eventual)
    #expect(CapacityUnits.halfReads(of: Bytes(bytes), .strong) == strong)
    #expect(CapacityUnits.halfReads(of: Bytes(bytes), .transactional) == transactional)
  }

  @Test(arguments: [
    (0, 0, 1), (0, 1, 1), (0, 1_024, 1), (0, 1_025, 2), (2_048, 100, 2), (2_049, 100, 3),
    (100, 2_049, 3), (307_200, 317_440, 310),
  ])
  func `writes go by 1 KB of the larger image`(before: Int, after: Int, units: Int) {
    #expect(CapacityUnits.writes(before: Bytes(before), after: Bytes(after)) == units)
  }
}
