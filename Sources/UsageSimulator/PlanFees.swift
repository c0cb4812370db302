import AuroraBackend
import Metering

/// What a plan costs a month however little it is used: SES's Pro and Enterprise have such a fee.
///
/// Source: SES pricing plans of 2026-07-21, read 2026-08-13.
enum PlanFees {
  static func add(
    _ configuration: BackendConfiguration, for month: Milliseconds, _ usage: inout UsageRecorder
  ) {
    let fee: UsageDimension? =
      switch configuration.mailer.plan {
      case .aLaCarte, .essentials: nil
      case .pro: .sesPlanPro
      case .enterprise: .sesPlanEnterprise
      }
    guard let fee else { return }
    usage.begin(.subscribe, for: .standing)
    usage.record(fee, Int(month.count))
  }
}
