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
    case .amplifySSR:
      usage.record(.amplifyServed, load.bytes.count)
      render(&usage)
    case .s3CloudFront: edge.serve(load.bytes, requests: load.requests, to: viewer, &usage)
    }
  }

  /// Renders a load's pages; browsers keep none of them, so that a repeated visit costs the same.
  ///
  /// Start-up of the renderer is not modelled: no published figure was found.
  private func render(_ usage: inout UsageRecorder) {
    let requests = configuration.renderedRequests
    usage.record(.amplifySSRRequests, requests)
    usage.record(
      .amplifySSRCompute,
      requests * Int(configuration.renderTime.count) * Self.renderMemoryMegabytes)
  }

  /// What Amplify Hosting gives a renderer, and bills for; it cannot be chosen.
  ///
  /// Source: public notes on the provider's price list and calculator, read 2026-11-24.
  static let renderMemoryMegabytes = 1_024

  /// Builds and publishes the site so many times a month.
  ///
  /// Without Amplify the build runs elsewhere; each deployment puts every file and invalidates
  /// its paths, which a flat-rate plan covers.
  public func deploy(_ usage: inout UsageRecorder) {
    let builds = configuration.buildsPerMonth
    switch configuration.hosting {
    case .amplify, .amplifySSR:
      usage.record(buildMeter, builds * Int(configuration.buildDuration.count))
    case .s3CloudFront:
      usage.record(.s3Puts, builds * configuration.siteFiles)
      guard configuration.edgePlan == .payAsYouGo else { return }
      usage.record(.edgeInvalidationPaths, builds * configuration.invalidatedPaths)
    }
  }

  private var buildMeter: UsageDimension {
    switch configuration.buildInstance {
    case .standard: .amplifyBuildMinutes
    case .large: .amplifyBuildMinutesLarge
    case .xlarge: .amplifyBuildMinutesXLarge
    }
  }

  /// Counts the site's own storage over a month.
  public func keep(for month: Milliseconds, _ usage: inout UsageRecorder) {
    let kept = UInt128(configuration.siteBytes.count) * UInt128(month.count)
    switch configuration.hosting {
    case .amplify, .amplifySSR: usage.record(.amplifyStorage, wide: kept)
    case .s3CloudFront: usage.record(.s3Storage, wide: kept)
    }
  }

  /// Reads from the bucket the files that a first load asks for, where an edge had none of them.
  public func refill(_ misses: Int, _ usage: inout UsageRecorder) {
    guard configuration.hosting == .s3CloudFront else { return }
    usage.record(.s3Gets, misses * min(configuration.siteFiles, configuration.firstLoad.requests))
  }
}
