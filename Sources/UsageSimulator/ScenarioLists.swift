import AuroraBackend
import Documents
import Metering

// The assumptions whose value is a list.
extension DocumentNode {
  func timeZones() throws(DocumentError) -> [Scenario.TimeZone] {
    var zones: [Scenario.TimeZone] = []
    for item in try items() {
      let zone = try item.mapping(
        keys: ["name", "utcOffsetMinutes", "zone", "share", "geography"])
      let name = try zone["zone"]?.text()
      if name != nil, let offset = zone["utcOffsetMinutes"] {
        throw offset.error("a zone with a name has its offset from it; leave this out")
      }
      let offset =
        name == nil ? try zone.required("utcOffsetMinutes").integer(in: -720...840) : 0
      zones.append(
        Scenario.TimeZone(
          name: try zone.required("name").text(), zone: name,
          time: LocalTime(standardMinutes: offset),
          share: try zone.required("share").decimal(from: 0, to: 1),
          geography: try zone.required("geography").choice(of: EdgeGeography.self)))
    }
    try requireShares(zones.map(\.share))
    return zones
  }

  func reminderLeads() throws(DocumentError) -> [Scenario.Lead] {
    var leads: [Scenario.Lead] = []
    for item in try items() {
      let lead = try item.mapping(keys: ["minutes", "share"])
      // Source of the bound: Google Calendar API, reminders, read 2026-11-24.
      let minutes = try lead.required("minutes").integer(in: 0...40_320)
      if leads.contains(where: { $0.minutes == minutes }) {
        throw item.error("each of the minutes must be another, found \(minutes) twice")
      }
      leads.append(
        Scenario.Lead(
          minutes: minutes,
          share: try lead.required("share").decimal(from: 0, to: 1)))
    }
    try requireShares(leads.map(\.share))
    return leads
  }

  func recurrences() throws(DocumentError) -> [Scenario.RecurrenceShare] {
    var recurrences: [Scenario.RecurrenceShare] = []
    for item in try items() {
      let one = try item.mapping(keys: ["frequency", "count", "share"])
      recurrences.append(
        Scenario.RecurrenceShare(
          frequency: try one.required("frequency").choice(of: Recurrence.Frequency.self),
          count: try one.required("count").integer(in: 1...Recurrence.limit),
          share: try one.required("share").decimal(from: 0, to: 1)))
    }
    try requireShares(recurrences.map(\.share))
    return recurrences
  }

  func weekdayHours() throws(DocumentError) -> [ExactDecimal] {
    var hours: [ExactDecimal] = []
    for item in try items() { hours.append(try item.decimal(from: 0, to: 1_000)) }
    guard hours.count == 24 else { throw error("must have 24 hours, found \(hours.count)") }
    guard hours.contains(where: { !$0.isZero }) else {
      throw error("must have one hour at least above 0")
    }
    return hours
  }

  /// The shares by months of age: who has gone does not come back.
  func retention() throws(DocumentError) -> [ExactDecimal] {
    var shares: [ExactDecimal] = []
    for item in try items() {
      let share = try item.decimal(from: 0, to: 1)
      if let last = shares.last, share > last {
        throw item.error("must be at most the share before, \(last), found \(item.found)")
      }
      shares.append(share)
    }
    return shares
  }

  func personas() throws(DocumentError) -> [Scenario.Persona] {
    var personas: [Scenario.Persona] = []
    let own = ScenarioKey.ofPersona
    for item in try items() {
      let persona = try item.mapping(keys: ["name", "share"] + own.keys.sorted())
      var changes: [Scenario.Persona.Change] = []
      for entry in try item.entries() {
        guard let key = own[entry.key] else { continue }
        changes.append(.init(key: key, value: entry.value))
      }
      personas.append(
        Scenario.Persona(
          name: try persona.required("name").text(),
          share: try persona.required("share").decimal(from: 0, to: 1), changes: changes))
    }
    try requireShares(personas.map(\.share))
    return personas
  }

  /// As many as a choice can have, of which one happens.
  private func requireShares(_ shares: [ExactDecimal]) throws(DocumentError) {
    guard shares.count <= WeightedChoice.limit else {
      throw error("must have at most \(WeightedChoice.limit), found \(shares.count)")
    }
    var sum = ExactDecimal.zero
    for share in shares { sum = (try? sum.adding(share)) ?? sum }
    guard sum == ExactDecimal(1) else { throw error("shares must sum to 1, found \(sum)") }
  }
}
