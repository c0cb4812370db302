import AuroraBackend
import Documents
import Metering

// The assumptions whose value is a list.
extension DocumentNode {
  func timeZones() throws(DocumentError) -> [Scenario.TimeZone] {
    var zones: [Scenario.TimeZone] = []
    for item in try items() {
      let zone = try item.mapping(keys: ["name", "utcOffsetMinutes", "share", "geography"])
      zones.append(
        Scenario.TimeZone(
          name: try zone.required("name").text(),
          utcOffsetMinutes: try zone.required("utcOffsetMinutes").integer(in: -720...840),
          share: try zone.required("share").decimal(from: 0, to: 1),
          geography: try zone.required("geography").choice(of: EdgeGeography.self)))
    }
    try requireSumOfOne(zones.map(\.share))
    return zones
  }

  func reminderLeads() throws(DocumentError) -> [Scenario.Lead] {
    var leads: [Scenario.Lead] = []
    for item in try items() {
      let lead = try item.mapping(keys: ["minutes", "share"])
      leads.append(
        Scenario.Lead(
          // Source of the bound: Google Calendar API, reminders, read 2026-11-24.
          minutes: try lead.required("minutes").integer(in: 0...40_320),
          share: try lead.required("share").decimal(from: 0, to: 1)))
    }
    try requireSumOfOne(leads.map(\.share))
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
    try requireSumOfOne(recurrences.map(\.share))
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

  private func requireSumOfOne(_ shares: [ExactDecimal]) throws(DocumentError) {
    var sum = ExactDecimal.zero
    for share in shares { sum = (try? sum.adding(share)) ?? sum }
    guard sum == ExactDecimal(1) else { throw error("shares must sum to 1, found \(sum)") }
  }
}
