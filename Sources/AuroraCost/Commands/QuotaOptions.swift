import ArgumentParser
import UsageSimulator

/// What a simulation makes of the provider's quotas.
struct QuotaOptions: ParsableArguments {
  @Flag(
    name: .customLong("enforce-quotas"),
    help: ArgumentHelp(
      "Refuse what the provider's shared quotas refuse, and simulate users together for it."))
  var enforcesQuotas = false

  @OptionGroup var peak: PeakOption

  func validate() throws {
    if enforcesQuotas, peak.peaks {
      throw ValidationError(
        "--peaks measures demand that no quota refuses, not that of --enforce-quotas; leave one of "
          + "them out")
    }
  }

  /// The arguments that reproduce it.
  var arguments: [String] { (enforcesQuotas ? ["--enforce-quotas"] : []) + peak.arguments }

  func simulate(_ scenario: Scenario, _ run: RunOptions) async throws -> SimulatedUsage {
    enforcesQuotas
      ? try await run.simulateEnforcingQuotas(scenario)
      : try await run.simulate(scenario, peaks: peak.peaks)
  }
}
