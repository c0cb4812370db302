import AuroraBackend
import Testing

@testable import UsageSimulator

struct ProvisionedCapacityTests {
  private func scaling() -> AutoScaling {
    var configuration = TableConfiguration()
    configuration.mode = .provisioned
    configuration.targetPercent = 70
    configuration.minimumUnits = 5
    return AutoScaling(configuration)
  }

  /// 5 units at 70 % are 3.5 a second, 210 a minute.
  @Test(arguments: [(210, 5), (211, 6), (4_200, 100), (4_201, 101)])
  func `two minutes above the target scale out to it`(units: Int, capacity: Int) {
    var scaling = scaling()
    scaling.observe(unitsInMinute: units)
    #expect(scaling.capacity == 5)
    scaling.observe(unitsInMinute: units)
    #expect(scaling.capacity == capacity)
  }

  @Test func `one busy minute alone changes nothing`() {
    var scaling = scaling()
    for units in [4_200, 0, 4_200, 0] { scaling.observe(unitsInMinute: units) }
    #expect(scaling.capacity == 5)
  }

  @Test func `fifteen quiet minutes scale in to the busiest of them, never below the minimum`() {
    var scaling = scaling()
    for _ in 0..<2 { scaling.observe(unitsInMinute: 4_200) }
    for minute in 0..<14 { scaling.observe(unitsInMinute: minute == 7 ? 2_100 : 0) }
    #expect(scaling.capacity == 100)
    scaling.observe(unitsInMinute: 0)
    #expect(scaling.capacity == 50)
    for _ in 0..<15 { scaling.observe(unitsInMinute: 0) }
    #expect(scaling.capacity == 5)
  }
}
