public import AuroraBackend
public import Metering

extension AuroraApp {
  /// The backend that a scenario describes, for calls that come from outside the simulator.
  ///
  /// Its first instant is that of the scenario's month, or wherever `calendar` says.
  public convenience init(_ scenario: Scenario, from calendar: CalendarOrigin? = nil) {
    var configuration = BackendConfiguration(scenario)
    configuration.calendar = calendar ?? configuration.calendar
    self.init(Cloud(configuration, times: ServiceTimes(scenario.functions)))
  }

  /// What calls counted so far used, with the readers of the streams that tell of their changes, and
  /// the INIT of the functions that they started.
  public func usage(of recorder: borrowing UsageRecorder) -> UsageLedger {
    var ledger = recorder.ledger()
    var demand = recorder.demand()
    if !cloud.configuration.tables.streams.isEmpty {
      var readers = UsageRecorder(minutes: demand.minutes)
      consumeChanges(demand, &readers)
      ledger.merge(readers.ledger())
      demand.merge(readers.demand())
    }
    var starts = UsageRecorder(minutes: 0)
    for function in Function.allCases {
      starts.begin(.startFunctions, for: .standing)
      cloud.runtime.initialize(
        ColdStarts.count(of: function, in: demand, cloud.configuration.functions), &starts)
    }
    ledger.merge(starts.ledger())
    return ledger
  }
}

extension ServiceBits {
  /// The stream of a scenario's user by number, the same as in a simulation of the scenario.
  public init(of scenario: Scenario, user: UInt64) { self.init(seed: scenario.seed, user: user) }
}
