import Testing

@testable import Metering

struct UsageLedgerTests {
  @Test func `the layout's literals are the lists' counts`() {
    #expect(LedgerLayout.dimensions == UsageDimension.allCases.count)
    #expect(LedgerLayout.operations == Operation.allCases.count)
    #expect(LedgerLayout.journeys == Journey.allCases.count)
    #expect(DemandRecorder.width >= DemandSeries.allCases.count)
  }

  @Test func `a record lands under its month, journey, operation and dimension alone`() {
    var recorder = UsageRecorder(months: 2, minutes: 0)
    recorder.turn(to: 1)
    recorder.begin(.listEvents, for: .viewCalendar)
    recorder.record(.lambdaRequests)
    recorder.record(.lambdaRequests, 2)
    recorder.record(.dynamoStorage, wide: 1 << 100)
    let ledger = recorder.ledger()
    #expect(ledger[.lambdaRequests, .listEvents, .viewCalendar, month: 1] == 3)
    #expect(ledger.entries(month: 0).isEmpty)
    #expect(ledger.entries(month: 1).map(\.count) == [3, 1 << 100])
    #expect(ledger.total(.lambdaRequests, of: .listEvents, month: 1) == 3)
    #expect(ledger.total(.lambdaRequests, of: .readEvent, month: 1) == 0)
  }

  @Test func `the last corner of the ledger is its own`() {
    var recorder = UsageRecorder(minutes: 0)
    recorder.begin(.subscribe, for: .standing)
    recorder.record(UsageDimension.allCases[LedgerLayout.dimensions - 1])
    #expect(recorder.ledger().entries().count == 1)
    #expect(recorder.ledger().counters.last == 1)
  }

  @Test func `merging adds, whatever the order`() {
    func part(_ amount: Int) -> UsageLedger {
      var recorder = UsageRecorder(minutes: 0)
      recorder.begin(.readEvent, for: .viewCalendar)
      recorder.record(.internetOut, amount)
      return recorder.ledger()
    }
    var left = part(5)
    left.merge(part(7))
    var right = part(7)
    right.merge(part(5))
    #expect(left == right)
    #expect(left.total(.internetOut) == 12)
  }

  @Test func `calls since the last begin are what an operation waits for`() {
    var recorder = UsageRecorder(minutes: 0)
    recorder.begin(.readEvent, for: .viewCalendar)
    recorder.recordCall(.callGetItem)
    recorder.recordCall(.callQuery)
    #expect(recorder.serviceCalls == 2)
    recorder.begin(.readEvent, for: .viewCalendar)
    #expect(recorder.serviceCalls == 0)
  }

  @Test(
    arguments: [
      (-60_000, nil), (0, 0), (59_999, 0), (60_000, 1), (119_999, 1), (120_000, nil),
    ] as [(Int64, Int?)])
  func `demand falls into its minute, and what lies outside is dropped`(
    milliseconds: Int64, minute: Int?
  ) {
    var recorder = UsageRecorder(minutes: 2)
    recorder.begin(.sendReminder, for: .remind, at: Instant(milliseconds: milliseconds))
    recorder.record(.emails, 3)
    let demand = recorder.demand()
    for candidate in 0..<2 {
      #expect(demand[.emails, candidate] == (candidate == minute ? 3 : 0))
    }
    #expect(demand[.apiCalls, 0] == 0)
  }
}

struct DemandRecorderTests {
  @Test func `what 32 bits cannot hold is carried, in both blocks and in the minute it belongs to`()
  {
    var recorder = UsageRecorder(minutes: 3)
    recorder.begin(.readEvent, for: .viewCalendar, at: Instant(milliseconds: 60_000))
    for _ in 0..<3 { recorder.record(.accountBusy, 3_000_000_000) }
    recorder.record(.remindersReads, 1 << 40)
    recorder.record(.remindersReads, 5)
    let demand = recorder.demand()
    #expect(demand[.accountBusy, 1] == 9_000_000_000)
    #expect(demand[.remindersReads, 1] == (1 << 40) + 5)
    for series in DemandSeries.allCases {
      #expect(demand[series, 0] == 0)
      #expect(demand[series, 2] == 0)
    }
    #expect(demand.total(.accountBusy) == 9_000_000_000)
  }
}
