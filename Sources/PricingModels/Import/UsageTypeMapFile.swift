public import Documents
import Metering

/// The file of a usage-type map, `aurora-cost/usage-types@1`.
extension UsageTypeMap {
  public static let format = "aurora-cost/usage-types@1"

  public init(_ document: Document) throws(DocumentError) {
    let file = try document.root.mapping(
      keys: ["format", "provider", "homeRegion", "regions", "geographies", "services"])
    try file.required("format").format(Self.format)
    self.init(
      provider: try file.required("provider").text(),
      homeRegion: try file.required("homeRegion").text(),
      regions: try Self.names(file.required("regions")),
      geographies: try file["geographies"].map(Self.names) ?? [:], services: [:])
    var place = 0
    for service in try file.required("services").entries() {
      for node in try service.value.items() {
        place += 1
        let (usageType, entry) = try self.entry(node, place: place)
        services[service.key, default: [:]][usageType, default: []].append(entry)
      }
    }
  }

  private static func names(_ node: DocumentNode) throws(DocumentError) -> [String: String] {
    var names: [String: String] = [:]
    for entry in try node.entries() { names[entry.key] = try entry.value.text() }
    return names
  }

  private func entry(
    _ node: DocumentNode, place: Int
  ) throws(DocumentError) -> (usageType: String, Entry) {
    let keys = ["usageType", "operation", "meter", "units", "region", "freeBefore"]
    let mapping = try node.mapping(keys: keys)
    let meter = try mapping.required("meter")
    try check(meter)
    var units: [String] = []
    for unit in try mapping.required("units").items() { units.append(try unit.text()) }
    if let region = mapping["region"] { _ = try region.choice(of: ["global"]) }
    let entry = Entry(
      meter: try meter.text(), units: units, operation: try mapping["operation"]?.text(),
      freeBefore: UInt64(try mapping["freeBefore"]?.integer(in: 1...Int.max) ?? 0),
      isGlobal: mapping["region"] != nil, place: place)
    return (try mapping.required("usageType").text(), entry)
  }

  /// A meter has to exist, for every geography where it names one.
  private func check(_ node: DocumentNode) throws(DocumentError) {
    let id = try node.text()
    let ids = id.hasSuffix("<geo>") ? geographies.values.map { id.dropLast(5) + $0 } : [id]
    for id in ids where UsageDimension(id: id)?.isMeter != true {
      throw node.error(
        "unknown meter \(id.quoted)" + didYouMean(id, among: UsageDimension.meters.map(\.id)))
    }
  }
}
