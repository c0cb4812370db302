import Documents

/// The rules of FOCUS 1.2 for one row, beyond those that its public validator checks.
///
/// Source: FOCUS specification 1.2, read 2026-11-24.
struct FOCUSRules {
  struct Problem: Equatable, CustomStringConvertible {
    let column: String
    let what: String
    var description: String { "\(column): \(what)" }
  }

  let row: [String: String]

  init(_ row: [String: String]) { self.row = row }

  var problems: [Problem] {
    filled + allowed + dates + numbers + usage + pairs + forms
  }

  private subscript(column: String) -> String { row[column] ?? "" }

  private static let mandatory = """
    BilledCost BillingAccountId BillingCurrency BillingPeriodEnd BillingPeriodStart ChargeCategory \
    ChargePeriodEnd ChargePeriodStart ContractedCost EffectiveCost InvoiceIssuerName ListCost \
    ProviderName PublisherName ServiceCategory ServiceName ServiceSubcategory ChargeFrequency
    """.split(separator: " ").map(String.init)

  private var filled: [Problem] {
    Self.mandatory.filter { self[$0].isEmpty }.map { Problem(column: $0, what: "is empty") }
      + row.filter { ["NULL", "null", "N/A", "Not Applicable", "-"].contains($0.value) }
      .map { Problem(column: $0.key, what: "stands for nothing") }
      + (self["InvoiceId"].isEmpty ? [] : [Problem(column: "InvoiceId", what: "of an estimate")])
  }

  private var allowed: [Problem] {
    [
      ("ChargeCategory", ["Usage", "Purchase", "Tax", "Credit", "Adjustment"]),
      ("ChargeFrequency", ["One-Time", "Recurring", "Usage-Based"]),
      ("PricingCategory", ["Standard", "Dynamic", "Committed", "Other", ""]),
      ("ChargeClass", ["", "Correction"]), ("ServiceCategory", Array(Self.subcategories.keys)),
      ("ServiceSubcategory", Self.subcategories[self["ServiceCategory"]] ?? []),
    ].filter { !$0.1.contains(self[$0.0]) }
      .map { Problem(column: $0.0, what: "'\(self[$0.0])' is not allowed") }
  }

  private static let subcategories = [
    "Compute": ["Serverless Compute"], "Databases": ["NoSQL Databases"],
    "Integration": ["API Management", "Messaging", "Workflow Orchestration"],
    "Identity": ["Identity and Access Management"], "Storage": ["Object Storage"],
    "Networking": ["Content Delivery", "Network Connectivity"],
    "Management and Governance": ["Observability"], "Web": ["Application Platforms"],
    "Business Applications": ["Other (Business Applications)"],
    "Security": ["Secret Management", "Other (Security)"], "Other": ["Other (Other)"],
  ]

  private var dates: [Problem] {
    let columns = [
      "BillingPeriodStart", "ChargePeriodStart", "ChargePeriodEnd", "BillingPeriodEnd",
    ]
    let malformed = columns.filter {
      self[$0].wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) == nil
    }
    let isOrdered =
      self["BillingPeriodStart"] <= self["ChargePeriodStart"]
      && self["ChargePeriodStart"] < self["ChargePeriodEnd"]
      && self["ChargePeriodEnd"] <= self["BillingPeriodEnd"]
    return malformed.map { Problem(column: $0, what: "is no UTC instant") }
      + (isOrdered ? [] : [Problem(column: "ChargePeriodStart", what: "outside billing period")])
      + (self["BillingCurrency"].wholeMatch(of: /[A-Z]{3}/) != nil
        ? [] : [Problem(column: "BillingCurrency", what: "is no ISO 4217 code")])
  }

  private var numbers: [Problem] {
    row.filter { column, value in
      ["Cost", "UnitPrice", "Quantity"].contains { column.hasSuffix($0) } && !value.isEmpty
        && ExactDecimal(value) == nil
    }.map { Problem(column: $0.key, what: "'\($0.value)' is not a number") }
  }

  private var usage: [Problem] {
    guard ["Usage", "Purchase"].contains(self["ChargeCategory"]) else { return [] }
    let needed = [
      "PricingQuantity", "PricingUnit", "ListUnitPrice", "ContractedUnitPrice", "SkuId",
      "SkuPriceId", "PricingCategory", "ConsumedQuantity",
    ]
    let products = [("ListUnitPrice", "ListCost"), ("ContractedUnitPrice", "ContractedCost")]
      .filter { price, cost in
        guard let price = ExactDecimal(self[price]), let cost = ExactDecimal(self[cost]),
          let quantity = ExactDecimal(self["PricingQuantity"])
        else { return false }
        return (try? price.multiplied(by: quantity)) != cost
      }
    return needed.filter { self[$0].isEmpty }
      .map { Problem(column: $0, what: "is empty in a usage row") }
      + products.map { Problem(column: $0.1, what: "is not price times quantity") }
  }

  private var pairs: [Problem] {
    [
      ("PricingQuantity", "PricingUnit"), ("ConsumedQuantity", "ConsumedUnit"),
      ("RegionId", "RegionName"), ("SkuId", "SkuMeter"), ("SkuId", "SkuPriceId"),
    ].filter { self[$0.0].isEmpty != self[$0.1].isEmpty }
      .map { Problem(column: $0.1, what: "is empty exactly when \($0.0) is") }
  }

  private var forms: [Problem] {
    let unit =
      /[A-Z][A-Za-z]*s|[KMGTPE]?B|[A-Z][A-Za-z]*-(Years|Months|Days|Hours|Minutes|Seconds)/
    let units = ["PricingUnit", "ConsumedUnit"].filter {
      !self[$0].isEmpty && self[$0].wholeMatch(of: unit) == nil
    }
    let tags = try? JSONFile(self["Tags"]).root
    let isFlat = tags?.values.allSatisfy { $0 is String } ?? false
    return units.map { Problem(column: $0, what: "'\(self[$0])' is not in the unit format") }
      + (isFlat ? [] : [Problem(column: "Tags", what: "is no flat JSON object")])
  }
}
