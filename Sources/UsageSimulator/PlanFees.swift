import AuroraBackend
import Metering

/// What a plan costs a month however little it is used: SES's Pro and Enterprise have such a fee,
/// and addresses of one's own cost theirs.
///
/// Source: SES pricing plans of 2026-07-21, read 2026-08-13; dedicated addresses 2025-11-03.
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
    usage.begin(.subscribe, for: .standing)
    if let fee { usage.record(fee, Int(month.count)) }
    usage.record(.sesDedicatedIP, configuration.mailer.dedicatedIPs * Int(month.count))
  }
}
