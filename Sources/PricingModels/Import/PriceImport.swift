public import Documents
public import Metering

/// One region's prices out of Price List files, and everything that was left out, with the reason.
public struct PriceImport: Sendable {
  /// The region of the table, or `global`.
  public var region: String
  /// ISO 4217 code of every price.
  public var currency: String
  /// Day the newest of the offers was published.
  public var published: String
  /// In catalogue order, one a meter.
  public var rows: [ImportedRow]
  /// Usage types of mapped services that gave no price, in the order of service and usage type.
  public var leftOut: [LeftOut]
  /// Products of mapped services in regions not asked for.
  public var otherRegions: [String: Int]

  /// A meter's price as the provider's file has it.
  public struct ImportedRow: Sendable, Equatable {
    public var meter: UsageDimension
    public var ladder: TierLadder
    public var usageType: String
    public var sku: String
    public var rateCodes: [String]
    /// Day the offer was published.
    public var published: String
    /// Since when the price stands.
    public var effective: String
    public var offerCode: String
    public var offerVersion: String
    /// Units given free in the file itself, which belong into a free-tier table.
    public var freePart: ExactDecimal?
  }

  /// A usage type that was not taken.
  public struct LeftOut: Sendable, Hashable {
    public var serviceCode: String
    public var usageType: String
    public var reason: String
  }

  /// Offers from which no table can be made.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    case nothingMapped(services: [String])
    case severalRegions([String])
    case noSuchRegion(String, found: [String])
    case severalCurrencies([String])

    public var description: String {
      switch self {
      case .nothingMapped(let services):
        "the offers hold no usage type that is a meter; services in them: \(Self.list(services))"
      case .severalRegions(let regions):
        "the offers hold prices of \(regions.count) regions: \(Self.list(regions)); "
          + "choose one with --region"
      case .noSuchRegion(let region, let found):
        "the offers hold no price of region '\(region)'; they have \(Self.list(found))"
      case .severalCurrencies(let currencies):
        "the offers hold prices in \(Self.list(currencies)); a table has one currency"
      }
    }

    private static func list(_ words: [String]) -> String {
      words.isEmpty ? "none" : words.map { "'\($0)'" }.joined(separator: ", ")
    }
  }
}

extension PriceImport {
  /// Takes from the offers what the map knows.
  ///
  /// `wanted` is the region to take; nil where the offers hold only one.
  public init(
    _ offers: [Offer], by map: UsageTypeMap, region wanted: String?
  ) throws(Failure) {
    var sorting = OfferSorting(map: map)
    for offer in offers { sorting.add(offer) }
    let regions = sorting.candidates.keys.filter { $0 != "global" }.sorted()
    guard !sorting.candidates.isEmpty else {
      throw .nothingMapped(services: sorting.services.sorted())
    }
    if let wanted, !sorting.candidates.keys.contains(wanted) {
      throw .noSuchRegion(wanted, found: sorting.candidates.keys.sorted())
    }
    guard wanted != nil || regions.count <= 1 else { throw .severalRegions(regions) }
    let region = wanted ?? regions.first ?? "global"

    var choosing = CandidateChoice(leftOut: sorting.leftOut(in: region))
    choosing.choose(from: sorting.candidates[region] ?? [])
    if region != "global" { choosing.choose(from: sorting.candidates["global"] ?? []) }
    guard choosing.currencies.count <= 1 else {
      throw .severalCurrencies(choosing.currencies.sorted())
    }
    self.init(
      region: region, currency: choosing.currencies.first ?? "USD",
      published: offers.map(\.published).max() ?? "",
      rows: choosing.rows.sorted { $0.meter.rawValue < $1.meter.rawValue },
      leftOut: Set(choosing.leftOut).sorted {
        ($0.serviceCode, $0.usageType, $0.reason) < ($1.serviceCode, $1.usageType, $1.reason)
      },
      otherRegions: sorting.counts.filter { $0.key != region && $0.key != "global" })
  }
}
