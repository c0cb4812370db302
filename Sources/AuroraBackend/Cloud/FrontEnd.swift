public import Metering

/// The page's host: Amplify Hosting, or a bucket behind the content network.
public struct FrontEnd: Sendable {
  public let configuration: FrontEndConfiguration

  public init(_ configuration: FrontEndConfiguration) { self.configuration = configuration }

  /// Serves a visit: everything when the browser has nothing of this deployment, else little.
  func load(
    isFirst: Bool, from viewer: EdgeGeography, through edge: ContentNetwork, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    let load = isFirst ? configuration.firstLoad : configuration.repeatLoad
    usage.record(.callPageLoad)
    usage.recordPageLoad(from: viewer.index, at: moment)
    switch configuration.hosting {
    case .amplify: usage.record(.amplifyServed, load.bytes.count)
    case .s3CloudFront: edge.serve(load.bytes, requests: load.requests, to: viewer, &usage)
    }
  }

  /// Builds and publishes the site so many times a month.
  ///
  /// Without Amplify the build runs elsewhere; each deployment puts every file and invalidates
  /// all paths at once, which counts as one.
  public func deploy(_ usage: inout UsageRecorder) {
    let builds = configuration.buildsPerMonth
    switch configuration.hosting {
    case .amplify:
      usage.record(.amplifyBuildMinutes, builds * Int(configuration.buildDuration.count))
    case .s3CloudFront:
      usage.record(.s3Puts, builds * configuration.siteFiles)
      usage.record(.edgeInvalidationPaths, builds)
    }
  }

  /// Counts the site's own storage over a month.
  public func keep(for month: Milliseconds, _ usage: inout UsageRecorder) {
    let kept = UInt128(configuration.siteBytes.count) * UInt128(month.count)
    switch configuration.hosting {
    case .amplify: usage.record(.amplifyStorage, wide: kept)
    case .s3CloudFront: usage.record(.s3Storage, wide: kept)
    }
  }

  /// Reads the site's files from the bucket where an edge had none.
  public func refill(_ misses: Int, _ usage: inout UsageRecorder) {
    guard configuration.hosting == .s3CloudFront else { return }
    usage.record(.s3Gets, misses * configuration.siteFiles)
  }
}
