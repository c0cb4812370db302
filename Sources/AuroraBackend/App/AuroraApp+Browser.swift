public import Metering

// What a browser adds to the calls of a page that comes from another origin.
extension AuroraApp {
  /// Sends a request as the page does: after a preflight, unless the browser has leave already.
  @discardableResult
  public func call(
    _ request: Request, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Response {
    let api = cloud.configuration.api
    if api.preflights == .cached, user.preflights.mustAsk(about: request.url, at: moment) {
      guard preflight(for: journey, at: moment, &usage) else {
        user.refused.append(RefusedCall(request: request, journey: journey))
        return .failed(.tooManyRequests)
      }
      user.preflights.keep(request.url, until: moment + api.preflightLifetime)
    }
    return perform(request, for: journey, as: &user, at: moment, &usage)
  }

  /// Answers a browser's question whether it may call from another origin: no function runs.
  ///
  /// False where the gateway throttles it, which is not billed; the browser then sends no request.
  @discardableResult
  public func preflight(
    for journey: Journey, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    usage.begin(.preflight, for: journey, at: moment)
    guard usage.admits(.apiRequests) else {
      usage.record(.callGatewayRefused)
      return false
    }
    cloud.gateway.answer(request: .zero, response: .zero, &usage)
    return true
  }
}
