import Metering

/// API Gateway: what a call costs before and after the function runs.
public struct Gateway: Sendable {
  private let configuration: APIConfiguration

  public init(_ configuration: APIConfiguration) { self.configuration = configuration }

  /// Larger payloads are refused.
  ///
  /// Source: API Gateway developer guide, "Quotas", read 2026-04-13.
  static let payloadLimit = Bytes.kilobytes(10 * 1_024)

  /// What an HTTP API counts as one request.
  ///
  /// Source: footnote of API Gateway pricing, read 2026-09-20.
  static let step = Bytes.kilobytes(512)

  /// Checks the token and the size; a refused call is counted and not billed.
  ///
  /// Source: API Gateway developer guide, "Pricing", read 2020-06-26, and AWS answers on re:Post.
  func admit(
    _ identity: Identity, body: Bytes, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) {
    guard _fastPath(identity.canCall(at: moment)) else { throw refuse(.sessionExpired, &usage) }
    guard _fastPath(body <= Self.payloadLimit) else { throw refuse(.payloadTooLarge(body), &usage) }
  }

  /// Whether a Lambda authorizer must be asked about the caller, and remembers that it was.
  ///
  /// The gateway keeps its answer for five minutes.
  /// Source: API Gateway developer guide, "Use Lambda authorizers", read 2026-08-20.
  @inline(__always) func asksAuthorizer(about identity: inout Identity, at moment: Instant) -> Bool
  {
    guard _slowPath(configuration.authorizer == .lambda), moment >= identity.authorizedUntil
    else { return false }
    identity.authorizedUntil = moment + .minutes(5)
    return true
  }

  private func refuse(_ error: AppError, _ usage: inout UsageRecorder) -> AppError {
    usage.record(.callGatewayRefused)
    return error
  }

  /// Bills a call that reached its integration, and its answer's way to the internet.
  ///
  /// An HTTP API counts 512 KB steps of the larger of both bodies, a REST API calls.
  @inline(__always) func answer(
    request: Bytes, response: Bytes, _ usage: inout UsageRecorder
  ) {
    if _slowPath(configuration.kind == .rest) {
      usage.record(.restRequests)
    } else {
      let larger = max(request, response)
      usage.record(
        .httpRequests, _fastPath(larger <= Self.step) ? 1 : larger.blocks(of: Self.step))
    }
    usage.record(.internetOut, response.count + configuration.responseHeaders.count)
    usage.record(.apiCalls)
  }
}
