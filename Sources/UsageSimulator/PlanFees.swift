import AuroraBackend
import Metering

/// What plans cost a month however little they are used.
///
/// SES's Pro and Enterprise have such a fee, mail addresses of one's own cost theirs, and each flat-rate
/// plan of CloudFront.
/// Source: SES pricing plans of 2026-07-21, read 2026-08-13; dedicated addresses 2025-11-03; CloudFront
/// developer guide, "Flat-rate pricing plans", read 2026-11-24.
enum PlanFees {
  static func add(
    _ configuration: BackendConfiguration, for month: Milliseconds, _ usage: inout UsageRecorder
  ) {
    usage.begin(.subscribe, for: .standing)
    for fee in [configuration.mailer.plan.fee, configuration.frontEnd.edgePlan.fee] {
      if let fee { usage.record(fee, Int(month.count)) }
    }
    usage.record(.sesDedicatedIP, configuration.mailer.dedicatedIPs * Int(month.count))
  }
}

extension MailPlan {
  fileprivate var fee: UsageDimension? {
    switch self {
    case .aLaCarte, .essentials: nil
    case .pro: .sesPlanPro
    case .enterprise: .sesPlanEnterprise
    }
  }
}

extension EdgePlan {
  fileprivate var fee: UsageDimension? {
    switch self {
    case .payAsYouGo: nil
    case .free: .edgePlanFree
    case .pro: .edgePlanPro
    case .business: .edgePlanBusiness
    case .premium: .edgePlanPremium
    }
  }
}
