import Testing

@testable import AuroraCost

struct QuotaSectionTests {
  private func report(refused: UInt64, givenUp: UInt64, mails: UInt64 = 0) throws -> Report {
    var estimate = try SampleEstimate.small()
    estimate.refusedQuotas = [
      RefusedQuota(
        id: "apiRequests", label: "API requests", limit: 10_000, refused: refused,
        givenUp: givenUp, consequence: "tried again"),
      RefusedQuota(
        id: "mailsPerDay", label: "Mails a day", limit: 200, refused: mails, givenUp: mails,
        consequence: "mail lost"),
    ]
    return try Report(estimate)
  }

  private func headline(_ report: Report) -> Report.Headline? {
    report.headlines.first { $0.label == "Refused by quotas" }
  }

  @Test func `the first screen says what was refused, and by which quotas`() throws {
    let none = try #require(headline(try report(refused: 0, givenUp: 0)))
    #expect(none.value == "nothing" && none.note == "of 2 enforced")
    let one = try #require(headline(try report(refused: 1, givenUp: 0)))
    #expect(one.value == "1 call" && one.note == "API requests")
    let both = try #require(headline(try report(refused: 1_234, givenUp: 7, mails: 6)))
    #expect(both.value == "1,240 calls" && both.note == "API requests; Mails a day")
  }

  @Test func `nothing is said of quotas that were not enforced`() throws {
    let report = try Report(SampleEstimate.small())
    #expect(headline(report) == nil)
    #expect(report.sections.allSatisfy { $0.id != "quotas" })
  }

  @Test func `the section counts refusals and those that nobody tried again`() throws {
    let report = try report(refused: 1_234, givenUp: 7, mails: 6)
    let section = try #require(report.sections.first { $0.id == "quotas" })
    #expect(
      section.tables.first?.rows.map { $0.map(\.text) } == [
        ["API requests", "10,000", "1,234", "7", "tried again"],
        ["Mails a day", "200", "6", "6", "mail lost"],
      ])
  }
}
