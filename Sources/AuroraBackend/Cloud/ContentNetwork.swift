import Metering

/// Where a viewer is, as CloudFront bills it.
public enum EdgeGeography: String, CaseIterable, Sendable {
  case us, europe
  case southAfrica = "south-africa"
  case southAmerica = "south-america"
  case japan, australia
  case asiaPacific = "asia-pacific"
  case india

  var dataOut: UsageDimension {
    switch self {
    case .us: .edgeDataOutUS
    case .europe: .edgeDataOutEurope
    case .southAfrica: .edgeDataOutSouthAfrica
    case .southAmerica: .edgeDataOutSouthAmerica
    case .japan: .edgeDataOutJapan
    case .australia: .edgeDataOutAustralia
    case .asiaPacific: .edgeDataOutAsiaPacific
    case .india: .edgeDataOutIndia
    }
  }

  var requests: UsageDimension {
    switch self {
    case .us: .edgeHTTPSUS
    case .europe: .edgeHTTPSEurope
    case .southAfrica: .edgeHTTPSSouthAfrica
    case .southAmerica: .edgeHTTPSSouthAmerica
    case .japan: .edgeHTTPSJapan
    case .australia: .edgeHTTPSAustralia
    case .asiaPacific: .edgeHTTPSAsiaPacific
    case .india: .edgeHTTPSIndia
    }
  }

  /// Its place in the list, by which page loads are counted.
  public var index: Int {
    switch self {
    case .us: 0
    case .europe: 1
    case .southAfrica: 2
    case .southAmerica: 3
    case .japan: 4
    case .australia: 5
    case .asiaPacific: 6
    case .india: 7
    }
  }
}

/// CloudFront: requests and bytes by viewer geography, or within a flat-rate plan.
///
/// A plan covers its distribution's requests and bytes from anywhere, without overage charges; what
/// it includes comes with its price. Static, dynamic and proxied bytes cost the same.
/// Source: CloudFront developer guide, "Flat-rate pricing plans", read 2026-11-24.
public struct ContentNetwork: Sendable {
  private let isFlatRate: Bool

  public init(_ plan: EdgePlan = .payAsYouGo) { isFlatRate = plan != .payAsYouGo }

  /// Bytes of status line and headers per response.
  static let responseHeaders = Bytes(400)

  func serve(
    _ size: Bytes, requests: Int = 1, to viewer: EdgeGeography, _ usage: inout UsageRecorder
  ) {
    let bytes = size.count + requests * Self.responseHeaders.count
    guard !isFlatRate else {
      usage.record(.edgePlanRequests, requests)
      return usage.record(.edgePlanData, bytes)
    }
    usage.record(viewer.requests, requests)
    usage.record(viewer.dataOut, bytes)
  }
}
