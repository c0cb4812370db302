/// Page loads as the simulated services write them.
struct PageLoadRecorder: ~Copyable {
  private var counters: CounterBlock<UInt64>
  private let hours: Int

  init(hours: Int) {
    self.hours = hours
    // What lies outside the recorded months is counted in an hour of its own.
    counters = CounterBlock(count: (hours + 1) * PageLoads.geographies)
  }

  mutating func record(_ geography: Int, at moment: Instant) {
    // A moment before the first counts as a very late one.
    let hour = UInt64(bitPattern: moment.milliseconds) / 3_600_000
    counters.add(1, at: Int(min(hour, UInt64(hours))) &* PageLoads.geographies &+ geography)
  }

  var loads: PageLoads {
    var loads = PageLoads(hours: hours)
    for hour in 0..<hours {
      for geography in 0..<PageLoads.geographies {
        loads.set(counters[hour * PageLoads.geographies + geography], of: geography, hour: hour)
      }
    }
    return loads
  }
}
