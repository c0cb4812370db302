import Metering

/// A product that may price a meter.
struct OfferCandidate {
  var meter: UsageDimension
  var entry: UsageTypeMap.Entry
  var product: OfferProduct
  var offer: Offer.Identity
}

/// Products by the region they price, and the usage types that no meter stands for.
struct OfferSorting {
  let map: UsageTypeMap
  private(set) var candidates: [String: [OfferCandidate]] = [:]
  /// Products of mapped services by region, priced or not.
  private(set) var counts: [String: Int] = [:]
  /// Every service code met.
  private(set) var services: Set<String> = []
  private var unmapped: [String: [PriceImport.LeftOut]] = [:]

  init(map: UsageTypeMap) { self.map = map }

  mutating func add(_ offer: Offer) {
    for product in offer.products {
      services.insert(product.serviceCode)
      switch map.meaning(of: product) {
      case .foreign:
        break
      case .unmapped(let region):
        counts[region, default: 0] += 1
        unmapped[region, default: []].append(
          .init(
            serviceCode: product.serviceCode, usageType: product.usageType,
            reason: product.operation.isEmpty
              ? "no meter" : "no meter, operation '\(product.operation)'"))
      case .priced(let meter, let region, let entry):
        counts[region, default: 0] += 1
        candidates[region, default: []].append(
          OfferCandidate(meter: meter, entry: entry, product: product, offer: offer.identity))
      }
    }
  }

  /// Of a region, and of none.
  func leftOut(in region: String) -> [PriceImport.LeftOut] {
    Set([region, "global"]).sorted().flatMap { unmapped[$0] ?? [] }
  }
}

extension Offer {
  /// Which file a product came from.
  struct Identity: Equatable {
    var code: String?
    var version: String
    var published: String
  }

  var identity: Identity { Identity(code: code, version: version, published: published) }
}
