import Documents
import Metering
import PricingModels
import UsageSimulator

/// The prices and allowances of a scenario's region, month and account.
struct ScenarioPrices: Sendable {
  private let scenario: Scenario
  let book: PriceBook
  let allowances: Allowances
  private let adjustments: [Adjustment]
  private let currency: CurrencyRule?
  let tables: [TableIdentity]

  /// What the command line selects wins over the scenario's account.
  init(
    _ resolved: ResolvedScenario, _ data: DataFolder, by selection: PriceSelection = .init()
  ) throws {
    scenario = resolved.scenario
    if selection.prices.isEmpty { try data.requireTable(of: scenario.region) }
    let read = try selection.book(of: scenario.region, in: scenario.month, data: { data })
    let account: FreeTierSelection =
      switch scenario.account.freeTier {
      case .auto: .account(created: scenario.account.created)
      case .none: .none
      }
    let offers = try selection.offers(or: account, data: { data })
    let used = try resolved.pricingSections["account.used"].map(UsedAllowances.init)
    let allowances = try offers.map { [month = scenario.month] offers in
      try FreeTier(offers.document).allowances(offers.selection, in: month, used: used ?? .none)
    }
    book = read.book
    self.allowances = allowances ?? .none
    adjustments = try resolved.pricingSections["adjustments"].map(Adjustment.list) ?? []
    currency = try resolved.pricingSections["currency"].map { try CurrencyRule($0) }
    tables = (read.documents + [offers?.document].compactMap(\.self)).map(TableIdentity.init)
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
      name: document.name, version: version ?? "",
      hash: ContentHash.sha256(document.bytes).hex)
  }
}

extension DataFolder {
  /// - Throws: where no table is shipped for the region, naming those that are.
  fileprivate func requireTable(of region: String) throws(DocumentError) {
    guard regions.contains(region) else {
      throw DocumentError(
        file: file("pricing/aws"), path: "region",
        problem: "no price table of region '\(region)'" + didYouMean(region, among: regions))
    }
  }
}
