import Documents
import Metering

/// The named time zones that a scenario may use, from `time-zones.yaml` beside the defaults.
struct TimeZoneFile {
  private let zones: DocumentMapping
  private let daylight: DocumentMapping
  let document: Document

  init(_ document: Document) throws(DocumentError) {
    self.document = document
    let root = try document.root.file(
      format: "aurora-cost/time-zones@1", keys: ["source", "daylight", "zones"])
    _ = try root.required("source").text()
    daylight = DocumentMapping(try root.required("daylight"))
    zones = DocumentMapping(try root.required("zones"))
    for entry in try zones.node.entries() { _ = try time(of: entry.value) }
  }

  /// The clock of a zone that a scenario names, where its rules hold for the month.
  func time(_ name: String, in month: CalendarMonth, at node: DocumentNode) throws(DocumentError)
    -> LocalTime
  {
    guard let zone = zones[name] else {
      let names = try zones.node.entries().map(\.key)
      throw node.error("unknown time zone \(name.quoted)" + didYouMean(name, among: names))
    }
    let time = try time(of: zone)
    if let daylight = time.daylight, month.year < daylight.since {
      throw node.error(
        "the rules of \(name.quoted) are known from \(daylight.since) on, not for \(month)")
    }
    return time
  }

  private func time(of node: DocumentNode) throws(DocumentError) -> LocalTime {
    let zone = try node.mapping(keys: ["utcOffsetMinutes", "daylight"])
    var time = LocalTime(
      standardMinutes: try zone.required("utcOffsetMinutes").integer(in: -720...840))
    if let name = zone["daylight"] {
      let rule = try daylight.required(name.text())
      time.daylight = try Self.daylight(rule)
    }
    return time
  }

  private static func daylight(_ node: DocumentNode) throws(DocumentError) -> LocalTime.Daylight {
    let rule = try node.mapping(keys: ["since", "minutes", "starts", "ends"])
    return LocalTime.Daylight(
      since: try rule.required("since").integer(in: 1970...9999),
      minutes: try rule.required("minutes").integer(in: 15...120),
      starts: try change(rule.required("starts")), ends: try change(rule.required("ends")))
  }

  private static func change(_ node: DocumentNode) throws(DocumentError) -> LocalTime.Change {
    let change = try node.mapping(keys: ["month", "sundayFrom", "minute", "clock"])
    return LocalTime.Change(
      month: try change.required("month").integer(in: 1...12),
      sundayFrom: try change["sundayFrom"]?.integer(in: 1...22),
      minute: try change.required("minute").integer(in: 0...1_439),
      isUTC: try change.required("clock").choice(of: ["utc", "standard"]) == "utc")
  }
}
