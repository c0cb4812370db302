import Metering

/// Which usage type of which provider's service is which meter: `pricing/aws/usage-types.yaml`.
public struct UsageTypeMap: Sendable, Equatable {
  public var provider: String
  /// The region whose usage types need no prefix.
  public var homeRegion: String
  /// Billing code, the prefix of a usage type, to region.
  public var regions: [String: String]
  /// Prefix of a content network's usage type to the geography that ends the meter's id.
  public var geographies: [String: String]
  /// Service code to its usage types, without their prefixes.
  public var services: [String: [String: [Entry]]]

  /// One usage type of one service.
  public struct Entry: Sendable, Equatable {
    /// Meter id; `<geo>` at its end stands for the geography of the prefix.
    public var meter: String
    /// The Price List's units that are one unit of the meter.
    public var units: [String]
    /// Tells products of one usage type apart; nil takes any.
    public var operation: String?
    /// Added to every edge of a ladder that the Price List counts from the end of a free part.
    public var freeBefore: UInt64
    /// The product has no region of its own.
    public var isGlobal: Bool
    /// Place in the file: where two usage types price one meter, the first goes first.
    public var place: Int

    public init(
      meter: String, units: [String], operation: String? = nil, freeBefore: UInt64 = 0,
      isGlobal: Bool = false, place: Int = 0
    ) {
      self.meter = meter
      self.units = units
      self.operation = operation
      self.freeBefore = freeBefore
      self.isGlobal = isGlobal
      self.place = place
    }

    /// Whether a price of this Price List unit is a price of one unit of the meter.
    func accepts(unit: String) -> Bool {
      units.contains { Self.normalised($0) == Self.normalised(unit) }
    }

    private static func normalised(_ unit: String) -> String {
      let lower = unit.lowercased()
      return lower.hasSuffix("s") ? String(lower.dropLast()) : lower
    }
  }

  public init(
    provider: String, homeRegion: String, regions: [String: String], geographies: [String: String],
    services: [String: [String: [Entry]]]
  ) {
    self.provider = provider
    self.homeRegion = homeRegion
    self.regions = regions
    self.geographies = geographies
    self.services = services
  }
}

extension UsageTypeMap {
  /// What a product is to us.
  enum Meaning: Equatable {
    /// A service without any meter of ours.
    case foreign
    /// A usage type of a service of ours that no meter stands for.
    case unmapped(region: String)
    case priced(UsageDimension, region: String, entry: Entry)
  }

  func meaning(of product: OfferProduct) -> Meaning {
    guard let usageTypes = services[product.serviceCode] else { return .foreign }
    let named = product.regionCode.flatMap { $0.isEmpty ? nil : $0 }
    for (region, geography, rest) in splits(of: product.usageType) {
      let entries = usageTypes[rest] ?? []
      for entry in entries where entry.operation == nil || entry.operation == product.operation {
        guard let meter = UsageDimension(id: meterID(entry, geography)) else { continue }
        let place = entry.isGlobal ? "global" : named ?? region ?? homeRegion
        return .priced(meter, region: place, entry: entry)
      }
    }
    if usageTypes.values.joined().allSatisfy(\.isGlobal) { return .unmapped(region: "global") }
    let prefixRegion = splits(of: product.usageType).lazy.compactMap(\.region).first
    return .unmapped(region: named ?? prefixRegion ?? homeRegion)
  }

  private func meterID(_ entry: Entry, _ geography: String?) -> String {
    guard entry.meter.hasSuffix("<geo>") else { return geography == nil ? entry.meter : "" }
    return geography.map { entry.meter.dropLast("<geo>".count) + $0 } ?? ""
  }

  /// Every way to read a usage type as prefix and meter.
  private func splits(
    of usageType: String
  ) -> [(region: String?, geography: String?, rest: String)] {
    var found: [(region: String?, geography: String?, rest: String)] = [(nil, nil, usageType)]
    if let dash = usageType.firstIndex(of: "-") {
      let prefix = String(usageType[..<dash])
      let rest = String(usageType[usageType.index(after: dash)...])
      if let region = regions[prefix] { found.append((region, nil, rest)) }
      if let geography = geographies[prefix] { found.append((nil, geography, rest)) }
    }
    for region in Set(regions.values) where usageType.hasPrefix(region + "-") {
      found.append((region, nil, String(usageType.dropFirst(region.utf8.count + 1))))
    }
    return found
  }
}
