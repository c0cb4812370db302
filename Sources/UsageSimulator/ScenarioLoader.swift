public import Documents
import Metering

/// Reads a scenario with all that it extends, and the command line's changes on top.
public enum ScenarioLoader {
  /// Reads a scenario file; without one, the defaults alone.
  ///
  /// A file that names no `extends` is laid over the defaults.
  /// - Throws: at the first thing wrong in any of the files, with its place.
  public static func load(
    _ path: String?, defaults: String, changes: [ScenarioChange] = []
  ) throws(DocumentError) -> ResolvedScenario {
    let root = try Document(path: defaults).bytes
    var layers: [ScenarioLayer] = []
    var content: [UInt8] = []
    var next: String? = path ?? defaults
    var seen: [String] = []
    while let file = next {
      let document = try read(file, extendedBy: layers.first)
      let layer = try ScenarioLayer(document.root, name: document.name)
      layers.insert(layer, at: 0)
      content = document.bytes + content
      seen.append(withoutDetours(file))
      next = try base(of: layer, in: file) ?? (document.bytes == root ? nil : defaults)
      if let next, seen.contains(withoutDetours(next)), let node = layer.extends {
        throw node.error("extends itself by way of \(try node.text().quoted)")
      }
    }
    layers.append(try ScenarioLayer(changes))
    for change in changes { content += Array("\(change.key)=\(change.value)\n".utf8) }
    do throws(DocumentError) {
      return try resolve(layers, content, zones: Self.zones(beside: defaults))
    } catch {
      guard let change = changes.first(where: { $0.argument == error.file }) else { throw error }
      throw error.onCommandLine(change.key)
    }
  }

  /// The file that a layer says it extends, relative to its own folder.
  private static func base(
    of layer: ScenarioLayer, in file: String
  ) throws(DocumentError) -> String? {
    guard let extends = layer.extends else { return nil }
    let name = try extends.text()
    guard !name.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return name }
    return file[...slash] + name
  }

  /// The path without `.` and `..`, to know a file again that is spelled in another way.
  private static func withoutDetours(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Reads a file; one that cannot be had is the fault of the scenario that extends it.
  private static func read(
    _ file: String, extendedBy layer: ScenarioLayer?
  ) throws(DocumentError) -> Document {
    do throws(DocumentError) {
      return try Document(path: file)
    } catch {
      guard error.line == 0, let extends = layer?.extends else { throw error }
      throw extends.error(error.description)
    }
  }

  private static func resolve(
    _ layers: [ScenarioLayer], _ content: [UInt8], zones: String
  ) throws(DocumentError) -> ResolvedScenario {
    var scenario = Scenario()
    var assumptions: [ResolvedAssumption] = []
    for key in ScenarioKey.all {
      let given = layers.compactMap { layer in layer.values[key.path].map { (layer.name, $0) } }
      guard let (_, first) = given.first, let (source, last) = given.last else {
        throw DocumentError(
          argument: layers[0].name,
          problem: "missing key '\(key.path)'; extend defaults.yaml or give it a value")
      }
      let evidence = try Evidence(first)
      let value = try Evidence(last)
      try key.read(value.value, &scenario)
      assumptions.append(evidence.assumption(key.path, value, from: source))
    }
    try readHeads(layers, &scenario)
    try ScenarioRules.check(scenario, layers)
    try scenario.completePersonas()
    let content = content + (try lookUpZones(&scenario, layers, zones))
    var sections: [String: DocumentNode] = [:]
    for layer in layers {
      sections.merge(layer.pricingSections) { $1 }
      if let used = layer.values["account.used"] { sections["account.used"] = used }
    }
    return ResolvedScenario(
      scenario: scenario, assumptions: assumptions, pricingSections: sections,
      layers: layers.dropLast().map(\.name), content: content)
  }

  /// The file of named time zones, which stands beside the defaults.
  private static func zones(beside defaults: String) -> String {
    let folder = defaults.lastIndex(of: "/").map { defaults[...$0] } ?? ""
    return folder + "time-zones.yaml"
  }

  /// Gives named time zones their clocks; returns what was read for it.
  private static func lookUpZones(
    _ scenario: inout Scenario, _ layers: [ScenarioLayer], _ path: String
  ) throws(DocumentError) -> [UInt8] {
    guard let node = layers.compactMap({ $0.values["population.timeZones"] }).last,
      scenario.population.timeZones.contains(where: { $0.zone != nil })
    else { return [] }
    let file = try TimeZoneFile(Document(path: path))
    for index in scenario.population.timeZones.indices {
      guard let zone = scenario.population.timeZones[index].zone else { continue }
      scenario.population.timeZones[index].time = try file.time(zone, in: scenario.month, at: node)
    }
    return file.document.bytes
  }

  private static func readHeads(
    _ layers: [ScenarioLayer], _ scenario: inout Scenario
  ) throws(DocumentError) {
    func last(_ key: String) throws(DocumentError) -> DocumentNode {
      guard let node = layers.compactMap({ $0.heads[key] }).last else {
        throw DocumentError(argument: layers[0].name, problem: "missing key '\(key)'")
      }
      return node
    }
    scenario.name = try last("name").displayName()
    scenario.description = try last("description").text()
    scenario.month = try last("month").month()
    scenario.region = try last("region").text()
    scenario.seed = try UInt64(last("seed").integer(in: 0...Int.max))
    if let budget = layers.compactMap({ $0.values["budget.monthly"] }).last {
      scenario.budget = try budget.decimal(from: 0, to: 1_000_000_000_000)
    }
  }
}

/// An assumption as a file gives it: a bare value, or one with its evidence.
private struct Evidence {
  let value: DocumentNode
  var unit = ""
  var low: String?
  var high: String?
  var source: String?
  var grade: String?

  init(_ node: DocumentNode) throws(DocumentError) {
    guard node.isMapping else {
      value = node
      return
    }
    let mapping = try node.mapping(keys: ["value", "unit", "low", "high", "source", "grade"])
    value = try mapping.required("value")
    unit = try mapping["unit"]?.text() ?? ""
    low = try mapping["low"]?.text()
    high = try mapping["high"]?.text()
    source = try mapping.required("source").text()
    grade = try mapping.required("grade").choice(of: Grade.self).rawValue
  }

  private enum Grade: String, CaseIterable { case a = "A", b = "B", c = "C", d = "D" }

  /// This evidence, which the first layer gave, with a later layer's value.
  func assumption(
    _ key: String, _ later: Evidence, from layer: String
  ) -> ResolvedAssumption {
    let isChanged = later.value.summary != value.summary
    return ResolvedAssumption(
      key: key, value: later.value.summary, unit: later.unit.isEmpty ? unit : later.unit,
      low: later.low ?? low, high: later.high ?? high,
      source: later.source ?? (isChanged ? "set in \(layer)" : source ?? ""),
      grade: later.grade ?? (isChanged ? "set" : grade ?? ""), isChanged: isChanged)
  }
}
