import AuroraBackend
import Documents
import Metering
import Testing
import UsageSimulator

@testable import AuroraCost

struct PeakSectionTests {
  private func report(limit: UInt64 = 120, writes: UInt64 = 40) throws -> Report {
    var estimate = try SampleEstimate.small()
    estimate.peaks = PeakDemand(
      minutesPerQuota: 1_000,
      quotas: [
        .init(
          id: "authentications", label: "Cognito UserAuthentication requests per second",
          limit: limit, demand: 120, second: "2026-10-05T09:00:07Z"),
        .init(
          id: "scheduleRequests", label: "Schedules", limit: 1_000, demand: 0, second: nil),
      ],
      keys: [
        .init(
          table: "events", name: "user 17",
          units: .init(writes: writes, reads: try decimal("2.5")))
      ],
      partition: .init(writes: 40, reads: try decimal("3000")))
    return try Report(estimate)
  }

  private func headline(_ report: Report) -> Report.Headline? {
    report.headlines.first { $0.label == "Quotas in the busiest second" }
  }

  @Test func `demand up to the limit is within it, one more exceeds it`() throws {
    let within = try #require(headline(try report()))
    #expect(within.value == "none exceeded" && within.note == "of 2 measured")
    let above = try #require(headline(try report(limit: 119)))
    #expect(above.value == "1 exceeded")
    #expect(above.note == "Cognito UserAuthentication requests per second")
    let hot = try #require(headline(try report(limit: 119, writes: 41)))
    #expect(hot.value == "2 exceeded")
    #expect(hot.note.hasSuffix("; DynamoDB partition of events, user 17"))
  }

  @Test func `tables have demand, limit and headroom, below zero where exceeded`() throws {
    let report = try report(limit: 100)
    let section = try #require(report.sections.first { $0.id == "peaks" })
    let rows = section.tables.map { $0.rows.map { $0.map(\.text) } }
    #expect(
      rows == [
        [
          [
            "Cognito UserAuthentication requests per second", "100", "120", "-20",
            "2026-10-05T09:00:07Z",
          ],
          ["Schedules", "1,000", "0", "1,000", "none"],
        ],
        [["events", "user 17", "40", "0", "2.5", "2,997.5"]],
      ])
  }

  @Test func `every format for people shows them, and none does where nobody looked`() throws {
    let plain = try Report(SampleEstimate.small())
    for format in [ReportFormat.text, .html, .markdown] {
      func shown(_ report: Report) throws -> String {
        String(decoding: try format.render(report), as: UTF8.self)
      }
      let text = try shown(report(limit: 100))
      #expect(text.contains("Busiest seconds"), "\(format)")
      #expect(text.contains("user 17"), "\(format)")
      #expect(text.contains("2,997.5"), "\(format)")
      #expect(!(try shown(plain).contains("usiest second")), "\(format)")
    }
    #expect(!JSONReport.text(plain).contains("\"peaks\""))
  }

  @Test func `a key is named by its user, or by the minute that is due`() throws {
    let month = try #require(CalendarMonth("2026-10"))
    let keys = [
      HotKey(table: .users, owner: .user(3), writes: 0, halfReads: 3),
      HotKey(table: .reminders, owner: .dueMinute(4 * 1_440 + 9 * 60), writes: 7, halfReads: 2),
    ]
    let peaks = PeakDemand(
      Peaks(
        minutesPerQuota: 9, quotas: [], keys: keys, partitionWrites: 1_000, partitionReads: 3_000),
      in: month)
    #expect(peaks.keys.map(\.name) == ["user 3", "due minute 2026-10-05T09:00Z"])
    #expect(peaks.keys.map(\.table) == ["users", "reminders"])
    #expect(peaks.keys.map(\.units.reads.description) == ["1.5", "1"])
    #expect(peaks.partition.reads.description == "3000")
  }
}
