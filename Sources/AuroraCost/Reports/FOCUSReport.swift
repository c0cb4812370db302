import Documents
import Foundation
import Metering
import PricingModels

/// The bill in the columns of FOCUS 1.2, marked in every row as an estimate, never an invoice.
///
/// FOCUS has no word for an estimate: the account, the description and `x_RecordType` say it. One row
/// a tier, and one for a free part. What has no price or was not used has no row, since FOCUS wants a
/// unit price in each; `x_EstimateComplete` is then `false`. No provider SKU is known, but FOCUS
/// forbids a usage row without one, so ours begin with `estimate:`. Its own columns are ASCII; ours,
/// whose names begin with `x_`, have names as they are.
/// Source: FOCUS specification 1.2, read 2026-11-24.
enum FOCUSReport {
  static func text(_ report: Report) throws(DecimalOverflow) -> String {
    let estimate = report.estimate
    var csv = CSVText()
    csv.add(columns)
    for line in estimate.bill.lines {
      for charge in try charges(of: line) {
        csv.add(fields(common(estimate).merging(usage(charge, of: line, estimate)) { $1 }))
      }
    }
    let costs = try FOCUSCosts.adjustments(of: estimate.bill)
    for (adjustment, cost) in zip(estimate.bill.adjustments, costs) {
      csv.add(fields(common(estimate).merging(self.adjustment(adjustment, cost)) { $1 }))
    }
    return csv.text
  }

  /// All columns of version 1.2, empty where they do not apply, then our own.
  static let columns = """
    AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType \
    BillingCurrency BillingPeriodEnd BillingPeriodStart CapacityReservationId \
    CapacityReservationStatus ChargeCategory ChargeClass ChargeDescription ChargeFrequency \
    ChargePeriodEnd ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId \
    CommitmentDiscountName CommitmentDiscountQuantity CommitmentDiscountStatus \
    CommitmentDiscountType CommitmentDiscountUnit ConsumedQuantity ConsumedUnit ContractedCost \
    ContractedUnitPrice EffectiveCost InvoiceId InvoiceIssuerName ListCost ListUnitPrice \
    PricingCategory PricingCurrency PricingCurrencyContractedUnitPrice \
    PricingCurrencyEffectiveCost PricingCurrencyListUnitPrice PricingQuantity PricingUnit \
    ProviderName PublisherName RegionId RegionName ResourceId ResourceName ResourceType \
    ServiceCategory ServiceName ServiceSubcategory SkuId SkuMeter SkuPriceDetails SkuPriceId \
    SubAccountId SubAccountName SubAccountType Tags x_RecordType x_EstimateId x_ScenarioName \
    x_EstimateComplete x_Meter x_UsageType x_PriceBook
    """.split(separator: " ").map(String.init)

  private static func fields(_ values: [String: String]) -> [String] {
    columns.map { column in
      let value = values[column] ?? ""
      return column.hasPrefix("x_") ? value : ascii(value)
    }
  }

  /// The text without accents; what still is not ASCII is a question mark.
  static func ascii(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var result = ""
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      case _ where scalar.properties.generalCategory == .nonspacingMark: continue
      case "đ": result += "d"
      case "Đ": result += "D"
      default: result += "?"
      }
    }
    return result
  }

  /// A part of a line at one unit price.
  private struct Charge {
    var quantity: ExactDecimal
    var unitPrice: ExactDecimal
    var cost: ExactDecimal
    /// Its place in the line, from 1.
    var number: Int
    var words: String
  }

  private static func charges(of line: BillLine) throws(DecimalOverflow) -> [Charge] {
    var charges: [Charge] = []
    if !line.freeQuantity.isZero {
      charges.append(
        Charge(
          quantity: line.freeQuantity, unitPrice: .zero, cost: .zero, number: 1,
          words: "free allowance"))
    }
    for tier in line.tiers {
      charges.append(
        Charge(
          quantity: tier.quantity, unitPrice: tier.unitPrice, cost: tier.cost,
          number: charges.count + 1, words: "above \(grouped(tier.from.description))"))
    }
    return charges
  }

  private static func common(_ estimate: Estimate) -> [String: String] {
    let scenario = estimate.scenario
    let start = "\(scenario.month.firstDay)T00:00:00Z"
    let end = "\(scenario.month.adding(months: 1).firstDay)T00:00:00Z"
    let provider = "Amazon Web Services, Inc."
    let tags = JSONValue.object([("scenario", .string(scenario.name))]).line
    return [
      "BillingAccountId": "estimate:\(scenario.name)",
      "BillingAccountName": "Estimate (not invoiced)", "BillingAccountType": "Estimate",
      "BillingCurrency": estimate.bill.currency, "PricingCurrency": estimate.bill.currency,
      "BillingPeriodStart": start, "BillingPeriodEnd": end, "ChargePeriodStart": start,
      "ChargePeriodEnd": end, "InvoiceIssuerName": provider, "ProviderName": provider,
      "PublisherName": provider, "Tags": tags, "x_RecordType": "Estimate",
      "x_EstimateId": scenario.hash, "x_ScenarioName": scenario.name,
      "x_EstimateComplete": estimate.bill.isComplete ? "true" : "false",
    ]
  }

  private static func usage(
    _ charge: Charge, of line: BillLine, _ estimate: Estimate
  ) -> [String: String] {
    let meter = line.meter
    let quantity = charge.quantity.description
    let price = charge.unitPrice.description
    var values = FOCUSCosts(charge.cost).columns
    values.merge(meter.service.focus.columns) { $1 }
    values.merge([
      "ChargeCategory": "Usage", "ChargeFrequency": "Usage-Based", "PricingCategory": "Standard",
      "ChargeDescription": "ESTIMATE: \(meter.service.title), \(meter.label), \(charge.words)",
      "ConsumedQuantity": quantity, "ConsumedUnit": meter.unit.focus,
      "PricingQuantity": quantity, "PricingUnit": meter.unit.focus, "ListUnitPrice": price,
      "ContractedUnitPrice": price, "PricingCurrencyListUnitPrice": price,
      "PricingCurrencyContractedUnitPrice": price, "SkuId": "estimate:\(meter.id)",
      "SkuPriceId": "estimate:\(meter.id).\(charge.number)",
      "SkuMeter": line.price?.usageType ?? meter.id, "x_Meter": meter.id,
      "x_UsageType": line.price?.usageType ?? "",
      "x_PriceBook": line.price.map { "\($0.table) \($0.tableVersion)" } ?? "",
    ]) { $1 }
    if line.price?.region != PriceTable.globalRegion {
      values["RegionId"] = estimate.scenario.region
      values["RegionName"] = FOCUSService.regionName(estimate.scenario.region)
    }
    return values
  }

  private static func adjustment(
    _ adjustment: BillAdjustment, _ costs: FOCUSCosts
  ) -> [String: String] {
    let category =
      switch adjustment.kind {
      case .discount, .commitment: "Adjustment"
      case .credit: "Credit"
      case .tax: "Tax"
      }
    return costs.columns.merging(FOCUSService.adjustments.columns) { $1 }
      .merging([
        "ChargeCategory": category, "ChargeFrequency": "Recurring",
        "ChargeDescription": "ESTIMATE: \(adjustment.label)",
      ]) { $1 }
  }
}
