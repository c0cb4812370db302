public import AuroraBackend

extension AuroraApp {
  /// The backend that a scenario describes, for calls that come from outside the simulator.
  ///
  /// Its first instant is that of the scenario's month, or wherever `calendar` says.
  public convenience init(_ scenario: Scenario, from calendar: CalendarOrigin? = nil) {
    var configuration = BackendConfiguration(scenario)
    configuration.calendar = calendar ?? configuration.calendar
    self.init(Cloud(configuration, times: ServiceTimes(scenario.functions)))
  }
}

extension ServiceBits {
  /// The stream of a scenario's user by number, the same as in a simulation of the scenario.
  public init(of scenario: Scenario, user: UInt64) { self.init(seed: scenario.seed, user: user) }
}
