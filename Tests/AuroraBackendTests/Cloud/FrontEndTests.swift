import Metering
import Testing

@testable import AuroraBackend

struct FrontEndTests {
  private static func configuration(
    _ hosting: Hosting, _ change: (inout FrontEndConfiguration) -> Void = { _ in }
  ) -> FrontEndConfiguration {
    var configuration = FrontEndConfiguration()
    configuration.hosting = hosting
    configuration.firstLoad = PageLoad(bytes: Bytes(350_000), requests: 12)
    configuration.repeatLoad = PageLoad(bytes: Bytes(5_000), requests: 2)
    configuration.buildsPerMonth = 20
    configuration.buildDuration = .minutes(3)
    configuration.siteFiles = 60
    configuration.siteBytes = Bytes(3_000_000)
    configuration.renderedRequests = 1
    configuration.renderTime = Milliseconds(100)
    configuration.invalidatedPaths = 1
    change(&configuration)
    return configuration
  }

  /// A visit after a deployment and one more.
  private static func twoLoads(_ configuration: FrontEndConfiguration) -> UsageLedger {
    let frontEnd = FrontEnd(configuration)
    let edge = ContentNetwork(configuration.edgePlan)
    var usage = UsageRecorder(minutes: 60)
    for isFirst in [true, false] {
      frontEnd.load(isFirst: isFirst, from: .japan, through: edge, at: .zero, &usage)
    }
    return usage.ledger()
  }

  @Test(
    arguments: [(.amplify, 0), (.amplifySSR, 2), (.s3CloudFront, 0)] as [(Hosting, UInt128)])
  func `a server renders every load's page, a repeated one's too`(
    hosting: Hosting, requests: UInt128
  ) {
    let ledger = Self.twoLoads(Self.configuration(hosting))
    #expect(ledger.total(.amplifySSRRequests) == requests)
    // 1,024 MB for 100 ms each.
    #expect(ledger.total(.amplifySSRCompute) == requests * 102_400)
    #expect(ledger.total(.amplifyServed) == (hosting == .s3CloudFront ? 0 : 355_000))
  }

  /// Source: Amplify pricing, 100 GB-hours are USD 20; 360,000 GB-seconds.
  @Test func `a gigabyte-hour is 3,600 seconds of a renderer`() {
    let ledger = Self.twoLoads(
      Self.configuration(.amplifySSR) {
        $0.renderedRequests = 60
        $0.renderTime = Milliseconds(30_000)
      })
    let unit = UsageDimension.amplifySSRCompute.spec.base.perBilledUnit(monthMilliseconds: 1)
    #expect(ledger.total(.amplifySSRCompute) / unit == 3_600)
    #expect(ledger.total(.amplifySSRRequests) == 120)
  }

  @Test(
    arguments: [
      (.standard, .amplifyBuildMinutes), (.large, .amplifyBuildMinutesLarge),
      (.xlarge, .amplifyBuildMinutesXLarge),
    ] as [(BuildInstance, UsageDimension)])
  func `minutes are billed on the build instance's own meter`(
    instance: BuildInstance, meter: UsageDimension
  ) {
    for hosting in [Hosting.amplify, .amplifySSR] {
      var usage = UsageRecorder(minutes: 0)
      FrontEnd(Self.configuration(hosting) { $0.buildInstance = instance }).deploy(&usage)
      let used = UsageDimension.meters.filter { usage.ledger().total($0) > 0 }
      #expect(used == [meter])
      #expect(usage.ledger().total(meter) == 60 * 60_000)
    }
  }

  @Test(arguments: EdgePlan.allCases)
  func `a flat-rate plan covers the bytes, requests and invalidations of any viewer`(
    plan: EdgePlan
  ) {
    let configuration = Self.configuration(.s3CloudFront) {
      $0.edgePlan = plan
      $0.invalidatedPaths = 3
    }
    let isFlat = plan != .payAsYouGo
    let ledger = Self.twoLoads(configuration)
    let bytes = 355_000 + 14 * UInt128(ContentNetwork.responseHeaders.count)
    #expect(ledger.total(isFlat ? .edgePlanRequests : .edgeHTTPSJapan) == 14)
    #expect(ledger.total(isFlat ? .edgePlanData : .edgeDataOutJapan) == bytes)
    #expect(ledger.total(isFlat ? .edgeHTTPSJapan : .edgePlanRequests) == 0)
    #expect(ledger.total(isFlat ? .edgeDataOutJapan : .edgePlanData) == 0)
    var usage = UsageRecorder(minutes: 0)
    FrontEnd(configuration).deploy(&usage)
    #expect(usage.ledger().total(.edgeInvalidationPaths) == (isFlat ? 0 : 60))
    #expect(usage.ledger().total(.s3Puts) == 1_200)
  }

  @Test(arguments: [(11, 11), (12, 12), (13, 12), (60, 12)] as [(Int, UInt128)])
  func `an edge that has nothing reads what a first load asks for, not the whole site`(
    files: Int, read: UInt128
  ) {
    var usage = UsageRecorder(minutes: 0)
    FrontEnd(Self.configuration(.s3CloudFront) { $0.siteFiles = files }).refill(5, &usage)
    #expect(usage.ledger().total(.s3Gets) == 5 * read)
  }
}
