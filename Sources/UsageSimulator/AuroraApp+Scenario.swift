public import AuroraBackend
public import Metering

extension AuroraApp {
  /// The backend that a scenario describes, for calls that come from outside the simulator.
  public convenience init(_ scenario: Scenario) {
    self.init(Cloud(BackendConfiguration(scenario), times: ServiceTimes(scenario.functions)))
  }

  /// What calls counted so far used, with the INIT of the functions that they started.
  public func usage(of recorder: borrowing UsageRecorder) -> UsageLedger {
    var ledger = recorder.ledger()
    let demand = recorder.demand()
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
