import Documents
import Metering
import UsageSimulator

/// `aurora-cost/ledger@1`: what one part of the users used, whole numbers only, with a checksum.
///
/// What users share is not in it: that is a pure function of all parts together.
struct LedgerFile: Sendable {
  static let format = "aurora-cost/ledger@1"

  /// SHA-256 of the resolved scenario; only parts of one scenario may be merged.
  var scenario: String
  var shard: Shard
  var usage: SimulatedUsage

  /// As JSON; the checksum is over everything else, as written.
  var json: JSONValue {
    let content = members
    let checksum = ContentHash.sha256(JSONValue.object(content).text).hex
    return .object(content + [("checksum", .string(checksum))])
  }

  private var members: [(key: String, value: JSONValue)] {
    [
      ("format", .string(Self.format)),
      ("scenario", .string(scenario)),
      ("shard", .string(shard.description)),
      ("minutes", .integer(Int128(usage.demand.minutes))),
      (
        "counters",
        .array(
          usage.ledger.entries().map { entry in
            .array([
              .string("\(entry.journey)"), .string("\(entry.operation)"),
              .string(entry.dimension.id), .string(String(entry.count)),
            ])
          })
      ),
      ("demand", .object(DemandSeries.allCases.map { ("\($0)", demand($0)) })),
      ("pageLoads", .array((0..<PageLoads.geographies).map(pageLoads))),
    ]
  }

  /// Minutes with a count, as pairs of minute and count in one list.
  private func demand(_ series: DemandSeries) -> JSONValue {
    .string(
      SparseCounts.text((0..<usage.demand.minutes).map { usage.demand[series, $0] }))
  }

  private func pageLoads(_ geography: Int) -> JSONValue {
    .string(
      SparseCounts.text((0..<usage.pageLoads.hours).map { usage.pageLoads[geography, $0] }))
  }
}

/// Counts of which most are zero, as text: `place:count` of the others, the place as a difference.
enum SparseCounts {
  static func text(_ counts: [UInt64]) -> String {
    var last = 0
    var parts: [String] = []
    for (place, count) in counts.enumerated() where count > 0 {
      parts.append("\(place - last):\(count)")
      last = place
    }
    return parts.joined(separator: " ")
  }

  /// Hands over each place below `limit` with its count; false where the text is not of this form.
  static func read(_ text: String, below limit: Int, _ body: (Int, UInt64) -> Void) -> Bool {
    var place = 0
    for part in text.split(separator: " ") {
      let pair = part.split(separator: ":", omittingEmptySubsequences: false)
      guard pair.count == 2, let step = Int(pair[0]), let count = UInt64(pair[1]), step >= 0,
        step < limit - place
      else { return false }
      place += step
      body(place, count)
    }
    return true
  }
}
