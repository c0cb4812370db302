public import Documents
import Metering

// `aurora-cost/free-tier@1`, in YAML or JSON.
extension FreeTier {
  public init(_ document: Document) throws(DocumentError) {
    let root = try document.root.file(format: "aurora-cost/free-tier@1", keys: ["offers"])
    offers = []
    for item in try root.required("offers").items() {
      let offer = try FreeOffer(item)
      guard !offers.contains(where: { $0.id == offer.id }) else {
        throw item.error("a second offer with the id \(offer.id.quoted)")
      }
      offers.append(offer)
    }
  }
}

extension FreeOffer {
  private static let grants = ["quantity", "quantityPerHour", "credit"]

  fileprivate init(_ node: DocumentNode) throws(DocumentError) {
    let offer = try node.mapping(
      keys: [
        "id", "term", "meters", "scope", "accountsFrom", "accountsBefore", "poolsBefore", "source",
      ] + Self.grants)
    id = try offer.required("id").offerID()
    term = try offer.required("term").choice(of: Term.self)
    scope = try offer["scope"]?.choice(of: Scope.self) ?? .account
    accountsFrom = try offer["accountsFrom"]?.date()
    accountsBefore = try offer["accountsBefore"]?.date()
    poolsBefore = try offer["poolsBefore"]?.date()
    source = try offer["source"].map(PriceSource.init) ?? PriceSource()
    grant = try Self.grant(offer)
  }

  private static func grant(_ offer: DocumentMapping) throws(DocumentError) -> Grant {
    let given = grants.filter { offer[$0] != nil }
    guard let key = given.first, given.count == 1 else {
      throw offer.node.error("must have one of 'quantity', 'quantityPerHour' and 'credit'")
    }
    let amount = try offer.required(key).decimal(atLeast: .zero)
    if key == "credit" {
      if let meters = offer["meters"] {
        throw meters.error("a credit is for no meter; leave it out")
      }
      return .credit(amount)
    }
    let meters = try meters(offer.required("meters"))
    return key == "quantity" ? .quantity(amount, meters) : .quantityPerHour(amount, meters)
  }

  private static func meters(_ node: DocumentNode) throws(DocumentError) -> [UsageDimension] {
    var meters: [UsageDimension] = []
    for item in try node.items() {
      let meter = try item.meter()
      guard !meters.contains(meter) else { throw item.error("\(item.found) is named twice") }
      meters.append(meter)
    }
    guard !meters.isEmpty else { throw node.error("must name at least one meter") }
    return meters
  }
}

extension DocumentNode {
  /// Lower-case words joined by `-`.
  fileprivate func offerID() throws(DocumentError) -> String {
    let id = try text()
    let words = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isPlain = words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 }
    }
    guard isPlain else { throw error("must be lower-case words joined by '-', found \(found)") }
    return id
  }
}
