public import Metering

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

  /// The series that counts page loads from here by the minute.
  public var pages: DemandSeries {
    switch self {
    case .us: .pagesUS
    case .europe: .pagesEurope
    case .southAfrica: .pagesSouthAfrica
    case .southAmerica: .pagesSouthAmerica
    case .japan: .pagesJapan
    case .australia: .pagesAustralia
    case .asiaPacific: .pagesAsiaPacific
    case .india: .pagesIndia
    }
  }
}

/// CloudFront: requests and bytes by viewer geography.
public struct ContentNetwork: Sendable {
  public init() {}

  /// Bytes of status line and headers per response.
  static let responseHeaders = Bytes(400)

  func serve(
    _ size: Bytes, requests: Int = 1, to viewer: EdgeGeography, _ usage: inout UsageRecorder
  ) {
    usage.record(viewer.requests, requests)
    usage.record(viewer.dataOut, size.count + requests * Self.responseHeaders.count)
  }
}
