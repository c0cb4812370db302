import Documents
import Metering
import PricingModels
import UsageSimulator

/// The prices and allowances of a scenario's region, month and account.
struct ScenarioPrices: Sendable {
  private let scenario: Scenario
  private let book: PriceBook
  let allowances: Allowances
  private let adjustments: [Adjustment]
  private let currency: CurrencyRule?
  let tables: [TableIdentity]

  init(_ resolved: ResolvedScenario, _ data: DataFolder) throws {
    scenario = resolved.scenario
    let region = try Document(path: data.priceTable(scenario.region))
    let global = try Document(path: data.priceTable(PriceTable.globalRegion))
    let freeTier = try Document(path: data.freeTier)
    book = try PriceBook(
      layers: [[PriceTable(region), PriceTable(global)]], region: scenario.region,
      month: scenario.month)
    let used = try resolved.pricingSections["account.used"].map(UsedAllowances.init)
    let selection: FreeTierSelection =
      switch scenario.account.freeTier {
      case .auto: .account(created: scenario.account.created)
      case .none: .none
      }
    allowances = try FreeTier(freeTier).allowances(
      selection, in: scenario.month, used: used ?? .none)
    adjustments = try resolved.pricingSections["adjustments"].map(Adjustment.list) ?? []
    currency = try resolved.pricingSections["currency"].map { try CurrencyRule($0) }
    tables = [region, global, freeTier].map(TableIdentity.init)
  }

  func bill(_ quantities: [Usage.Quantity]) throws -> Bill {
    let usage = Usage(region: scenario.region, month: scenario.month, quantities: quantities)
    return try Bill(
      pricing: usage, book: book, allowances: allowances, adjustments: adjustments,
      currency: currency)
  }
}

extension TableIdentity {
  init(_ document: Document) {
    let version = try? document.root.value(of: "version")?.text()
    self.init(
      name: baseName(document.root.file), version: version ?? "",
      hash: ContentHash.sha256(document.bytes).hex)
  }
}

extension DataFolder {
  var freeTier: String { file("pricing/aws/free-tier.yaml") }

  /// The table of a region.
  ///
  /// - Throws: where there is none, naming the regions that have one.
  func priceTable(_ region: String) throws(DocumentError) -> String {
    guard region == PriceTable.globalRegion || regions.contains(region) else {
      throw DocumentError(
        file: file("pricing/aws"), path: "region",
        problem: "no price table of region '\(region)'" + didYouMean(region, among: regions))
    }
    return file("pricing/aws/\(region).yaml")
  }
}
